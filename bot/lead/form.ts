import { z } from 'zod';
import { leadFields as fields, NONE } from '../../cards/lead/actions.ts';
import type { LeadFormFault } from '../../cards/lead/answers.ts';
import { isDay } from '../../domain/calendar/time.ts';
import type { Confidential, LeadFacts } from '../../domain/lead/lead.ts';
import { CHANNEL_NAMES, INDUSTRY_NAMES } from '../../domain/lead/name-words.ts';
import {
  readTypedInvestment,
  readTypedList,
  readTypedPhone,
  readTypedRange,
} from '../../domain/lead/typed-words.ts';

type Values = Readonly<Record<string, unknown>>;

export type ReadLeadForm =
  | {
      readonly ok: true;
      readonly facts: LeadFacts;
      readonly confidential: Confidential | null;
    }
  | { readonly ok: false; readonly fault: LeadFormFault };

/** An empty input, an input that is absent and a pick of nothing are the same. */
export function wordsIn(values: Values, name: string): string {
  const value = values[name];
  const words = typeof value === 'string' ? value.replace(/\s+/gu, ' ').trim() : '';
  return words === NONE ? '' : words.slice(0, 1_000);
}

export const dayIn = (values: Values, name: string): string | null => {
  const day = wordsIn(values, name).slice(0, 10);
  return isDay(day) ? day : null;
};

const several = z.union([z.array(z.string()), z.string().transform((one) => [one])]).catch([]);

const oneOf = <Key extends string>(names: Readonly<Record<Key, string>>, words: string) =>
  words in names ? (words as Key) : null;

/** Inputs that lie folded in the form. */
const folded = [
  fields.industry,
  fields.origin,
  fields.channel,
  fields.introducer,
  fields.needs,
  fields.actionWhat,
  fields.actionDate,
  fields.confidential,
  fields.leaders,
] as const;

/**
 * Reads a filled-in form; what it has no input for stays as it was. A client that sends nothing of
 * what lies folded has not emptied it: a secret must not come out by that. An input that cannot be
 * read is told, and nothing of the form is taken.
 */
export function readLeadForm(
  values: Values,
  before: LeadFacts,
  wasConfidential: Confidential | null,
): ReadLeadForm {
  const said = (name: string) => wordsIn(values, name);
  const [investment, landMu, plantM2, phone] = [
    said(fields.investment),
    said(fields.landMu),
    said(fields.plantM2),
    said(fields.contactPhone),
  ];
  const read = {
    investment: investment === '' ? null : readTypedInvestment(investment),
    landMu: landMu === '' ? null : readTypedRange(landMu),
    plantM2: plantM2 === '' ? null : readTypedRange(plantM2),
    contactPhone: phone === '' ? null : readTypedPhone(phone),
  };
  const written = { investment, landMu, plantM2, contactPhone: phone };
  for (const fault of ['investment', 'landMu', 'plantM2', 'contactPhone'] as const) {
    if (written[fault] !== '' && read[fault] === null) return { ok: false, fault };
  }
  const [name, title] = [said(fields.contactName) || null, said(fields.contactTitle) || null];
  const contact = { name, title, phone: read.contactPhone };
  const isEmpty = Object.values(contact).every((part) => part === null);
  const isFoldSent = folded.some((field) => field in values);
  return {
    ok: true,
    facts: {
      ...(isFoldSent ? foldedFacts(values) : before),
      company: said(fields.company) || null,
      project: said(fields.project) || null,
      investment: read.investment,
      landMu: read.landMu,
      plantM2: read.plantM2,
      contacts: [...(isEmpty ? [] : [contact]), ...before.contacts.slice(1)],
    },
    confidential: fields.confidential in values ? confidentialIn(values) : wasConfidential,
  };
}

type FoldedFacts = Pick<
  LeadFacts,
  'industry' | 'origin' | 'channel' | 'introducer' | 'needs' | 'nextAction'
>;

function foldedFacts(values: Values): FoldedFacts {
  const said = (name: string) => wordsIn(values, name);
  const what = said(fields.actionWhat);
  return {
    industry: oneOf(INDUSTRY_NAMES, said(fields.industry)),
    origin: said(fields.origin) || null,
    channel: oneOf(CHANNEL_NAMES, said(fields.channel)),
    introducer: said(fields.introducer) || null,
    needs: readTypedList(said(fields.needs)),
    nextAction: what === '' ? null : { what, date: dayIn(values, fields.actionDate) },
  };
}

const confidentialIn = (values: Values): Confidential | null =>
  wordsIn(values, fields.confidential) === 'yes'
    ? { leaders: several.parse(values[fields.leaders] ?? []).slice(0, 20) }
    : null;
