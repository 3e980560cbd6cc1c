import { isDigit, isLatin, type Span } from './text.ts';

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  两: 2,
  俩: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const SMALL: Readonly<Record<string, number>> = {
  十: 10,
  拾: 10,
  百: 100,
  佰: 100,
  千: 1000,
  仟: 1000,
};
/** 几千万, 数亿, 好几百万: no figure is said. */
const VAGUE_HEAD = /[几数]$/;
const FILLER = '多来余几把';
/** A lone digit after 万 or 亿 counts tenths of it (一万五), unless it begins the next words. */
const COUNTS_ANEW = /^[期个家条栋层块楼号方旦定直边起共次年月下些样人名亩步台套季路处项里款米]/;

/** A figure in ones, as written; a single one has `min` equal to `max`. */
export interface Numeral extends Span {
  readonly min: number;
  readonly max: number;
  /** 10,000 or 100,000,000 where such a word stands in it, else 1. */
  readonly scale: number;
  readonly isVague: boolean;
}

interface Part {
  lo: number;
  hi: number;
  end: number;
  /** A single Chinese digit or Arabic one, which may mean tenths of what came before. */
  isLone: boolean;
  /** What the last small unit stood for: 千 in 3千. */
  small: number;
  vague: boolean;
}

const isHanDigit = (char: string | undefined) => char !== undefined && char in DIGITS;

function arabicAt(text: string, start: number): Part | undefined {
  let end = start;
  let digits = '';
  while (end < text.length) {
    const char = text[end];
    if (isDigit(char)) digits += char;
    else if (char === ',' && digits.length <= 3 + 3 * digits.length && groupFollows(text, end))
      digits += '';
    else if (char === '.' && isDigit(text[end + 1]) && !digits.includes('.')) digits += '.';
    else break;
    end += 1;
  }
  if (!digits) return undefined;
  let value = Number(digits);
  const isLone = end - start === 1;
  let small = 1;
  const unitAt = text[end] === ' ' ? end + 1 : end;
  const unit = SMALL[text[unitAt] ?? ''];
  if (unit !== undefined && (unitAt === end || '万亿'.includes(text[unitAt + 1] ?? '-'))) {
    small = unit;
    value *= unit;
    end = unitAt + 1;
    // 3百5十万 and the like.
    const lower = isDigit(text[end]) ? SMALL[text[end + 1] ?? ''] : undefined;
    if (lower !== undefined && lower < unit) {
      value += Number(text[end]) * lower;
      end += 2;
    }
  }
  return { lo: value, hi: value, end, isLone, small, vague: false };
}

const groupFollows = (text: string, at: number) =>
  isDigit(text[at + 1]) && isDigit(text[at + 2]) && isDigit(text[at + 3]) && !isDigit(text[at + 4]);

function hanAt(text: string, start: number): Part | undefined {
  let at = start;
  let lo = 0;
  let hi = 0;
  let pending: number[] = [];
  let lastUnit = 0;
  let smallest = 0;
  let afterZero = false;
  let seen = 0;
  let vague = false;
  for (; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char in DIGITS) {
      if (char === '零' && lastUnit > 0) afterZero = true;
      else pending.push(DIGITS[char] ?? 0);
      seen += 1;
      continue;
    }
    const unit = SMALL[char];
    if (unit !== undefined) {
      if (lastUnit !== 0 && unit >= lastUnit) break;
      if (pending.length > 2) break;
      if (pending.length === 0) {
        if (
          unit !== 10 &&
          !/^[把来多余]/.test(text.slice(at + 1, at + 2)) &&
          text[at - 1] !== '上'
        ) {
          // 千万, 百万 with nothing before: no figure is said.
          if (!'几数'.includes(text[at - 1] ?? '-')) break;
          vague = true;
        }
        pending.push(1);
      }
      lo += (pending[0] ?? 0) * unit;
      hi += (pending[1] ?? pending[0] ?? 0) * unit;
      pending = [];
      lastUnit = unit;
      smallest = unit;
      seen += 1;
      continue;
    }
    if (char === '点' && pending.length === 1 && isHanDigit(text[at + 1]) && lastUnit === 0) {
      let decimals = '';
      let end = at + 1;
      while (isHanDigit(text[end])) {
        decimals += DIGITS[text[end] ?? ''] ?? '';
        end += 1;
      }
      const value = Number(`${pending[0]}.${decimals}`);
      return { lo: value, hi: value, end, isLone: false, small: 1, vague };
    }
    break;
  }
  if (seen === 0) return undefined;
  const isLone = seen === 1 && pending.length === 1;
  if (pending.length === 1 || (pending.length === 2 && lastUnit === 10)) {
    const factor = lastUnit >= 100 && !afterZero && pending.length === 1 ? lastUnit / 10 : 1;
    lo += (pending[0] ?? 0) * factor;
    hi += (pending[1] ?? pending[0] ?? 0) * factor;
  } else if (pending.length === 2 && lastUnit === 0) {
    lo = pending[0] ?? 0;
    hi = pending[1] ?? 0;
  } else if (pending.length > 2) {
    lo = hi = Number(pending.join(''));
  }
  return { lo, hi, end: at, isLone, small: smallest || 1, vague };
}

