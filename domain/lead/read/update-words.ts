import type { Phone } from './phone-words.ts';
import type { Span } from './text.ts';

const OLD_BEFORE =
  /(?:不是|原来(?:的)?(?:是|电话)?|原号|旧号|老号|之前(?:是|的)?|由|从|写成了?|错(?:的|号)?|误(?:写|填)为?|停用|打不通)[:\s]?$/;
const OLD_AFTER = /^[\s,(]?(?:改[为成]|换成|变成|是错的|作废|停用|不用了|打不通|写错)/;

/** Without numbers that are said to be wrong or out of use. */
export function correctedPhones(text: string, phones: readonly Phone[]): readonly Phone[] {
  if (phones.length < 2) return phones;
  const kept = phones.filter(
    ({ start, end }) =>
      !OLD_BEFORE.test(text.slice(Math.max(0, start - 8), start)) &&
      !OLD_AFTER.test(text.slice(end, end + 6)),
  );
  return kept.length > 0 ? kept : phones;
}

const PAIR =
  /^[\s,。]*(?:补充[:,]|更新[:,]|上次(?:报)?的)?([\u4e00-\u9fa5A-Za-z]{2,8}?)(?:和|跟|、|与)([\u4e00-\u9fa5A-Za-z]{2,8}?)(?:两家|俩|这两家)?(?=今天|昨天|上午|下午|都|已|上周|这周|刚|先)/;

/** 甲和乙今天都到了。甲…;乙…: each one's name, and the text with the other's clauses blanked. */
export function pairOf(text: string): { name: Span; text: string }[] | undefined {
  const match = PAIR.exec(text);
  if (!match?.[1] || !match[2]) return undefined;
  const [first, second] = [match[1], match[2]];
  if (/我们|大家|同事|领导|他们|咱/.test(first + second)) return undefined;
  const isBoth = /[两俩]/.test(match[0]);
  if (isBoth && /先放|放一放|不谈|暂缓|都/.test(text))
    return [first, second].map((name) => ({
      name: { start: text.indexOf(name), end: text.indexOf(name) + name.length },
      text,
    }));
  if (text.indexOf(first, match[0].length) < 0 || text.indexOf(second, match[0].length) < 0)
    return undefined;
  return [first, second].map((name) => {
    const start = text.indexOf(name);
    const other = name === first ? second : first;
    return {
      name: { start, end: start + name.length },
      text: without(text, other, match[0].length),
    };
  });
}

function without(text: string, other: string, from: number): string {
  let out = '';
  let isOther = false;
  for (const clause of text.slice(from).split(/(?<=[。;!\n])/)) {
    isOther = clause.trimStart().startsWith(other);
    out += isOther ? ' '.repeat(clause.length) : clause;
  }
  return text.slice(0, from) + out;
}
