import { addDays, type Day, isDay } from '../calendar/time.ts';
import { amountUnits, dayForms, listSigns, noWords, yesWords } from './column-words.ts';
import { plain } from './likeness.ts';
import { textOf } from './table.ts';
import type { Cell, Problem } from './types.ts';

/** What a cell holds, or what is wrong with it; a value of null stands for an empty cell. */
export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem };

export const found = <Value>(value: Value): Read<Value> => ({ ok: true, value });
export const wrong = (problem: Problem): Read<never> => ({ ok: false, problem });

export const isEmpty = (cell: Cell): boolean => !isBroken(cell) && textOf(cell) === '';

const isBroken = (cell: Cell): boolean =>
  typeof cell === 'object' && cell !== null && 'broken' in cell;

/** Text of at most `most` signs, in one line. */
export function readText(cell: Cell, most: number): Read<string> {
  if (isBroken(cell)) return wrong({ code: 'formula-broken' });
  const text = textOf(cell);
  return [...text].length > most ? wrong({ code: 'too-long', most }) : found(text);
}

/** A day from `from` to `to`, both ends included; text in any of the ways days are written. */
export function readDay(cell: Cell, from: Day, to: Day): Read<Day> {
  if (isBroken(cell)) return wrong({ code: 'formula-broken' });
  const day = dayIn(cell);
  if (day === undefined) return wrong({ code: 'not-a-day', found: textOf(cell) });
  return day < from || day > to
    ? wrong({ code: 'day-out-of-range', found: day, from, to })
    : found(day);
}

/** The day a text names; undefined where it names none that exists. */
export function dayInText(text: string): Day | undefined {
  const plainText = text.normalize('NFKC');
  for (const form of dayForms) {
    const match = form.exec(plainText);
    if (!match) continue;
    const [year = '', month = '', date = ''] = match.slice(1);
    const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
    return isDay(day) ? day : undefined;
  }
  return undefined;
}

/** The day before the first that a spreadsheet numbers, as its leap year 1900 makes it. */
const SERIAL_ZERO: Day = '1899-12-30';
/** A date that lost its format is a number between those of 1990 and 2149. */
const SERIALS = { least: 32_874, most: 91_312 } as const;

function dayIn(cell: Cell): Day | undefined {
  if (typeof cell === 'object' && cell !== null) return 'day' in cell ? cell.day : undefined;
  if (typeof cell === 'number' && cell >= SERIALS.least && cell <= SERIALS.most) {
    return addDays(SERIAL_ZERO, Math.floor(cell));
  }
  return dayInText(textOf(cell));
}

/** A number of at least 0; text as people write it: `１，２００ 吨`. */
export function readNumber(cell: Cell): Read<number> {
  if (isBroken(cell)) return wrong({ code: 'formula-broken' });
  const text = textOf(cell);
  const value = numberIn(text);
  if (value === undefined) return wrong({ code: 'not-a-number', found: text });
  return value < 0 ? wrong({ code: 'number-out-of-range', found: text, least: 0 }) : found(value);
}

function numberIn(text: string): number | undefined {
  const match = /^[^\d.+-]{0,2}([+-]?[\d,]*\.?\d+(?:e\+?\d+)?)\D*$/u.exec(plain(text));
  const value = Number(match?.[1]?.replaceAll(',', '') ?? Number.NaN);
  return Number.isFinite(value) ? value : undefined;
}

/** An investment above this is a slip of the unit: 10,000 亿元. */
const MOST_WAN = 100_000_000;

/**
 * An amount in 万元. In what it is counted stands behind the number (`4.5亿元`) or in the column's
 * `head` (总投资（亿元）); nobody guesses it.
 */
export function readWan(cell: Cell, head: string): Read<number> {
  const read = readNumber(cell);
  if (!read.ok) return read;
  const text = textOf(cell);
  const factor = factorIn(text) ?? factorIn(head);
  if (factor === undefined) return wrong({ code: 'amount-without-unit', found: text });
  // To a yuan, so that 0.1 亿元 is 1000 万元 and nothing beside.
  const wan = Math.round(read.value * factor * 10_000) / 10_000;
  return wan <= 0 || wan > MOST_WAN
    ? wrong({ code: 'number-out-of-range', found: text, least: 0 })
    : found(wan);
}

const factorIn = (text: string): number | undefined =>
  amountUnits.find(([word]) => text.includes(word))?.[1];

export function readYesNo(cell: Cell): Read<boolean> {
  if (isBroken(cell)) return wrong({ code: 'formula-broken' });
  const word = plain(textOf(cell));
  if (yesWords.has(word)) return found(true);
  return noWords.has(word) ? found(false) : wrong({ code: 'not-yes-or-no', found: textOf(cell) });
}

/** Several entries in one cell, as people part them. */
export const listIn = (cell: Cell): string[] =>
  (typeof cell === 'string' ? cell : textOf(cell))
    .normalize('NFKC')
    .split(listSigns)
    .map((part) => part.trim())
    .filter((part) => part !== '');
