import type { Currency, Range } from '../types.ts';
import type { Numeral } from './numeral-words.ts';
import type { Span } from './text.ts';

/** What a figure counts, told by the words around it. */
export interface Figure<Value> extends Span {
  readonly value: Value;
  readonly rank: number;
  readonly phase: string | null;
  /** What kind of building, or what the phase belongs to: equal labels are the same thing. */
  readonly label: string;
  readonly isVague: boolean;
}

const EDGE = /[,。;；!?！？\n、()【】“”|\s:]/;

/** The words before a figure, back to the clause's edge; an empty clause takes the one before in. */
export function wordsBefore(text: string, start: number, limit: number, most = 24): string {
  let from = start;
  const least = Math.max(limit, start - most);
  while (from > least && !EDGE.test(text[from - 1] ?? '')) from -= 1;
  const own = text.slice(from, start);
  if (own.replace(/[约近计为是人民币\s$¥]|RMB|USD|EUR|HKD|CNY|JPY|美元|美金|US/g, '') !== '')
    return own;
  let back = from;
  while (back > least && EDGE.test(text[back - 1] ?? '')) back -= 1;
  let further = back;
  while (further > least && !EDGE.test(text[further - 1] ?? '')) further -= 1;
  if (/[,、]/.test(text.slice(back, from))) return own;
  const label = text.slice(further, back);
  return /\d/.test(label) || /[。;!?\n]/.test(text.slice(back, from)) ? own : label + own;
}

export const PHASE =
  /(?:第?([一二三四1-4首])(?:期|步|阶段)|([后]续)(?!.*期))(?!.*(?:[一二三四1-4首]期|后续))/;
/** The new value follows. */
export const CHANGED =
  /(?:[调改减增加压缩降提涨追扩换变更修](?:整|低|少|大|高|加|正|成|至|到|为)*(?:成|到|至|为|要)|→|->|=>|应(?:该)?[是为]|变[成为]|更正[为:]|扩[到至]|砍到)(?:了|约|成)?$|(?:现在|如今|这回|最新)(?:说|是|要|只|改)*(?:最多|最少|只|就)?(?:投|要|给)?$/;
/** The old value stood here: 从8000万调到. */
export const IS_OLD =
  /^(?:元|亩|平米?|㎡|左右)?\s*(?:调|改|减|压|缩|降|提高|涨|换|变|增加?到|加到|扩到|→|->|=>|变更)/;
const OLD_HEAD = /(?:不是|并非|原先|原来|原定|原计划|之前[说报]的?|误写)[^,。;]{0,4}$/;

export const isOld = (before: string, after: string) => IS_OLD.test(after) || OLD_HEAD.test(before);

export const phaseOf = (before: string): string | null => {
  const match = PHASE.exec(before);
  return match ? (match[1] ?? match[2] ?? null) : null;
};

const CODES: readonly (readonly [RegExp, Currency | 'foreign'])[] = [
  [/^(?:美元|美金|美刀|刀|USD|US\$|U\.S\.|dollars?)/i, 'USD'],
  [/^(?:港币|港元|港纸|HKD|HK\$)/i, 'HKD'],
  [/^(?:欧元|EUR|euros?|€)/i, 'EUR'],
  [/^(?:日元|日币|日圆|JPY|yen)/i, 'JPY'],
  [/^(?:人民币|元人民币|块|RMB|CNY|元)/i, 'CNY'],
  [
    /^(?:新?台币|新元|新币|英镑|韩元|韩币|澳元|加元|泰铢|卢布|卢比|瑞士法郎|瑞郎|林吉特|盾|NTD|NT\$|GBP|KRW|SGD|AUD|CAD|CHF|£|₩)/i,
    'foreign',
  ],
];
const BEFORE: readonly (readonly [RegExp, Currency | 'foreign'])[] = [
  [/(?:HKD|HK\$|港币|港元)\s?(?:约)?$/i, 'HKD'],
  [
    /(?:NTD|NT\$|新?台币|GBP|£|英镑|KRW|₩|韩元|SGD|S\$|新元|新币|澳元|AUD|CHF|加元|CAD)\s?(?:约)?$/i,
    'foreign',
  ],
  [/(?:USD|US\$|\$|美元|美金)\s?(?:约)?$/i, 'USD'],
  [/(?:EUR|€|欧元)\s?(?:约)?$/i, 'EUR'],
  [/(?:JPY|日元|日币)\s?(?:约)?$/i, 'JPY'],
  [/(?:人民币|RMB|CNY|¥|￥)\s?(?:约)?$/i, 'CNY'],
];