const partAt = (text: string, at: number) =>
  isDigit(text[at]) ? arabicAt(text, at) : hanAt(text, at);

/** 万, 亿, w, E, M and million after a figure; fillers (个, 多, 来) are passed over. */
function scaleAt(
  text: string,
  from: number,
): { scale: number; end: number; half: number } | undefined {
  let at = from;
  let half = 0;
  if (text[at] === ' ' && /^[万亿]|^(?:million|billion|mn|bn)\b/i.test(text.slice(at + 1, at + 9)))
    at += 1;
  for (let passed = 0; passed < 4; passed += 1) {
    const char = text[at] ?? '';
    if (char === '个' || (char !== '' && FILLER.includes(char))) at += 1;
    else if (char === '半' && text[at - 1] === '个') {
      half = 0.5;
      at += 1;
    } else break;
  }
  const char = text[at] ?? '';
  if (char === '万')
    return text[at + 1] === '亿'
      ? { scale: 1e12, end: at + 2, half }
      : { scale: 1e4, end: at + 1, half };
  if (char === '亿') return { scale: 1e8, end: at + 1, half };
  if (at !== from && text[from] !== ' ') return undefined;
  const word = /^(?:million|billion|mn|bn)\b/i.exec(text.slice(at, at + 8))?.[0];
  if (word) return { scale: /^b/i.test(word) ? 1e9 : 1e6, end: at + word.length, half };
  if (isLatin(text[at + 1]) || isDigit(text[at + 1])) return undefined;
  if (char === 'w' || char === 'W') return { scale: 1e4, end: at + 1, half };
  if (char === 'e' || char === 'E') return { scale: 1e8, end: at + 1, half };
  if (char === 'M') return { scale: 1e6, end: at + 1, half };
  return undefined;
}

function oneAt(text: string, start: number): (Part & { scale: number }) | undefined {
  const first = partAt(text, start);
  if (!first) return undefined;
  let { lo, hi, end } = first;
  const unit = scaleAt(text, end);
  if (!unit) {
    while (
      end < text.length &&
      end - first.end < 1 &&
      FILLER.includes(text[end] ?? '-') &&
      first.small > 1
    )
      end += 1;
    return { ...first, end, scale: 1 };
  }
  lo = (lo + unit.half) * unit.scale;
  hi = (hi + unit.half) * unit.scale;
  end = unit.end;
  let lowest = unit.scale;
  // 一亿二千万, 1亿5千万, 一万二, 两亿六.
  for (let more = partAt(text, end); more && text[end] !== ' '; more = partAt(text, end)) {
    const next = scaleAt(text, more.end);
    const scale = next?.scale ?? 1;
    if (more.isLone && !next) {
      if (COUNTS_ANEW.test(text.slice(more.end, more.end + 1))) break;
      lo += (more.lo * lowest) / 10;
      hi += (more.hi * lowest) / 10;
      end = more.end;
      break;
    }
    if (more.hi * scale >= lowest || (!next && more.small === 1) || lo !== hi) break;
    lo += more.lo * scale;
    hi += more.hi * scale;
    end = next?.end ?? more.end;
    lowest = scale;
    if (scale === 1) break;
  }
  if (text[end] === '半' && !isLatin(text[end + 1])) {
    lo += lowest / 2;
    hi += lowest / 2;
    end += 1;
  }
  while (FILLER.includes(text[end] ?? '-') && text[end] !== '来' && text[end] !== '把') end += 1;
  return { ...first, lo, hi, end, scale: unit.scale };
}

