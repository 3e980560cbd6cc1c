/** Whom and what a markdown text refers to, in the order of appearance. */
export interface MarkdownRefs {
  /** open_ids of `<at>`; `all` stands for everybody. */
  mentions: string[];
  persons: string[];
  images: string[];
}

const TAG = /<(at|person)\s+([^<>]*)>/gi;
const ID = /\bids?\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
const IMAGE = /!\[[^\]\n]*\]\(([^)\s]+)[^)]*\)/g;

export function markdownRefs(text: string): MarkdownRefs {
  const refs: MarkdownRefs = { mentions: [], persons: [], images: [] };
  for (const [, tag = '', attributes = ''] of text.matchAll(TAG)) {
    const found = ID.exec(attributes);
    const ids = (found?.[1] ?? found?.[2] ?? found?.[3] ?? '').split(',');
    const list = tag.toLowerCase() === 'at' ? refs.mentions : refs.persons;
    list.push(...ids.map((id) => id.trim()).filter((id) => id !== ''));
  }
  for (const [, key = ''] of text.matchAll(IMAGE)) refs.images.push(key);
  return refs;
}

const TABLE_RULE = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$/gm;

export function countMarkdownTables(text: string): number {
  return [...text.matchAll(TABLE_RULE)].length;
}