/** The currency that stands beside the figure; undefined where none does. */
export function currencyOf(
  text: string,
  one: Span,
): { code: Currency | 'foreign'; start: number; end: number } | undefined {
  const space = text[one.end] === ' ' ? 1 : 0;
  const after = text.slice(one.end + space, one.end + space + 10);
  for (const [pattern, code] of CODES) {
    const found = pattern.exec(after)?.[0];
    if (found) {
      const own = { code, start: one.start, end: one.end + space + found.length };
      // 2.4亿元人民币 and 3000万元(美元): the second word decides.
      if (found === '元') {
        const inBrackets = /^\(?(美元|美金|港币|欧元|日元)/.exec(text.slice(own.end, own.end + 4));
        const other = inBrackets && CODES.find(([one]) => one.test(inBrackets[1] ?? ''));
        if (other) return { ...own, code: other[1] };
      }
      return own;
    }
  }
  const before = text.slice(Math.max(0, one.start - 6), one.start);
  for (const [pattern, code] of BEFORE) {
    const found = pattern.exec(before)?.[0];
    if (found) return { code, start: one.start - found.length, end: one.end };
  }
  return undefined;
}

export const rangeOf = ({ min, max }: Numeral, factor: number): Range => ({
  min: rounded(min * factor),
  max: rounded(max * factor),
});

const rounded = (value: number) => Math.round(value * 1e6) / 1e6;

/**
 * One value out of several figures for the same thing: what it was changed to, else the total, else
 * the sum of phases, else the first. `sumLabels` adds up figures whose labels differ.
 */
export function chosen<Value extends Range>(
  figures: readonly Figure<Value>[],
  sumLabels = false,
): Figure<Value> | undefined {
  const known = figures.filter(({ isVague }) => !isVague);
  const changed = known.filter(({ rank }) => rank >= 6).at(-1);
  const top = known.filter(({ phase }) => phase === null);
  const total =
    changed?.phase === null || (changed && top.length === 0)
      ? changed
      : top.find(({ rank }) => rank === 5);
  if (total) return total;
  const strong = top.filter(({ rank }) => rank >= 3);
  if (strong[0]) return sumLabels ? summed(strong) : strong[0];
  if (figures.some(({ isVague, rank, phase }) => isVague && rank >= 3 && phase === null))
    return undefined;
  const phases = known.filter(({ phase }) => phase !== null);
  if (phases.length > 0) return summed(phases, 'phase');
  return top[0];
}

function summed<Value extends Range>(
  figures: readonly Figure<Value>[],
  by: 'label' | 'phase' = 'label',
): Figure<Value> | undefined {
  const seen = new Map<string, Figure<Value>>();
  for (const one of figures) {
    const key = (by === 'phase' ? one.phase : one.label) ?? '';
    if (!seen.has(key)) seen.set(key, one);
  }
  const all = [...seen.values()];
  const [first] = all;
  if (!first || all.length === 1) return first;
  const min = all.reduce((sum, { value }) => sum + value.min, 0);
  const max = all.reduce((sum, { value }) => sum + value.max, 0);
  const end = Math.max(...all.map((one) => one.end));
  return { ...first, value: { ...first.value, min: rounded(min), max: rounded(max) }, end };
}
