import { z } from 'zod';
import { plain } from '../../domain/import/likeness.ts';
import shipped from './policy.json' with { type: 'json' };

/** What the district answers to questions; its own file takes the place of the shipped one. */
export const policiesSchema = z
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

export type PolicyEntry = z.infer<typeof policiesSchema>[number];

export const shippedPolicies = (): readonly PolicyEntry[] => policiesSchema.parse(shipped);

/** The entry that answers a question; undefined: none does. */
export function policyFor(policies: readonly PolicyEntry[], text: string): PolicyEntry | undefined {
  const said = plain(text);
  const scored = policies
    .map((entry) => ({ entry, hits: entry.keys.filter((key) => said.includes(plain(key))).length }))
    .filter(({ hits }) => hits > 0);
  return scored.sort((a, b) => b.hits - a.hits)[0]?.entry;
}
