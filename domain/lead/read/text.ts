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

/** Whatever is not already as the grammar wants it: all else is left as it stands. */
const CHANGES = new RegExp(
  `[\\ud800-\\udbff][\\udc00-\\udfff]|[\\ud800-\\udfff"\\u0000-\\u0009\\u000b-\\u001f\\u200b-\\u200f\\u2060\\u2600-\\u27bf\\ufe00-\\ufe0f\\ufeff\\uff01-\\uff5e${codes(SINGLE)}${TRADITIONAL}]`,
  'g',
);

function codes(table: Readonly<Record<number, string>>): string {
  return Object.keys(table)
    .map((code) => `\\u${Number(code).toString(16).padStart(4, '0')}`)
    .join('');
}

function simple(char: string, quotesSoFar: number): string {
  const code = char.charCodeAt(0);
  if (code === 0x22 || code === 0xff02) return quotesSoFar % 2 === 0 ? '\u201c' : '\u201d';
  const single = SINGLE[code];
  if (single !== undefined) return single;
  if (code > 0xff00 && code < 0xff5f) return String.fromCharCode(code - 0xfee0);
  if (isOrnament(code)) return ' ';
  if (code < 0x80) return code < 0x20 && code !== 10 ? ' ' : char;
  return SIMPLE.get(char) ?? char;
}

/** Beyond the basic plane only Chinese characters are words; the rest is drawn. */
function astral(pair: string): string {
  const point = pair.codePointAt(0) ?? 0;
  return point >= 0x20000 && point < 0x33480 ? pair : ' '.repeat(pair.length);
}

/**
 * The text as the grammar sees it: half width, simplified, ornaments blanked. It has the length of
 * what was given, so that a place in it is the same place in the message.
 */
export function plain(text: string): string {
  let quotes = 0;
  const out = text.replace(CHANGES, (found) => {
    const code = found.charCodeAt(0);
    if (code >= 0xd800 && code <= 0xdfff) return astral(found);
    const char = simple(found, quotes);
    if (code === 0x22 || code === 0xff02) quotes += 1;
    return char;
  });
  return out.replace(DRAWN, (all, at: number) =>
    // Only what stood in square brackets is a drawn face: [图片].
    text[at] === '[' || text[at] === '\uff3b' ? ' '.repeat(all.length) : all,
  );
}

/** The text with a stretch blanked, at the same length. */
export const blanked = (text: string, start: number, end: number): string =>
  text.slice(0, start) + ' '.repeat(Math.max(0, end - start)) + text.slice(end);

/** The text with several stretches blanked at once; they may overlap and come in any order. */
export function blankedAll(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  let out = '';
  let at = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    out += text.slice(at, from) + ' '.repeat(end - from);
    at = end;
  }
  return out + text.slice(at);
}

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
