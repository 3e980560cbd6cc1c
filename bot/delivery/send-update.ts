import { supersededCard } from '../../cards/superseded.ts';
import { type CardRow, findCard } from '../../db/queries/cards.ts';
import { DAY_MS, HOUR } from '../../domain/calendar/time.ts';
import { type Job, type Outcome, skipped, type Work } from './job.ts';
import { refreshAt } from './refreshes.ts';
import { fingerprintOf } from './render.ts';
import { draw, sized } from './send-post.ts';

/** Feishu: "Message can only be modified within 14 days after sending." */
export const EDITABLE_FOR_MS = 14 * DAY_MS;

/** How long after a fresh card was given up another one is tried. */
const ROLL_AGAIN_MS = HOUR;

/** Updates a card to the newest state; one that looks the same costs no call. */
export async function refresh(job: Job<'refresh'>): Promise<Outcome> {
  const { context, intent, now } = job;
  const found = await job.projects.card(intent.card);
  const { row } = found;
  if (row.state !== 'live' || !row.messageId) return skipped(`card is ${row.state}`);
  if (isExpired(row, now)) {
    const isToRoll = row.rollAt !== null && row.rollAt <= now;
    return isToRoll ? skipped('a fresh card takes its place') : lost(row, 'too old to be edited');
  }
  const earliest = refreshAt(row, now);
  if (earliest > now) return { type: 'later', notBefore: earliest };
  const drawn = await draw(job, found);
  const card = sized(job, drawn.card);
  const shown = fingerprintOf(card);
  const state = drawn.isFinal ? ('final' as const) : row.state;
  if (shown === row.shown) {
    return { ...skipped('looks the same'), cards: [{ id: row.id, change: { state } }] };
  }
  await update(job, row.messageId, card);
  return {
    type: 'done',
    cards: [{ id: row.id, change: { state, shown, refreshedAt: context.clock.now() } }],
  };
}

/** Marks a card as replaced, once the fresh one stands. */
export async function supersede(job: Job<'supersede'>): Promise<Outcome> {
  const { context, intent, now } = job;
  const found = await job.projects.card(intent.card);
  const { row } = found;
  const fresh = await findCard(context.db, intent.by);
  if (row.state !== 'live' || !row.messageId) return skipped(`card is ${row.state}`);
  if (isExpired(row, now)) return lost(row, 'too old to be edited');
  if (!fresh?.messageId) return rollAgain(row, fresh, now);
  const { card } = await draw(job, found);
  await update(job, row.messageId, sized(job, supersededCard(card)));
  return { type: 'done', cards: [{ id: row.id, change: { state: 'rolled' } }] };
}

/** The old card stays in its place for another while; the fresh one is not made up for later. */
const rollAgain = (old: CardRow, fresh: CardRow | undefined, now: number): Outcome => ({
  ...skipped('the fresh card was not sent'),
  cards: [
    { id: old.id, change: { rollAt: now + ROLL_AGAIN_MS } },
    ...(fresh?.state === 'lost' ? [{ id: fresh.id, change: { state: 'rolled' } } as const] : []),
  ],
});

const update = ({ call, context }: Work, messageId: string, card: object): Promise<void> =>
  call('update', () => context.messenger.updateCard(messageId, card));

const isExpired = ({ sentAt }: CardRow, now: number): boolean =>
  sentAt !== null && now - sentAt >= EDITABLE_FOR_MS;

const lost = ({ id }: CardRow, note: string): Outcome => ({
  ...skipped(note),
  cards: [{ id, change: { state: 'lost' } }],
});
