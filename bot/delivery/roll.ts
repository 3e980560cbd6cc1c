import type { CardContext } from '../../cards/context.ts';
import { inTransaction, sqlStateOf, type Transaction } from '../../db/client.ts';
import {
  type CardRow,
  findCardsToRoll,
  insertCards,
  isAboutProject,
  type NewCard,
  reserveCardIds,
  takeCardsToRoll,
  updateCard,
} from '../../db/queries/cards.ts';
import { insertIntents, lockLanes, type NewIntent } from '../../db/queries/outbox.ts';
import { loadProjects } from '../../db/queries/projects.ts';
import { HOUR, type Instant } from '../../domain/calendar/time.ts';
import type { Project } from '../../domain/project/types.ts';
import { type BotContext, cardContext } from '../context.ts';
import { isCleared } from './overtaken.ts';
import { refreshOf } from './refreshes.ts';
import { drawCard } from './render.ts';
import { freshOf, postsOf, quietly } from './replace.ts';
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
  const fresh: NewCard[] = [];
  const intents: NewIntent[] = [];
  for (const old of due) {
    const project = byId.get(old.projectId);
    // A project that stands still can wait for years: its cards are renewed when it goes on.
    if (project && isHeld(project, old)) continue;
    const isOpen = await isStillOpen(context, tx, cards, project, old);
    if (isOpen === undefined) await updateCard(tx, old.id, { rollAt: now + HOUR });
    else if (isOpen) {
      const card = freshOf(old, ids.next().value ?? 0);
      fresh.push(card);
      intents.push(...postsOf(card, now), ...(await replaced(tx, old, card, now)));
    } else intents.push(...(await closed(tx, old, now)));
  }
  await insertCards(tx, fresh);
  await insertIntents(tx, intents, now);
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
  if (isAboutProject(old.subject) && (!project || isCleared(project, old))) return false;
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

/** The old card says that it was replaced only after the fresh one stands above it. */
async function replaced(
  tx: Transaction,
  old: CardRow,
  { id: by, lane }: NewCard,
  now: Instant,
): Promise<NewIntent[]> {
  if (!isExpired(old, now)) return [quietly(lane, { kind: 'supersede', card: old.id, by }, now)];
  await updateCard(tx, old.id, { state: 'lost' });
  return [];
}

/** The last refresh shows how the matter ended; too old for that, the card stays as it is. */
async function closed(tx: Transaction, old: CardRow, now: Instant): Promise<NewIntent[]> {
  if (!isExpired(old, now)) return [refreshOf(old, now)];
  await updateCard(tx, old.id, { state: 'final' });
  return [];
}
