import {
  BRACKETED,
  calledNames,
  FORM,
  quotedIn,
  quotedNames,
  SPACED_FORM,
} from './called-name-words.ts';
import { JAPANESE, LATIN, LATIN_BRAND, LATIN_LEGAL, legalNames } from './full-name-words.ts';
import { BAD, type Candidate, captured, GENERIC, NOT_NOUN, single } from './name-words.ts';
import { placesOf } from './place-words.ts';
import { afterPlaces, placedBrands, tradeTokens } from './short-name-words.ts';
import { heads, inApposition, kindNamed } from './spoken-name-words.ts';
import type { Span } from './text.ts';
import { TRADE_END } from './trade-words.ts';

function trimmedName(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && /[\s“”,.:;、]/.test(text[from] ?? '')) from += 1;
  while (to > from && /[\s“”,;:、。]/.test(text[to - 1] ?? '')) to -= 1;
  // A place that stands by itself before the name belongs to the origin.
  const [head] = placesOf(text.slice(from, Math.min(to, from + 14)));
  if (head?.start === 0 && /[\s的,]/.test(text[from + head.end] ?? '') && from + head.end + 1 < to)
    from += head.end + 1;
  while (from < to && /[\s“]/.test(text[from] ?? '')) from += 1;
  return { start: from, end: to };
}

/** The firm that a clause names in full, or by its trade at its head: 甲电机,投3000万. */
export function ownFirmIn(clause: string): string | undefined {
  const full = legalNames(clause)[0];
  if (full) return clause.slice(full.start, full.end);
  const head = /^(?:[^,:]{0,12}:)?\s?([^\s,。;:、()“”|]{3,12})(?=[,\s])/.exec(clause)?.[1];
  if (!head || !TRADE_END.test(head)) return undefined;
  return NOT_NOUN.test(head) || GENERIC.test(head) || BAD.test(head) ? undefined : head;
}

/** Everything that may be the investing company's name, each with how much speaks for it. */
export function candidatesOf(text: string): Candidate[] {
  return [
    ...captured(text, FORM, 10)
      .map((one) => quotedIn(text, one))
      .filter((one) => !/子公司|实际/.test(text.slice(one.start, one.end))),
    ...captured(text, SPACED_FORM, 7).filter(
      ({ start, end }) => !NOT_NOUN.test(text.slice(start, end)),
    ),
    ...(LATIN.test(text) ? [...single(text, LATIN_LEGAL, 9), ...single(text, LATIN_BRAND, 6)] : []),
    ...(text.includes('株式会社') ? single(text, JAPANESE, 9) : []),
    ...legalNames(text),
    ...calledNames(text),
    ...quotedNames(text),
    ...captured(text, BRACKETED, 7),
    ...afterPlaces(text),
    ...kindNamed(text),
    ...heads(text),
    ...inApposition(text),
    ...placedBrands(text),
    ...tradeTokens(text).filter(({ score }) => score >= 2.5),
  ].filter(({ score }) => score > 2);
}

/** The investing company as the stretch names it. */
export function companyOf(text: string): Candidate | undefined {
  const all = candidatesOf(text);
  const best = all.sort((a, b) => b.score - a.score || a.start - b.start)[0];
  if (!best) return undefined;
  const name = trimmedName(text, best.start, best.end);
  return name.end - name.start < 2 ? undefined : { ...name, score: best.score };
}
