import { SIMPLIFIED, TRADITIONAL } from './traditional-words.ts';

const SIMPLE = new Map<string, string>();
{
  const simple = [...SIMPLIFIED];
  [...TRADITIONAL].forEach((char, place) => {
    SIMPLE.set(char, simple[place] ?? char);
  });
}

const SINGLE: Readonly<Record<number, string>> = {
  12288: ' ',
  160: ' ',
  9: ' ',
  13: ' ',
  12300: '\u201c',
  12302: '\u201c',
  12301: '\u201d',
  12303: '\u201d',
  8216: '\u201c',
  8217: '\u2019',
  12316: '~',
  8764: '~',
  8722: '-',
  8208: '-',
  8209: '-',
  8210: '-',
  8211: '-',
  12308: '\u3010',
  12309: '\u3011',
  65374: '~',
  91: '\u3010',
  93: '\u3011',
  65339: '\u3010',
  65341: '\u3011',
};

/** Symbols, arrows excepted, and what only steers their drawing. */
const isOrnament = (code: number) =>
  (code >= 0x2600 && code <= 0x27bf && code !== 0x2794) ||
  (code >= 0xfe00 && code <= 0xfe0f) ||
  (code >= 0x200b && code <= 0x200f) ||
  code === 0xfeff ||
  code === 0x2060;

function simple(char: string, code: number, quotesSoFar: number): string {
  if (code === 0x22 || code === 0xff02) return quotesSoFar % 2 === 0 ? '\u201c' : '\u201d';
  const single = SINGLE[code];
  if (single !== undefined) return single;
  if (code > 0xff00 && code < 0xff5f) return String.fromCharCode(code - 0xfee0);
  if (isOrnament(code)) return ' ';
  if (code < 0x80) return code < 0x20 && code !== 10 ? ' ' : char;
  return SIMPLE.get(char) ?? char;
}

/**
 * The text as the grammar sees it: half width, simplified, ornaments blanked. It has the length of
 * what was given, so that a place in it is the same place in the message.
 */
export function plain(text: string): string {
  let out = '';
  let quotes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0xd800 && code <= 0xdfff) {
      const point = text.codePointAt(at) ?? 0;
      const isHan = point >= 0x20000 && point < 0x33480;
      const width = point > 0xffff ? 2 : 1;
      out += isHan ? text.slice(at, at + width) : ' '.repeat(width);
      at += width - 1;
      continue;
    }
    const char = simple(text[at] ?? '', code, quotes);
    if (code === 0x22 || code === 0xff02) quotes += 1;
    out += char;
  }
  return out.replace(DRAWN, (all, at: number) =>
    // Only what stood in square brackets is a drawn face: [图片].
    text[at] === '[' || text[at] === '\uff3b' ? ' '.repeat(all.length) : all,
  );
}

/** The text with a stretch blanked, at the same length. */
export const blanked = (text: string, start: number, end: number): string =>
  text.slice(0, start) + ' '.repeat(Math.max(0, end - start)) + text.slice(end);

/** A face in square brackets, as clients write it. */
const DRAWN = /\u3010\p{Script=Han}{1,3}\u3011/gu;

/** A stretch of the plain text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const isHan = (char: string | undefined): boolean => {
  const code = char?.charCodeAt(0) ?? 0;
  return code >= 0x4e00 && code <= 0x9fff;
};
export const isDigit = (char: string | undefined): boolean =>
  char !== undefined && char >= '0' && char <= '9';
export const isLatin = (char: string | undefined): boolean =>
  char !== undefined && /[A-Za-z]/.test(char);
