import { isDigit, type Span } from './text.ts';

const SPOKEN: Readonly<Record<string, string>> = {
  零: '0',
  〇: '0',
  洞: '0',
  一: '1',
  幺: '1',
  妖: '1',
  二: '2',
  两: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  拐: '7',
  八: '8',
  九: '9',
  勾: '9',
  o: '0',
  O: '0',
};
/** 三个零 */
const REPEATED = /^([二两三四五六2-6])个([零〇0-9一幺二三四五六七八九])/;
const BETWEEN = ' -.·_—';

export interface Phone extends Span {
  readonly digits: string;
}

/** The digits that begin here, in any spelling, until `most` of them are there. */
function digitsAt(text: string, start: number, most: number): { digits: string; end: number } {
  let digits = '';
  let at = start;
  let end = start;
  while (at < text.length && digits.length < most) {
    const repeated =
      digits.length > 2 && text[at + 1] === '个' ? REPEATED.exec(text.slice(at, at + 3)) : null;
    if (repeated) {
      const times = SPOKEN[repeated[1] ?? ''] ?? repeated[1];
      const one = SPOKEN[repeated[2] ?? ''] ?? repeated[2] ?? '';
      digits += one.repeat(Number(times));
      at += 3;
      end = at;
      continue;
    }
    const char = text[at] ?? '';
    const digit = isDigit(char) ? char : SPOKEN[char];
    if (digit !== undefined) {
      digits += digit;
      at += 1;
      end = at;
    } else if (
      digits &&
      at - end < 2 &&
      (BETWEEN.includes(char) || '()'.includes(char) || isPause(text, at))
    ) {
      at += 1;
    } else break;
  }
  return { digits, end };
}

/** A comma between spoken groups: 幺三九,零零零零. */
const isPause = (text: string, at: number) =>
  ',、'.includes(text[at] ?? '-') &&
  (text[at - 1] ?? '') in SPOKEN &&
  (text[at + 1] ?? '') in SPOKEN;

const MOBILE = /^1[3-9]\d{9}$/;
const LAND = /^0(?:10|2\d|[3-9]\d{2})\d{7,8}$/;
const STARTS = /[+0-9零〇一幺妖洞(]/g;

/** All telephone numbers of the text, mobile and fixed, digits only and without +86. */
export function phonesOf(text: string): Phone[] {
  const found: Phone[] = [];
  STARTS.lastIndex = 0;
  for (let match = STARTS.exec(text); match; match = STARTS.exec(text)) {
    const start = match.index;
    const phone = phoneAt(text, start);
    if (!phone) {
      // The rest of a longer run of digits is no number either.
      let at = start + 1;
      if (isDigit(text[start])) while (isDigit(text[at])) at += 1;
      STARTS.lastIndex = at;
      continue;
    }
    found.push(phone);
    STARTS.lastIndex = phone.end;
  }
  return found;
}

function phoneAt(text: string, from: number): Phone | undefined {
  const prefix = /^(?:\(?\+?86\)?|0086)[ -]?(?=1)/.exec(text.slice(from, from + 7))?.[0] ?? '';
  const start = from + prefix.length;
  const first = text[start] ?? '';
  const head = SPOKEN[first] ?? first;
  if (head === '1') {
    const { digits, end } = digitsAt(text, start, 11);
    if (MOBILE.test(digits) && !isDigit(text[end])) return { start: from, end, digits };
  }
  const open = first === '(' ? 1 : 0;
  if (head === '0' || open) {
    const { digits, end } = digitsAt(text, start + open, 12);
    for (const length of [12, 11, 10]) {
      const cut = digits.slice(0, length);
      if (cut.length === length && LAND.test(cut)) {
        const stop = length === digits.length ? end : digitsAt(text, start + open, length).end;
        if (!isDigit(text[stop])) return { start: from, end: stop, digits: cut };
      }
    }
  }
  const hotline = /^[48]00[ -]?\d{3,4}[ -]?\d{3,4}(?!\d)/.exec(text.slice(start, start + 14))?.[0];
  if (hotline && hotline.replace(/\D/g, '').length === 10)
    return { start: from, end: start + hotline.length, digits: hotline.replace(/\D/g, '') };
  return undefined;
}
