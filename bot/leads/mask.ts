import { introducerIn } from '../../domain/lead/introducer-words.ts';
import { phonesOf } from '../../domain/lead/read/phone-words.ts';
import { plain } from '../../domain/lead/read/text.ts';
import type { Reading } from '../../domain/lead/types.ts';
import { nameToken, personName, phoneToken } from './prompt-words.ts';

/** A text without telephone numbers and names, and the way back. */
export interface Masked {
  readonly text: string;
  /** Puts the words back, in every string of the value. */
  restore<Value>(value: Value): Value;
}

/** Nothing is hidden. */
export const unmasked = (text: string): Masked => ({ text, restore: (value) => value });

/**
 * Hides every telephone number, and the names of people that the rule reader found: contacts, and who
 * brought the lead. A company's name stays: without it there is nothing to read.
 */
export function mask(text: string, reading: Reading, alsoNames: readonly string[]): Masked {
  const words = new Map<string, string>();
  let hidden = '';
  let from = 0;
  for (const { start, end } of phonesOf(plain(text))) {
    const token = tokenFor(words, text.slice(start, end), phoneToken);
    hidden += text.slice(from, start) + token;
    from = end;
  }
  hidden += text.slice(from);
  const names = reading.leads.flatMap(({ contacts }) =>
    contacts.flatMap(({ name }) => (name && name.words === name.value ? [name.value] : [])),
  );
  const brought = introducerIn(text)?.name ?? '';
  const longestFirst = [
    ...new Set([...names, ...alsoNames, personName.test(brought) ? brought : '']),
  ]
    .filter((name) => name.length > 1)
    .sort((a, b) => b.length - a.length);
  for (const name of longestFirst)
    if (hidden.includes(name)) hidden = hidden.replaceAll(name, tokenFor(words, name, nameToken));
  return { text: hidden, restore: (value) => restored(value, words) };
}

function tokenFor(words: Map<string, string>, word: string, token: (n: number) => string): string {
  const known = [...words].find(([, had]) => had === word)?.[0];
  if (known) return known;
  const made = token(words.size + 1);
  words.set(made, word);
  return made;
}

function restored<Value>(value: Value, words: ReadonlyMap<string, string>): Value {
  if (typeof value === 'string') {
    let out: string = value;
    for (const [token, word] of words) out = out.replaceAll(token, word);
    return out as Value;
  }
  if (Array.isArray(value)) return value.map((one) => restored(one, words)) as Value;
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, one]) => [key, restored(one, words)]);
  return Object.fromEntries(entries) as Value;
}
