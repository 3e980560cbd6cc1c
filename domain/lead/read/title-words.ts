import { DEPARTMENT, LABEL, OWNER, TITLE_HEAD } from './person-words.ts';
import type { Span } from './text.ts';

// The post of a person, before or after the name, and the chunk of words in which both stand.

export const TITLE_END = new RegExp(`${TITLE_HEAD}$`, 'i');
export const TITLE_INSIDE = new RegExp(
  `(?:${TITLE_HEAD}|[\\u4e00-\\u9fa5]{1,5}(?:部|处|中心|办公室)(?:的)?|老板娘?|老总)`,
  'gi',
);
const EDGES = /[,。;:、/()|\s“”【】!?！？\n·—-]/;

const TITLE_NOISE =
  /^(?:其中|该公司|该企业|他们|她们|对方|对方的|我们|她|他|其|那边|这边|企业方?|公司|厂里|外方|乙方|现场|一位|是|为|的|由|请|跟|和|与|叫|及|联系人?|对接人?|联络人?|已?加了?|找的?是?|带头人|新换|窗口|人|[\u4e00-\u9fa5]{2,6}的(?=[\u4e00-\u9fa5]{2})|[:,.\s])+/;

const TO_LABEL = new RegExp(`^.*?${LABEL}(?:是|为|:|叫)?`);

/** The words as a title: without labels; null where they are none. */
export function titleIn(text: string, start: number, end: number): Span | null {
  let from = start;
  const words = text.slice(start, end);
  const label = TO_LABEL.exec(words);
  if (label) from += label[0].length;
  from += TITLE_NOISE.exec(text.slice(from, end))?.[0].length ?? 0;
  let to = end;
  while (to > from && /[的:,\s是叫为]/.test(text[to - 1] ?? '')) to -= 1;
  const found = text.slice(from, to);
  if (found.length > 12) return spokenTitle(text, start, to);
  if (found.length < 2 || OWNER.test(found)) return null;
  if (!TITLE_END.test(found) && !DEPARTMENT.test(found)) return null;
  if (/[0-9]/.test(found) || /(?:^|[^\u4e00-\u9fa5])厂房|项目部$|企业负责$/.test(found))
    return null;
  return { start: from, end: to };
}

const SPOKEN = new RegExp(`(?<=[们家的是位个管])([^的们\\s,.:;0-9A-Za-z]{0,4}${TITLE_HEAD})$`);

/** Without signs between the words, only the last of them are the title. */
function spokenTitle(text: string, start: number, to: number): Span | null {
  const match = SPOKEN.exec(text.slice(start, to));
  return match?.[1] ? { start: to - match[1].length, end: to } : null;
}

/** The chunk between edges that ends here. */
export function chunkStart(text: string, end: number, least: number): number {
  let at = end;
  // Nobody is introduced in more words than that.
  const furthest = Math.max(least, end - 40);
  while (at > furthest && !EDGES.test(text[at - 1] ?? '')) at -= 1;
  return at;
}

/** The title in the chunk before the name. */
export function titleBeforeChunk(text: string, nameStart: number, least: number): Span | null {
  let to = nameStart;
  while (to > least && /[\s,:、/|·(]/.test(text[to - 1] ?? '')) to -= 1;
  if (nameStart - to > 2) return null;
  const from = chunkStart(text, to, least);
  return from < to ? titleIn(text, from, to) : null;
}
