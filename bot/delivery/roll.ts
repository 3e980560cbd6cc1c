import type { CardContext } from '../../cards/context.ts';
import { inTransaction, sqlStateOf, type Transaction } from '../../db/client.ts';
import {
  type CardRow,
  findCardsToRoll,
  reserveCardIds,
  takeCardsToRoll,
  updateCard,
} from '../../db/queries/cards.ts';
import { insertIntents, lockLanes } from '../../db/queries/outbox.ts';
import { loadProjects } from '../../db/queries/projects.ts';
import { HOUR, type Instant } from '../../domain/calendar/time.ts';
import { isLeadSubject } from '../../domain/lead/notices.ts';
import type { Project } from '../../domain/project/types.ts';
import { type BotContext, cardContext } from '../context.ts';
import { isCleared } from './overtaken.ts';
import { refreshOf } from './refreshes.ts';
import { drawCard } from './render.ts';
import { postInPlace, quietly } from './replace.ts';
import { EDITABLE_FOR_MS } from './send-update.ts';

export { nextRollAt } from '../../db/queries/cards.ts';

const CARDS_AT_ONCE = 200;

/**
 * Puts fresh cards in the place of those that can soon be neither pressed nor edited, where their
 * matter is open; quietly, since nothing has happened. Answers how many cards were looked at.
 */
export async function rollCards(context: BotContext, now: Instant): Promise<number> {
  for (let total = 0; ; ) {
    const count = await inTransaction(context.db, (tx) => rollSome(context, tx, now));
    total += count;
    if (count < CARDS_AT_ONCE) {
      if (total > 0) context.wake('delivery');
      return total;
    }
  }
}

async function rollSome(context: BotContext, tx: Transaction, now: Instant): Promise<number> {
  const found = await findCardsToRoll(tx, now, CARDS_AT_ONCE);
  if (found.length === 0) return 0;
  // Lanes before cards, as whoever settles a row does.
  await lockLanes(
    tx,
    found.map(({ lane }) => lane),
  );
  const due = await takeCardsToRoll(
    tx,
    found.map(({ id }) => id),
    now,
  );
  const projects = await loadProjects(
    tx,
    due.map(({ projectId }) => projectId),
  );
  const byId = new Map(projects.map((project) => [project.id, project]));
  const cards = cardContext(await context.who(), now);
  const ids = (await reserveCardIds(tx, due.length)).values();
  for (const old of due) {
    const project = byId.get(old.projectId);
    // A project that stands still can wait for years: its cards are renewed when it goes on.
    if (project && isHeld(project, old)) continue;
    const isOpen = await isStillOpen(context, tx, cards, project, old);
    if (isOpen === undefined) await updateCard(tx, old.id, { rollAt: now + HOUR });
    else if (isOpen) await replace(tx, old, ids.next().value ?? 0, now);
    else await close(tx, old, now);
  }
  return found.length;
}

const isHeld = ({ phase }: Project, { subject }: CardRow): boolean =>
  phase.status === 'suspended' && subject.kind !== 'progress';

/** Undefined where the card cannot be drawn: one that is broken must not hold up the others. */
async function isStillOpen(
  { log }: BotContext,
  tx: Transaction,
  cards: CardContext,
  project: Project | undefined,
  old: CardRow,
): Promise<boolean | undefined> {
  const isLead = isLeadSubject(old.subject);
  if (!isLead && (!project || isCleared(project, old))) return false;
  try {
    return !(await drawCard(tx, cards, project ?? null, old)).isFinal;
  } catch (error) {
    // The database refuses all that follows in this transaction.
    if (sqlStateOf(error)) throw error;
    log.error({ err: error, card: old.id }, 'card cannot be drawn');
    return undefined;
  }
}

const isExpired = ({ sentAt }: CardRow, now: Instant): boolean =>
  sentAt === null || now - sentAt >= EDITABLE_FOR_MS;

async function replace(tx: Transaction, old: CardRow, by: number, now: Instant): Promise<void> {
  const { id, lane } = old;
  await postInPlace(tx, old, by, now);
  // The old card says that it was replaced only after the fresh one stands above it.
  if (isExpired(old, now)) await updateCard(tx, id, { state: 'lost' });
  else await insertIntents(tx, [quietly(lane, { kind: 'supersede', card: id, by }, now)], now);
}

/** The last refresh shows how the matter ended; too old for that, the card stays as it is. */
async function close(tx: Transaction, old: CardRow, now: Instant): Promise<void> {
  if (isExpired(old, now)) await updateCard(tx, old.id, { state: 'final' });
  else await insertIntents(tx, [refreshOf(old, now)], now);
}
