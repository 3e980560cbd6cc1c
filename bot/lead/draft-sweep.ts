import { expiredCard, remindersCard, type UnconfirmedDraft } from '../../cards/lead/unconfirmed.ts';
import { inTransaction, type Transaction } from '../../db/client.ts';
import { claimDueDrafts, expireDrafts, saveDraft } from '../../db/queries/drafts.ts';
import { listLeads } from '../../db/queries/leads.ts';
import { DAY_MS, type Instant } from '../../domain/calendar/time.ts';
import { readDraft } from '../../domain/lead/draft.ts';
import { expireAt } from '../../domain/lead/draft-clock.ts';
import { afterQuietHours } from '../../domain/project/notices.ts';
import { type BotContext, cardContext, type Who } from '../context.ts';
import { KEEP_MS } from '../delivery/daily.ts';
import { enqueueSay } from '../delivery/enqueue.ts';
import { personLane } from '../delivery/lane-keys.ts';
import { drawDraft, LEAD } from './drafts.ts';

/** Drafts taken in one transaction. */
const BATCH = 100;

type SweepContext = Pick<BotContext, 'db' | 'who'>;

/**
 * Reminds of drafts of leads that nobody confirmed, once, and gives them up later with a word; run
 * twice it adds nothing. What one person has waiting comes in one card. Answers how many were due.
 */
export async function sweepLeadDrafts({ db, who }: SweepContext, now: Instant): Promise<number> {
  const around = await who();
  for (let total = 0; ; ) {
    const swept = await inTransaction(db, (tx) => sweepSome(tx, around, now));
    total += swept;
    if (swept < BATCH) return total;
  }
}

async function sweepSome(tx: Transaction, who: Who, now: Instant): Promise<number> {
  const rows = await claimDueDrafts(tx, LEAD, now, BATCH);
  // In the order of the lanes' keys, which are locked one after another.
  const people = [...new Set(rows.map(({ personId }) => personId))].sort();
  for (const person of people) {
    const own = rows.filter(({ personId }) => personId === person);
    const drafts = own.flatMap(({ id, body }) => {
      const draft = readDraft(body);
      return draft ? [{ id, draft }] : [];
    });
    const isKnown = who.world.directory.person(person)?.active === true;
    const fresh = isKnown ? drafts.filter(({ draft }) => draft.remindedAt === undefined) : [];
    const over = own.filter(({ id }) => !fresh.some((each) => each.id === id));
    await remind(tx, who, person, fresh, now);
    await giveUp(
      tx,
      who,
      person,
      over.map(({ id }) => id),
      drafts,
      now,
    );
  }
  return rows.length;
}

async function remind(
  tx: Transaction,
  who: Who,
  person: string,
  drafts: readonly UnconfirmedDraft[],
  now: Instant,
): Promise<void> {
  const [only] = drafts;
  if (!only) return;
  const until = expireAt(who.world.calendar, now);
  for (const { id, draft } of drafts) {
    await saveDraft(tx, id, { ...draft, remindedAt: now }, now, until);
  }
  const card =
    drafts.length === 1
      ? await drawDraft({ tx, who, now }, only.id, only.draft, await listLeads(tx), until)
      : remindersCard(cardContext(who, now), drafts, until);
  await enqueueSay(tx, personLane(person), card, { notBefore: afterQuietHours(now) }, now);
}

async function giveUp(
  tx: Transaction,
  who: Who,
  person: string,
  ids: readonly string[],
  drafts: readonly UnconfirmedDraft[],
  now: Instant,
): Promise<void> {
  if (ids.length === 0) return;
  await expireDrafts(tx, ids, now);
  const told = drafts.filter(({ id }) => ids.includes(id));
  if (told.length === 0 || !who.world.directory.person(person)?.active) return;
  const card = expiredCard(told, KEEP_MS / DAY_MS);
  await enqueueSay(tx, personLane(person), card, { notBefore: afterQuietHours(now) }, now);
}
