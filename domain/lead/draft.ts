import { z } from 'zod';
import type { Instant } from '../calendar/time.ts';
import type { PersonId } from '../people/types.ts';
import { factsOf, stageSaid, updated } from './facts.ts';
import { introducerIn } from './introducer-words.ts';
import {
  type Confidential,
  type Lead,
  type LeadFacts,
  type LeadId,
  noFacts,
  type OpenStage,
} from './lead.ts';
import type { Doubt, Reading, ReadLead, SaidStage } from './types.ts';

/** A field as a draft shows it, with the words it was read from. */
export const draftFields = [
  'company',
  'project',
  'industry',
  'investment',
  'landMu',
  'plantM2',
  'origin',
  'contacts',
  'channel',
  'stage',
  'needs',
  'nextAction',
  'confidential',
] as const;
export type DraftField = (typeof draftFields)[number];

/** What a message says of one lead, before a person confirms it. */
export interface LeadDraft {
  readonly facts: LeadFacts;
  readonly confidential: Confidential | null;
  readonly stage: SaidStage | null;
  /** The words of the message behind each field that was read; none where a person wrote it. */
  readonly words: Readonly<Partial<Record<DraftField, string>>>;
  readonly doubts: readonly Doubt[];
  /** The lead on record that it tells of; null: a new one. */
  readonly of: LeadId | null;
  /** Leads that it may tell of, where the person is asked. */
  readonly choices: readonly LeadId[];
  readonly by: PersonId;
  /** When and in which words it was told; `hash` stands for good, the text as long as the draft. */
  readonly at: Instant;
  readonly hash: string;
  readonly text: string;
  /** Goes up with each change, so that an old card confirms nothing it does not show. */
  readonly version: number;
  /** Leads that were shown as likely the same. */
  readonly shown: readonly LeadId[];
  /** Who told it, where somebody else passed it on to whoever carries the lead. */
  readonly toldBy?: PersonId;
  /** When the person was reminded of it; absent: not yet. */
  readonly remindedAt?: Instant;
}

export interface Told {
  readonly by: PersonId;
  readonly at: Instant;
  readonly hash: string;
  readonly text: string;
}

/** Drafts of a reading, one a lead, in the message's order. */
export const draftsOf = (reading: Reading, told: Told): LeadDraft[] =>
  reading.leads.map((read, index) =>
    withIntroducer(
      {
        ...emptyDraft(told),
        facts: factsOf(read),
        confidential: read.confidential ? { leaders: [] } : null,
        stage: read.stage?.value ?? null,
        words: wordsOf(read),
        doubts: reading.doubts.filter(({ lead }) => lead === index),
      },
      reading.leads.length === 1 ? told.text : '',
    ),
  );

/** Who brought it, where the message tells of one lead only; the investor's own people bring none. */
function withIntroducer(draft: LeadDraft, text: string): LeadDraft {
  const found = introducerIn(text);
  const { facts, words } = draft;
  if (!found || facts.contacts.some(({ name }) => name && found.name.includes(name))) return draft;
  return {
    ...draft,
    facts: { ...facts, introducer: found.name },
    words: { ...words, channel: words.channel ?? found.words },
  };
}

/** A draft of which nothing is known yet: the person fills the form. */
export const emptyDraft = ({ by, at, hash, text }: Told): LeadDraft => ({
  facts: factsOf(nothingRead),
  confidential: null,
  stage: null,
  words: {},
  doubts: [],
  of: null,
  choices: [],
  by,
  at,
  hash,
  text,
  version: 1,
  shown: [],
});

const nothingRead: ReadLead = {
  company: null,
  project: null,
  industry: null,
  investment: null,
  landMu: null,
  plantM2: null,
  origin: null,
  contacts: [],
  channel: null,
  stage: null,
  nextAction: null,
  needs: [],
  confidential: null,
};

function wordsOf(read: ReadLead): LeadDraft['words'] {
  const contacts = read.contacts.flatMap(({ name, title, phone }) =>
    [name, title, phone].flatMap((part) => part?.words ?? []),
  );
  const all: Record<DraftField, readonly (string | undefined)[]> = {
    company: [read.company?.words],
    project: [read.project?.words],
    industry: [read.industry?.words],
    investment: [read.investment?.words],
    landMu: [read.landMu?.words],
    plantM2: [read.plantM2?.words],
    origin: [read.origin?.words],
    contacts,
    channel: [read.channel?.words],
    stage: [read.stage?.words],
    needs: read.needs.map(({ words }) => words),
    nextAction: [read.nextAction?.what.words, read.nextAction?.date?.words],
    confidential: [read.confidential?.words],
  };
  return Object.fromEntries(
    draftFields.flatMap((field) => {
      const words = [...new Set(all[field].flatMap((part) => part?.trim() || []))];
      return words.length > 0 ? [[field, words.join('…')]] : [];
    }),
  );
}

/** What a draft about a lead on record makes of it: its facts, and the step it says was reached. */
export function updateOf(
  draft: LeadDraft,
  lead: Lead,
): { readonly facts: LeadFacts; readonly to: OpenStage | null } {
  return { facts: updated(lead.facts, draft.facts), to: stageSaid(draft.stage) };
}

/** A draft taken up anew: nobody was reminded of it. */
export function afresh({ remindedAt: _, ...draft }: LeadDraft): LeadDraft {
  return draft;
}

/** Two of one: the second keeps where they come from, and the first keeps everything. */
export const splitDraft = (draft: LeadDraft): LeadDraft => ({
  ...emptyDraft(draft),
  facts: { ...noFacts, channel: draft.facts.channel, introducer: draft.facts.introducer },
  confidential: draft.confidential,
});

const shape = z.object({ facts: z.object({}), version: z.number(), text: z.string() });

/** A draft as it lies in the database; undefined where it was emptied or is of another program. */
export const readDraft = (body: unknown): LeadDraft | undefined =>
  shape.safeParse(body).success ? (body as LeadDraft) : undefined;
