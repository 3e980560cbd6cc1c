import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { plain } from '../../domain/import/likeness.ts';
import { StartError } from '../config.ts';
import shipped from './policy.json' with { type: 'json' };

/** What the district answers to questions; its own file takes the place of the shipped one. */
const schema = z
  .array(
    z.strictObject({
      /** Any of them in a question makes this its answer; the more, the surer. */
      keys: z.array(z.string().trim().min(1)).min(1),
      question: z.string().trim().min(1).max(100),
      answer: z.string().trim().min(1).max(800),
      source: z.string().trim().min(1).max(100),
    }),
  )
  .max(500);

export type PolicyEntry = z.infer<typeof schema>[number];

export const shippedPolicies = (): readonly PolicyEntry[] => schema.parse(shipped);

/** Reads a file of the district. Throws a `StartError` that names all its faults. */
export const readPolicies = (file: string): readonly PolicyEntry[] =>
  readFile(file, 'POLICY_FILE', (raw) => {
    const read = schema.safeParse(raw);
    if (read.success) return { ok: true, value: read.data };
    const faults = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    return { ok: false, faults };
  });

type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly faults: readonly string[] };

/** A JSON file that a setting names. */
export function readFile<Value>(
  file: string,
  setting: string,
  check: (raw: unknown) => Read<Value>,
): Value {
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new StartError(`the file ${file} cannot be read: check ${setting}`, { cause });
  }
  const read = check(raw);
  if (read.ok) return read.value;
  const list = read.faults.map((fault) => `  - ${fault}`).join('\n');
  throw new StartError(`the file ${file} is wrong: check ${setting}\n${list}`);
}

/** The entry that answers a question; undefined: none does. */
export function policyFor(policies: readonly PolicyEntry[], text: string): PolicyEntry | undefined {
  const said = plain(text);
  const scored = policies
    .map((entry) => ({ entry, hits: entry.keys.filter((key) => said.includes(plain(key))).length }))
    .filter(({ hits }) => hits > 0);
  return scored.sort((a, b) => b.hits - a.hits)[0]?.entry;
}
