import { z } from 'zod';
import { CHANNEL_NAMES, INDUSTRY_NAMES, SAID_STAGE_NAMES } from '../../domain/lead/name-words.ts';
import { CURRENCIES } from '../../domain/lead/types.ts';

// What a model is asked to answer, as a schema it can be held to. Enumerations go by their names in
// the registers: a model knows those, and not our codes.

const names = <Name extends string>(record: Readonly<Record<string, Name>>) =>
  z.enum(Object.values(record) as [Name, ...Name[]]);

const read = <Value extends z.ZodType>(value: Value) =>
  z.object({ value, words: z.string() }).nullable();
const range = { min: z.number(), max: z.number() };

const lead = z.object({
  company: read(z.string()),
  project: read(z.string()),
  industry: read(names(INDUSTRY_NAMES)),
  investment: read(z.object({ ...range, currency: z.enum(CURRENCIES) })),
  landMu: read(z.object(range)),
  plantM2: read(z.object(range)),
  origin: read(z.string()),
  contacts: z.array(
    z.object({ name: read(z.string()), title: read(z.string()), phone: read(z.string()) }),
  ),
  channel: read(names(CHANNEL_NAMES)),
  stage: read(names(SAID_STAGE_NAMES)),
  nextAction: z
    .object({ what: z.object({ value: z.string(), words: z.string() }), date: read(z.string()) })
    .nullable(),
  needs: z.array(z.object({ value: z.string(), words: z.string() })),
  confidential: read(z.literal(true)),
});

export const answer = z.object({
  kind: z.enum(['lead', 'update', 'question', 'other']),
  leads: z.array(lead),
});
export type Answer = z.infer<typeof answer>;
export type AnsweredLead = z.infer<typeof lead>;

/** For `response_format`; strict servers want every property required and no others. */
export const ANSWER_SCHEMA = z.toJSONSchema(answer) as Record<string, unknown>;

/** The JSON in a model's text, prose or a code fence around it left out; undefined where none is. */
export function jsonIn(text: string): unknown {
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}');
  if (start < 0 || end < start) return undefined;
  try {
    return JSON.parse(text.slice(start, end + 1));
  } catch {
    return undefined;
  }
}

/** The answer, or what is wrong with it, in words for the model; values are not repeated. */
export function parseAnswer(
  text: string,
): { ok: true; answer: Answer } | { ok: false; faults: string } {
  const parsed = answer.safeParse(jsonIn(text));
  if (parsed.success) return { ok: true, answer: parsed.data };
  const faults = parsed.error.issues
    .slice(0, 12)
    .map(({ path, message }) => `${path.join('.') || 'answer'}: ${message}`);
  return { ok: false, faults: faults.join('\n') };
}
