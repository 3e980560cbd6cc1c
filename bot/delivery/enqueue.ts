import type { Transaction } from '../../db/client.ts';
import {
  type CardRow,
  findOpenCards,
  insertCards,
  type NewCard,
  renewHeldCards,
  reserveCardIds,
} from '../../db/queries/cards.ts';
import { dropCalls, holdCalls, releaseCalls } from '../../db/queries/held-calls.ts';
import { rememberChat } from '../../db/queries/lanes.ts';
import { insertIntents, lockLanes } from '../../db/queries/outbox.ts';
import type { Intent } from '../../db/schema/outbox.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Notice } from '../../domain/project/notices.ts';
import { targetOf } from './lane-keys.ts';
import { countPosts, type Entry, lanesOf, planPosts } from './plan.ts';
import { priorities } from './priority.ts';
import { planRefreshes, projectsToRefresh, refreshOf } from './refreshes.ts';

/**
 * Writes what people must see because of a change, in the change's own transaction. Takes many
 * projects at once in few statements, for the sweep. `shown` is the card that the answer to a click
 * shows in its new state.
 */
export async function enqueueNotices(
  tx: Transaction,
  entries: readonly Entry[],
  now: Instant,
  shown?: number,
): Promise<void> {
  const meant = entries.filter(({ notices }) => notices.length > 0);
  if (meant.length === 0) return;
  // Sent together where one does not need the other's answer: they cost one way there.
  const [open, ids] = await Promise.all([
    lockAndFindCards(tx, meant, now),
    reserveCardIds(tx, countPosts(meant)),
  ]);
  const refreshes = planRefreshes(meant, open, now, shown);
  const posts = planPosts(meant, ids, now);
  await Promise.all([
    insertCards(tx, posts.cards),
    insertIntents(tx, [...posts.intents, ...refreshes], now),
  ]);
  await renewHeldCards(tx, projectsWith('renewCards', meant), now);
  await settleCalls(tx, meant, now);
}

const projectsWith = (wanted: Notice['type'], entries: readonly Entry[]): string[] =>
  entries.flatMap(({ projectId, notices }) =>
    notices.some(({ type }) => type === wanted) ? projectId : [],
  );

/** Calls that wait stand still, go on or end with their projects. */
async function settleCalls(tx: Transaction, entries: readonly Entry[], now: Instant) {
  await holdCalls(tx, projectsWith('holdCalls', entries));
  await dropCalls(tx, projectsWith('dropCalls', entries), now);
  const released = entries.flatMap(({ notices }) =>
    notices.flatMap((notice) => (notice.type === 'releaseCalls' ? notice.notBefore : [])),
  );
  if (released.length === 0) return;
  await releaseCalls(tx, projectsWith('releaseCalls', entries), Math.max(...released));
}

/**
 * The cards that may have to be drawn anew, read while all lanes they stand in are locked. Lanes are
 * locked in one go, in the order of their keys, or two transactions would wait for one another.
 */
async function lockAndFindCards(
  tx: Transaction,
  entries: readonly Entry[],
  now: Instant,
): Promise<CardRow[]> {
  const projects = projectsToRefresh(entries);
  const lanesOfRefreshes = (open: readonly CardRow[]) =>
    planRefreshes(entries, open, now).map(({ lane }) => lane);
  const known = new Set([
    ...lanesOf(entries),
    ...lanesOfRefreshes(await findOpenCards(tx, projects)),
  ]);
  await lockLanes(tx, known);
  // Again under the lock, and before this change's own cards, which are drawn when they are sent.
  const open = await findOpenCards(tx, projects);
  // A card that came up in between; a deadlock over it is tried again.
  await lockLanes(
    tx,
    lanesOfRefreshes(open).filter((lane) => !known.has(lane)),
  );
  return open;
}

/** An answer: a card that nobody will update. `replyTo` is a message, `chatId` where it came from. */
export async function enqueueSay(
  tx: Transaction,
  lane: string,
  content: object,
  options: {
    readonly replyTo?: string;
    readonly chatId?: string;
    readonly notBefore?: Instant;
  },
  now: Instant,
): Promise<void> {
  const { replyTo, chatId, notBefore = now } = options;
  await lockLanes(tx, [lane]);
  if (chatId && targetOf(lane)?.kind === 'person') await rememberChat(tx, lane, chatId);
  const intent = { kind: 'say', content, ...(replyTo ? { replyTo } : {}) } as const;
  await insertIntents(
    tx,
    [{ lane, intent, coalesceKey: null, priority: priorities.call, notBefore }],
    now,
  );
}

/** Posts a card that stays true: a question or a form. Answers the card's id. */
export async function enqueueTracked(
  tx: Transaction,
  {
    replyTo,
    notBefore,
    ...card
  }: Omit<NewCard, 'id'> & { readonly replyTo?: string; readonly notBefore?: Instant },
  now: Instant,
): Promise<number> {
  await lockLanes(tx, [card.lane]);
  const [id] = await reserveCardIds(tx, 1);
  if (id === undefined) throw new Error('the database gave no card id');
  await insertCards(tx, [{ ...card, id }]);
  const intent = { kind: 'post', card: id, ...(replyTo ? { replyTo } : {}) } as const;
  await insertIntents(
    tx,
    [
      {
        lane: card.lane,
        intent,
        coalesceKey: null,
        priority: priorities.call,
        notBefore: notBefore ?? now,
      },
    ],
    now,
  );
  return id;
}

/** Draws the question about a file anew, once it has its place. */
export async function enqueueFileRefresh(
  tx: Transaction,
  file: { readonly id: string; readonly projectId: string },
  now: Instant,
): Promise<void> {
  const open = await findOpenCards(tx, [file.projectId]);
  const asked = open.filter(
    ({ subject }) => subject.kind === 'fileAsk' && subject.file === file.id,
  );
  for (const card of asked) await enqueueRefresh(tx, card, now);
}

/** Draws one card anew as soon as its turn comes. */
export async function enqueueRefresh(
  tx: Transaction,
  card: Pick<CardRow, 'id' | 'lane'>,
  now: Instant,
): Promise<void> {
  await lockLanes(tx, [card.lane]);
  await insertIntents(tx, [refreshOf(card, now)], now);
}

/** Sends the file of a paper that is on record. */
export async function enqueuePaper(
  tx: Transaction,
  lane: string,
  file: string,
  now: Instant,
): Promise<void> {
  await lockLanes(tx, [lane]);
  const intent = { kind: 'paper', file } as const;
  const row = { lane, intent, coalesceKey: null, priority: priorities.call, notBefore: now };
  await insertIntents(tx, [row], now);
}

/** Sends the templates of both sheets as files. */
export async function enqueueTemplates(tx: Transaction, lane: string, now: Instant): Promise<void> {
  await lockLanes(tx, [lane]);
  const rows = (['people', 'projects'] as const).map((of) => ({
    lane,
    intent: { kind: 'template', of } as const,
    coalesceKey: null,
    priority: priorities.call,
    notBefore: now,
  }));
  await insertIntents(tx, rows, now);
}

/** Sends an order as a document file, filled from the record when its turn comes. */
export async function enqueueDocument(
  tx: Transaction,
  lane: string,
  document: Omit<Extract<Intent, { kind: 'document' }>, 'kind'>,
  now: Instant,
): Promise<void> {
  await lockLanes(tx, [lane]);
  const intent = { kind: 'document', ...document } as const;
  const row = { lane, intent, coalesceKey: null, priority: priorities.call, notBefore: now };
  await insertIntents(tx, [row], now);
}
