import { createHash, randomUUID } from 'node:crypto';
import { chooseLeadCard, draftCard } from '../../cards/lead/draft.ts';
import { insertDraft, saveDraft } from '../../db/queries/drafts.ts';
import { listLeads } from '../../db/queries/leads.ts';
import { listProjects } from '../../db/queries/projects.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { maySeeLead } from '../../domain/lead/access.ts';
import { draftsOf, emptyDraft, type LeadDraft, type Told } from '../../domain/lead/draft.ts';
import { nextDraftCheck } from '../../domain/lead/draft-clock.ts';
import {
  leadsMeant,
  leadsNamedIn,
  likelyLeads,
  likelyProjects,
} from '../../domain/lead/duplicates.ts';
import type { Lead } from '../../domain/lead/lead.ts';
import type { Reading } from '../../domain/lead/types.ts';
import { cardContext } from '../context.ts';
import type { Turn } from '../intake/origin.ts';

/** Drafts of this kind hold a lead that is to be confirmed. */
export const LEAD = 'lead';

/** More leads than this in one message are told to be sent again. */
export const MOST_LEADS = 10;

/** SHA-256 of what was written, in hex: proves later who told what. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

export const toldIn = ({ person, now }: Turn, text: string): Told => ({
  by: person.id,
  at: now,
  hash: hashOf(text),
  text,
});

/** A draft's card, and whether it tells of something confidential: such a one is for no group. */
export interface DrawnDraft {
  readonly card: object;
  readonly isConfidential: boolean;
}

/** Puts down a draft of each lead of a reading and answers their cards, in the message's order. */
export async function putDown(turn: Turn, reading: Reading, text: string): Promise<DrawnDraft[]> {
  const told = toldIn(turn, text);
  const drafts = draftsOf(reading, told).slice(0, MOST_LEADS);
  const known = await listLeads(turn.tx);
  const cards: DrawnDraft[] = [];
  for (const draft of drafts.length > 0 ? drafts : [emptyDraft(told)]) {
    const meant = reading.kind === 'update' ? leadsFor(turn, draft, known) : [];
    cards.push(await insertAndDraw(turn, placed(draft, meant), known));
  }
  return cards;
}

/** A draft about the one lead that it may mean, or with the question which. */
function placed(draft: LeadDraft, meant: readonly Lead[]): LeadDraft {
  const [only] = meant;
  return meant.length > 1
    ? { ...draft, choices: meant.map(({ id }) => id) }
    : { ...draft, of: only?.id ?? null };
}

/**
 * Words of which no reader made anything, but that name a company the person follows: a draft of
 * what happened there. Undefined: they name none.
 */
export async function putDownNamed(turn: Turn, text: string): Promise<DrawnDraft | undefined> {
  const known = await listLeads(turn.tx);
  const own = known.filter(({ owner, project }) => owner === turn.person.id && project === null);
  const meant = leadsNamedIn(text, own);
  if (meant.length === 0) return undefined;
  return insertAndDraw(turn, placed(emptyDraft(toldIn(turn, text)), meant), known);
}

/** Leads that an update may tell of: the person's own, else those that they may see. */
function leadsFor({ who, person }: Turn, { facts }: LeadDraft, known: readonly Lead[]): Lead[] {
  const seen = known.filter((lead) => maySeeLead(who.world, lead, person.id));
  const meant = leadsMeant(facts, seen);
  const own = meant.filter(({ owner }) => owner === person.id);
  return own.length > 0 ? own : meant;
}

/** A fresh draft on record, and the card that shows it. */
export async function insertAndDraw(
  turn: Turn,
  draft: LeadDraft,
  known: readonly Lead[],
): Promise<DrawnDraft> {
  const id = randomUUID();
  const shown = shownWith(draft, known);
  const body = { ...draft, shown };
  await keepNew(turn, id, body);
  const card = await drawDraft(turn, id, body, known);
  return { card, isConfidential: tellsOfConfidential(turn, body, known) };
}

/** It is to be confidential itself, or names a confidential lead that its author may see. */
function tellsOfConfidential(
  { who, person }: Turn,
  draft: LeadDraft,
  known: readonly Lead[],
): boolean {
  if (draft.confidential) return true;
  const named = new Set([...draft.choices, ...draft.shown, ...(draft.of ? [draft.of] : [])]);
  return known.some(
    (lead) => named.has(lead.id) && lead.confidential && maySeeLead(who.world, lead, person.id),
  );
}

/** A new draft on record; time reminds of it. */
export const keepNew = ({ tx, who, now }: Drawing, id: string, body: LeadDraft): Promise<void> =>
  insertDraft(
    tx,
    {
      id,
      kind: LEAD,
      personId: body.by,
      body,
      nextCheck: nextDraftCheck(who.world.calendar, body, now),
    },
    now,
  );

/** The draft as a person has just changed it; the wait for it begins anew. */
export const keepChanged = ({ tx, who, now }: Drawing, id: string, body: LeadDraft) =>
  saveDraft(tx, id, body, now, nextDraftCheck(who.world.calendar, body, now));

const shownWith = (draft: LeadDraft, known: readonly Lead[]) =>
  draft.of === null ? likelyLeads(draft.facts, known).map(({ lead }) => lead.id) : [];

/** The draft as it is shown next: leads that are likely the same are marked as shown. */
export const withShown = (draft: LeadDraft, known: readonly Lead[]): LeadDraft => ({
  ...draft,
  shown: shownWith(draft, known),
});

/** Leads that became likely the same after the draft was shown. */
export const newlyLikely = (draft: LeadDraft, known: readonly Lead[]): boolean =>
  shownWith(draft, known).some((id) => !draft.shown.includes(id));

/** What it takes to draw a draft. */
export type Drawing = Pick<Turn, 'tx' | 'who' | 'now'>;

/** A draft as its card shows it now; `remindedUntil` where its author is reminded of it. */
export async function drawDraft(
  { tx, who, now }: Drawing,
  id: string,
  draft: LeadDraft,
  known: readonly Lead[],
  remindedUntil?: Instant,
): Promise<object> {
  const context = cardContext(who, now);
  // One that was made confidential meanwhile is shown no more.
  const seen = (id: string | null) =>
    known.find((lead) => lead.id === id && maySeeLead(who.world, lead, draft.by));
  if (draft.choices.length > 0) {
    const choices = draft.choices.flatMap((each) => seen(each) ?? []);
    return chooseLeadCard(context, id, draft, choices);
  }
  const of = seen(draft.of) ?? null;
  const isNew = of === null;
  return draftCard(context, {
    id,
    draft,
    reader: draft.by,
    likely: isNew ? likelyLeads(draft.facts, known) : [],
    projects: isNew ? likelyProjects(draft.facts, await listProjects(tx)) : [],
    of,
    ...(draft.toldBy === undefined ? {} : { toldBy: draft.toldBy }),
    ...(remindedUntil === undefined ? {} : { remindedUntil }),
  });
}
