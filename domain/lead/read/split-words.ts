import { ownFirmIn } from './company-words.ts';
import type { Span } from './text.ts';

/** A message cut into its leads: what belongs to one, and what is said of all. */
export interface Parts {
  readonly items: readonly Span[];
  /** Before the first and after the last item. */
  readonly shared: readonly Span[];
}

const HAN = '一二三四五六七八九十';
const MARKS: readonly RegExp[] = [
  /[①-⑳]/g,
  /(?<=^|[\n;。,:\s])\((?:\d{1,2}|[一二三四五六七八九十])\)/g,
  /(?<=^|[\n;。:,\s])\d{1,2}(?:[、)]|[.](?!\d))/g,
  /(?<=^|[\n;:。])\s?[A-F](?:(?:公司|企业|家)?[\s.、:)](?![A-Za-z]))/g,
  /(?<=^|[\n;。:,\s])[一二三四五六](?:是|[、.])(?!期)/g,
  /(?<=^|[\n:;。,\s])[甲乙丙丁戊](?:[、:.]|(?=约|还|已|想))/g,
  /(?<=^|[\n;。:,\s])(?:第[一二三四五六]|其[一二三四])(?:[个家条](?:是|[,:、])?|[,:])(?!保密|可以|不)/g,
  /(?<=^|[\n;。:,\s])(?:另外|还有|另)?(?:一|另)[家个条](?:是|在|叫|做|(?=[\u4e00-\u9fa5]{2,4}的)|,)/g,
];
const NEXT =
  /(?<=[。;!\n,])\s?(?:另外|此外|还有|顺便|再报)[^,。;\n]{0,8}(?:介绍来?|来了?|报|有|认识)?(?:一|1)[家个条](?:新的?|企业|公司|线索|客商)?/g;
const AFTER_ALL =
  /(?:^|[。;\n\s])((?:以上|均|都是|都为|全部|(?:[两三四五]条|两家|三家|四家|五家|俩|两个(?!多?亿)|三个(?!多?亿))|这[几两三]家|联系人(?:依次|分别)|电话(?:依次|分别)|上述|几家)[^\n]*)$/;

const ordinal = (mark: string): number => {
  const circled = mark.charCodeAt(0) - 0x2460;
  if (circled >= 0 && circled < 20) return circled + 1;
  const digits = /\d+/.exec(mark)?.[0];
  if (digits) return Number(digits);
  const han = /[一二三四五六七八九十]/.exec(mark)?.[0];
  if (han) return HAN.indexOf(han) + 1;
  return (
    '甲乙丙丁戊'.indexOf(/[甲乙丙丁戊]/.exec(mark)?.[0] ?? '-') + 1 ||
    'ABCDEF'.indexOf(/[A-F]/.exec(mark)?.[0] ?? '-') + 1
  );
};

/** Cuts the text at its enumeration; one item is the whole text. */
export function partsOf(text: string): Parts {
  for (const pattern of MARKS) {
    const marks: RegExpExecArray[] = [...text.matchAll(pattern)];
    if (marks.length < 2) continue;
    const isCounted = pattern !== MARKS[7] && pattern !== MARKS[6];
    const kept = isCounted ? inOrder(marks) : marks;
    if (kept.length < 2) continue;
    return cut(
      text,
      kept.map((mark) => ({ start: mark.index, end: mark.index + mark[0].length })),
    );
  }
  const next = [...text.matchAll(NEXT)].filter(({ index }) => index > 10);
  if (next[0])
    return cut(text, [
      { start: 0, end: 0 },
      ...next.map((one) => ({ start: one.index, end: one.index })),
    ]);
  return (
    linesOf(text, '\n') ??
    linesOf(text, ';') ??
    firmsOf(text) ?? { items: [{ start: 0, end: text.length }], shared: [] }
  );
}

/** 1, 2, 3 in that order; the second time 1 comes begins something else. */
function inOrder(marks: readonly RegExpExecArray[]): RegExpExecArray[] {
  const kept: RegExpExecArray[] = [];
  for (const mark of marks) if (ordinal(mark[0].trim()) === kept.length + 1) kept.push(mark);
  return kept;
}

