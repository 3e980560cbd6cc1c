import { z } from 'zod';
import { NOTHING, openingFields } from '../../cards/opening/actions.ts';
import type { AttributeDefinition } from '../../domain/catalogue/types.ts';
import type { OpeningForm } from '../../domain/opening/types.ts';

/** Whatever somebody types is kept, but not a book. */
const MOST_SIGNS = 200;

const text = z.string().transform((words) => words.slice(0, MOST_SIGNS));

/** A draft as it lies in the database; one of an older program reads as far as it goes. */
const bodySchema = z.object({
  name: text.catch(''),
  owner: text.catch(''),
  location: text.catch(''),
  investment: text.catch(''),
  keyProject: z.boolean().catch(false),
  lead: text.catch(''),
  agent: text.catch(''),
  contact: text.catch(''),
  attributes: z.record(z.string(), text).catch({}),
  doneStage: text.catch(''),
  /** The catalogue that the last preview was computed with; empty: none was shown. */
  previewedWith: z.string().catch(''),
  /** The lead that it comes from; empty: none. */
  fromLead: text.catch(''),
});

export interface DraftBody extends OpeningForm {
  readonly previewedWith: string;
  readonly fromLead: string;
}

/** What a draft holds. */
export const readBody = (body: unknown): DraftBody =>
  bodySchema.parse(typeof body === 'object' && body !== null ? body : {});

/** A fresh draft; a name may have been said already. */
export const freshBody = (name: string): DraftBody => readBody({ name });

type Values = Readonly<Record<string, unknown>>;

/** An empty input and an input that is absent are the same. */
function wordsIn(values: Values, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value.trim().slice(0, MOST_SIGNS) : '';
}

/** The same of a select of ours that can say that nothing is picked. */
function answerIn(values: Values, name: string): string {
  const words = wordsIn(values, name);
  return words === NOTHING ? '' : words;
}

/** The draft with the answers of the first step. */
export const withFacts = (body: DraftBody, values: Values): DraftBody => ({
  ...body,
  name: answerIn(values, openingFields.name),
  owner: answerIn(values, openingFields.owner),
  location: answerIn(values, openingFields.location),
  investment: answerIn(values, openingFields.investment),
  keyProject: answerIn(values, openingFields.keyProject) === 'yes',
  lead: answerIn(values, openingFields.lead),
  agent: answerIn(values, openingFields.agent),
  contact: answerIn(values, openingFields.contact),
});

/** The draft with the answers of the second step, as far as the catalogue still asks. */
export const withAnswers = (
  body: DraftBody,
  values: Values,
  attributes: readonly AttributeDefinition[],
): DraftBody => ({
  ...body,
  attributes: Object.fromEntries(
    // The catalogue's choices are its own: one of them may well be called `none`.
    attributes.map(({ key }) => [key, wordsIn(values, openingFields.answer(key))]),
  ),
  doneStage: answerIn(values, openingFields.doneStage),
});
