/** How people say who brought a lead, and how they write that person down. */

/** A mobile or a line of the office, its digits in the first group. */
export const phoneInName =
  /(?<!\d)(?:\+?86[- ]?)?(1\d{2}[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]?\d{7,8})(?!\d)/u;
/** What is left around a name once the phone is taken out. */
export const nameEdges = /^[\s,，:：]+|(?:[\s,，:：()（）]|电话|手机)+$/gu;
/** Polite words behind a colleague's name. */
export const politeEnd = /(?:同志|老师)$/u;

const by = `(?:是|这条是|线索是)?(?:由|经由|经过|经|通过|靠)`;
const handed = `(?:给我们?|帮我们?|帮忙)?`;
const about = `(?:线索|企业|项目|客商)?`;
/** 苏州商会推荐的, 老张介绍过来的; 方总介绍 alone tells what he said. */
const saying = [
  new RegExp(`^${by}(.{2,24}?)${handed}(?:推荐|介绍|引荐|牵线|搭桥|引见)`, 'u'),
  new RegExp(`^(?:是|这条是|线索是)?(.{2,24}?)${handed}(?:推荐|引荐|牵线|引见)$`, 'u'),
  new RegExp(
    `^(?:是|这条是|线索是)?(.{2,24}?)${handed}(?:推荐|介绍|引荐|牵线|搭桥|引见)+(?:过来|来|给我们?)?的${about}$`,
    'u',
  ),
] as const;
const labelled = /^(?:引荐人|介绍人|推荐人)(?:[是为]|[:：])\s*(.{2,40})$/u;
/** Nobody in particular, or not the one who brought it. */
const vague =
  /^(?:(?:据|按|听|我|我们|咱们).*|别人|人家|有人|他人|他|她|对方|自己|(?:一|这|那|某|几)?(?:个|位)?(?:朋友|熟人|领导|老乡|战友|同学|亲戚|客户))$/u;

/** Who brought it, as a message says it, with its words; null: it does not say. */
export function introducerIn(
  text: string,
): { readonly name: string; readonly words: string } | null {
  for (const clause of text.split(/[，,。；;！!？?\n]/u)) {
    const words = clause.trim();
    if (words.length > 60) continue;
    const said = [labelled, ...saying].map((pattern) => pattern.exec(words)?.[1]?.trim());
    const name = said.find((each) => each !== undefined && !vague.test(each));
    if (name) return { name, words };
  }
  return null;
}