/** Lines that each carry a number of their own (a telephone, an amount) are leads of their own. */
function linesOf(text: string, edge: string): Parts | undefined {
  const lines: Span[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && text[at] !== edge) continue;
    if (text.slice(start, at).trim()) lines.push({ start, end: at });
    start = at + 1;
  }
  const full = lines.filter(({ start, end }) => {
    const line = text.slice(start, end);
    return /1[3-9]\d[\d -]{8,11}|0\d{2,3}-?\d{7,8}/.test(line) && /投|万|亿|亩|平/.test(line);
  });
  if (full.length < 2) return undefined;
  return { items: full, shared: lines.filter((line) => !full.includes(line)) };
}

const ALSO_NAMED =
  /母公司|子公司|集团[内旗]|旗下|控股|股东|介绍|推荐|引荐|牵线|合资|供应|客户|配套|原名|前身|一期|二期/;

/** Clauses that each name a firm of their own and what it brings are leads of their own. */
function firmsOf(text: string): Parts | undefined {
  const clauses = [...text.matchAll(/[^;\n]+/g)].filter(([words]) => words.trim() !== '');
  const named = clauses.map(([words]) =>
    /投|亩|平/.test(words) && /\d/.test(words) && !ALSO_NAMED.test(words)
      ? ownFirmIn(words)
      : undefined,
  );
  const firms = named.flatMap((name) => name ?? []);
  const isOne = (name: string) => firms.some((each) => each !== name && each.includes(name));
  if (new Set(firms).size < 2 || new Set(firms).size < firms.length || firms.some(isOne)) {
    return undefined;
  }
  const spans = clauses.map(({ 0: words, index }) => ({ start: index, end: index + words.length }));
  return {
    items: spans.filter((_, place) => named[place] !== undefined),
    shared: spans.filter((_, place) => named[place] === undefined),
  };
}

function cut(text: string, marks: readonly Span[]): Parts {
  const items: Span[] = [];
  const shared: Span[] = [];
  const [first] = marks;
  if (first && first.start > 0) shared.push({ start: 0, end: first.start });
  marks.forEach((mark, place) => {
    let end = marks[place + 1]?.start ?? text.length;
    if (place === marks.length - 1) {
      const tail = AFTER_ALL.exec(text.slice(mark.end, end));
      if (tail?.[1]) {
        const from = mark.end + tail.index + tail[0].length - tail[1].length;
        shared.push({ start: from, end });
        end = from;
      }
    }
    items.push({ start: mark.end, end });
  });
  return { items, shared };
}

const EACH_IN_TURN = /(?:联系人|电话|对接人)(?:依次|分别)(?:是|为|:)?([^。\n]*)/;

/** 联系人依次是:甲、乙、丙: where each one's words stand, if there are as many as leads. */
export function inTurn(text: string, count: number): Span[] | undefined {
  const match = EACH_IN_TURN.exec(text);
  if (!match?.[1]) return undefined;
  let at = match.index + match[0].length - match[1].length;
  const spans = match[1].split(/[、;,]/).map((words) => {
    const span = { start: at, end: at + words.length };
    at = span.end + 1;
    return span;
  });
  return spans.length === count ? spans : undefined;
}

/** 第一条保密: which of the items a remark is about; undefined where it is about none by number. */
export function saidOf(text: string, item: number): string | undefined {
  const parts = [...text.matchAll(/第([一二三四五六])[条家个]([^第,。;\n]*)/g)];
  if (parts.length === 0) return undefined;
  return parts
    .filter(([, which]) => HAN.indexOf(which ?? '') === item)
    .map(([, , words]) => words)
    .join(',');
}

/** Whether a remark is about items by their number. */
export const saysWhich = (text: string): boolean => /第[一二三四五六]/.test(text);

/** Whether a remark is about all items together: 三家都是…, 以上均…. */
export const isOfAll = (text: string): boolean =>
  /^\s*(?:以上|均|都|[这]?[两三四五几]家|全部|上述|俩)/.test(text) &&
  !/[甲乙丙丁]|第[一二三]/.test(text);
