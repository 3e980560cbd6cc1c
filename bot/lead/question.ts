import { randomUUID } from 'node:crypto';
import { askCard, unansweredCard } from '../../cards/lead/questions.ts';
import { inTransaction, type Transaction } from '../../db/client.ts';
import { claimDueDrafts, type DraftRow, insertDraft, saveDraft } from '../../db/queries/drafts.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { remindAt } from '../../domain/lead/draft-clock.ts';
import type { PersonId } from '../../domain/people/types.ts';
import { afterQuietHours } from '../../domain/project/notices.ts';
import type { World } from '../../domain/project/types.ts';
import { type BotContext, cardContext, type Who } from '../context.ts';
import { enqueueSay } from '../delivery/enqueue.ts';
import { personLane } from '../delivery/lane-keys.ts';
import type { Turn } from '../intake/origin.ts';

/** Drafts of this kind hold a question that waits for the duty officer. */
export const QUESTION = 'lead-question';

/** Questions taken in one transaction. */
const BATCH = 100;

export interface Asked {
  readonly by: PersonId;
  readonly text: string;
}

/** Who answers what the policy file does not: the operators, or who stands in for them; in order. */
export const dutyOfficers = ({ directory }: World): PersonId[] =>
  [...new Set(directory.withRole('operator').map(({ id }) => directory.actingFor(id)))].sort();

/** The question goes to each of them with a field for the answer; the first one counts. */
export async function passToOfficers(
  { tx, who, now, person }: Turn,
  officers: readonly PersonId[],
  text: string,
): Promise<void> {
  const id = randomUUID();
  const asked: Asked = { by: person.id, text };
  const nextCheck = remindAt(who.world.calendar, now);
  await insertDraft(tx, { id, kind: QUESTION, personId: person.id, body: asked, nextCheck }, now);
  const card = askCard(cardContext(who, now), id, asked);
  for (const officer of officers) await enqueueSay(tx, personLane(officer), card, {}, now);
}

type SweepContext = Pick<BotContext, 'db' | 'who'>;

/**
 * Reminds of questions that nobody answered in a working day, once: the duty officers get the field
 * again, and whoever asked hears so. Run twice it adds nothing. Answers how many were due.
 */
export async function sweepQuestions({ db, who }: SweepContext, now: Instant): Promise<number> {
  const around = await who();
  for (let total = 0; ; ) {
    const swept = await inTransaction(db, async (tx) => {
      const rows = await claimDueDrafts(tx, QUESTION, now, BATCH);
      await remind(tx, around, rows, now);
      return rows.length;
    });
    total += swept;
    if (swept < BATCH) return total;
  }
}

async function remind(
  tx: Transaction,
  who: Who,
  rows: readonly DraftRow[],
  now: Instant,
): Promise<void> {
  const officers = dutyOfficers(who.world);
  const cards = cardContext(who, now);
  const out = rows.flatMap(({ id, body }) => {
    const asked = body as Asked;
    const again = askCard(cards, id, asked, true);
    const isKnown = who.world.directory.person(asked.by)?.active === true;
    return [
      ...officers.map((to) => ({ to, card: again })),
      ...(isKnown ? [{ to: asked.by, card: unansweredCard(cards, asked.text, officers) }] : []),
    ];
  });
  for (const { id, body } of rows) await saveDraft(tx, id, body, now);
  // In the order of the lanes' keys, which are locked one after another.
  const inOrder = out.sort((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0));
  const notBefore = afterQuietHours(now);
  for (const { to, card } of inOrder)
    await enqueueSay(tx, personLane(to), card, { notBefore }, now);
}