const RANGE_SIGN = /^\s?(?:万元|亿元|元|平米?|亩|㎡)?\s?(?:[-~]|到|至|—{1,2}|或者?)\s?/;

/** The figure that begins here, a range (3~5亿, 四千到五千万) read as one. */
export function numeralAt(text: string, start: number): Numeral | undefined {
  const first = oneAt(text, start);
  if (!first) return undefined;
  const isVague = first.vague || (VAGUE_HEAD.test(text.slice(start - 1, start)) && first.lo === 1);
  const alone = {
    start,
    end: first.end,
    min: first.lo,
    max: first.hi,
    scale: first.scale,
    isVague,
  };
  const sign = RANGE_SIGN.exec(text.slice(first.end, first.end + 8))?.[0];
  if (!sign || first.lo !== first.hi) return alone;
  const second = oneAt(text, first.end + sign.length);
  if (!second || second.lo !== second.hi) return alone;
  const low = lowOf(first, second);
  if (low === undefined || low >= second.hi) return alone;
  return { ...alone, end: second.end, min: low, max: second.hi, scale: second.scale };
}

/** The lower bound, with the unit that is only said once, at the upper one. */
function lowOf(
  first: { lo: number; scale: number },
  second: { hi: number; scale: number; small: number },
) {
  if (first.scale > 1) return second.scale > 1 ? first.lo : undefined;
  if (second.scale === 1 && second.small === 1) return first.lo;
  const factors = [1, second.scale, second.small, second.scale * second.small];
  const near = factors
    .filter((factor) => first.lo * factor < second.hi)
    .map((factor) => first.lo * factor);
  const low = Math.max(...near, 0);
  return low * 20 > second.hi ? low : undefined;
}

const STARTS = /[0-9零〇一壹二贰两俩三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟几数]/g;
/** 个亿, 个把亿: one hundred million without a figure; 一个小目标 means the same. */
const BARE = /(?:半个(?:亿|小目标)|个[把多来]{0,2}亿|([一二两三四五1-5])个小目标)/g;

/** More figures than any text about a lead has; a table of them is no lead. */
const MOST_FIGURES = 120;

/** All figures of the text, in order. Linear: each place is looked at once. */
export function numeralsOf(text: string): Numeral[] {
  const found: Numeral[] = [];
  STARTS.lastIndex = 0;
  for (
    let match = STARTS.exec(text);
    match && found.length < MOST_FIGURES;
    match = STARTS.exec(text)
  ) {
    const start = match.index;
    if ('几数'.includes(match[0])) {
      const vague = /^[几数]个?[十百千]{0,2}[万亿]/.exec(text.slice(start, start + 6))?.[0];
      if (vague) {
        const end = start + vague.length;
        found.push({ start, end, min: 0, max: 0, scale: 1e4, isVague: true });
        STARTS.lastIndex = end;
      }
      continue;
    }
    const numeral = numeralAt(text, start);
    if (!numeral) continue;
    found.push(numeral);
    STARTS.lastIndex = Math.max(numeral.end, start + 1);
  }
  for (const match of text.matchAll(BARE)) {
    if (found.length >= MOST_FIGURES) break;
    const start = match.index;
    const end = start + match[0].length;
    const inside = found.findIndex((one) => one.start < end && one.end > start);
    const isHalf = match[0].startsWith('半');
    const count = isHalf ? 0.5 : match[1] ? (DIGITS[match[1]] ?? Number(match[1])) : 1;
    const isOwn =
      isHalf ||
      match[1] !== undefined ||
      !/[0-9零一二两三四五六七八九十百千几数半]/.test(text[start - 1] ?? '');
    if (!isOwn) continue;
    if (inside >= 0) found.splice(inside, 1);
    found.push({ start, end, min: count * 1e8, max: count * 1e8, scale: 1e8, isVague: false });
  }
  return found.sort((a, b) => a.start - b.start);
}
