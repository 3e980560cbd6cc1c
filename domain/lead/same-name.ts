import { pinyin } from 'pinyin-pro';
import { nameKey } from '../import/likeness.ts';
import {
  cityNames,
  companyForms,
  placeWithSuffix,
  provinceNames,
  tradeEnds,
  traditionalSigns,
} from './company-words.ts';

/** A company's name in the forms in which it is compared. */
export interface NameKeys {
  /** Without form, place, brackets and width. */
  readonly name: string;
  /** The same without the trade at its end; as `name` where nothing else would be left. */
  readonly core: string;
  /** How both sound, without tones: traditional signs and homophones are the same here. */
  readonly sound: string;
  readonly coreSound: string;
}

/** Shorter than this a name stands in another one by chance, and two differ by a sign by chance. */
const TELLING_SIGNS = 2;
const TYPO_SIGNS = 5;
const PART_SIGNS = 3;

/** Forms of a company's name; null where nothing of it tells it apart. */
export function keysOf(company: string | null): NameKeys | null {
  if (company === null) return null;
  // What stands in brackets in a name is a place or a remark.
  const written = company.normalize('NFKC').replace(/[(（[【].{0,12}?[)）\]】]/gu, '');
  const simple = [...nameKey(written)].map((sign) => traditionalSigns.get(sign) ?? sign).join('');
  const bare = simple.replace(companyForms, '');
  const name = withoutPlace(bare) || bare || nameKey(company);
  if (name === '') return null;
  const short = name.replace(tradeEnds, '');
  const isPlace = short.replace(provinceNames, '').replace(cityNames, '') === '';
  const core = [...short].length >= TELLING_SIGNS && !isPlace ? short : name;
  return { name, core, sound: soundOf(name), coreSound: soundOf(core) };
}

function withoutPlace(name: string): string {
  let rest = name;
  for (const place of [provinceNames, placeWithSuffix, cityNames]) {
    const shorter = rest.replace(place, '');
    // A place is all that tells one works of a trade from another.
    const isTelling = shorter.replace(tradeEnds, '') !== '';
    if ([...shorter].length >= TELLING_SIGNS && isTelling) rest = shorter;
  }
  return rest;
}

const soundOf = (text: string): string =>
  pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).join(' ');

/** How two names are alike, the surest first; null: they are not. */
export type Alikeness = 'same' | 'sounds' | 'core' | 'typo';

/**
 * Whether two names may be one company's: the same after normalisation (forms, places, brackets,
 * width), the same by sound (traditional signs, homophones), the same but for the trade at the end or
 * one within the other, or one sign apart.
 */
export function alike(one: NameKeys, other: NameKeys): Alikeness | null {
  if (one.name === other.name) return 'same';
  if (one.sound === other.sound) return 'sounds';
  const length = [...one.core].length;
  if (length >= TELLING_SIGNS && one.coreSound === other.coreSound) return 'core';
  if (isPart(one, other) || isPart(other, one)) return 'core';
  return isTypo(one.name, other.name) ? 'typo' : null;
}

/** A brand that opens a whole name, by its signs or by its sound, such as people use for short. */
const isPart = (short: NameKeys, long: NameKeys): boolean =>
  [...short.name].length >= PART_SIGNS &&
  (long.name.startsWith(short.name) || long.sound.startsWith(`${short.sound} `));

function isTypo(one: string, other: string): boolean {
  const [left, right] = [[...one], [...other]];
  const shorter = Math.min(left.length, right.length);
  return shorter >= TYPO_SIGNS && Math.abs(left.length - right.length) <= 1
    ? editsWithin(left, right)
    : false;
}

/** Whether one sign put in, left out, exchanged or swapped with its neighbour makes them equal. */
function editsWithin(left: readonly string[], right: readonly string[]): boolean {
  let from = 0;
  while (from < left.length && left[from] === right[from]) from += 1;
  let [a, b] = [left.length - 1, right.length - 1];
  while (a >= from && b >= from && left[a] === right[b]) [a, b] = [a - 1, b - 1];
  const [restA, restB] = [a - from + 1, b - from + 1];
  if (Math.max(restA, restB) <= 1) return true;
  return (
    restA === 2 && restB === 2 && left[from] === right[from + 1] && left[from + 1] === right[from]
  );
}
