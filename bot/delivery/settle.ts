import { textMissedCard, undeliveredCard } from '../../cards/delivery.ts';
import { inTransaction, type Transaction } from '../../db/client.ts';
import { findCard, updateCard } from '../../db/queries/cards.ts';
import { appendEvents } from '../../db/queries/events.ts';
import { setLaneChat, type TakenRow } from '../../db/queries/lanes.ts';
import { settle as settleRow } from '../../db/queries/outbox-settle.ts';
import { claimRun } from '../../db/queries/runs.ts';
import { dayOf, type Instant } from '../../domain/calendar/time.ts';
import { afterQuietHours } from '../../domain/project/notices.ts';
import type { World } from '../../domain/project/types.ts';
import type { BotContext, Who } from '../context.ts';
import { enqueueSay } from './enqueue.ts';
import { isText } from './failures.ts';
import { readIntent } from './intent.ts';
import type { FailureReason, Outcome } from './job.ts';
import { personLane, targetOf } from './lane-keys.ts';
import { nameOfLane } from './lane-name.ts';
import { replaceLost } from './replace.ts';
import { settlePlain } from './settle-plain.ts';

type Dead = Extract<Outcome, { type: 'dead' }>;
type Done = Extract<Outcome, { type: 'done' }>;

/**
 * Records what became of a row, with all that follows from it, at once. False where that is another
 * process's to do by now.
 */
export async function settle(
  context: BotContext,
  who: Who,
  row: TakenRow,
  outcome: Outcome,
  restUntil: number | null,
): Promise<boolean> {
  const at = context.clock.now();
  const key = { id: row.id, lane: row.lane, process: context.processId, at, restUntil };
  if (outcome.type === 'done' && isPlain(outcome)) {
    return settlePlain(context.db, { ...key, ...plainOf(row, outcome) });
  }
  return inTransaction(context.db, async (tx) => {
    const isOurs = await settleRow(tx, {
      ...key,
      ...resultOf(outcome),
    });
    if (!isOurs) return false;
    if (outcome.type === 'dead') await bury(tx, who, row, outcome, at);
    if (outcome.type === 'done') await follow(tx, who, row, outcome, at);
    return true;
  });
}

/** What nearly every row comes to: nothing follows but one card's new state and one event. */
const isPlain = ({ cards = [], events = [], failed }: Done): boolean =>
  failed === undefined &&
  events.length <= 1 &&
  cards.length <= 1 &&
  cards[0]?.change.state !== 'lost';

const plainOf = (row: TakenRow, { cards, events, chatId, messageId, note }: Done) => ({
  note: note ?? null,
  messageId: messageId ?? null,
  chatId: targetOf(row.lane)?.kind === 'person' ? (chatId ?? null) : null,
  card: cards?.[0] ?? null,
  event: events?.[0] ?? null,
});

async function follow(
  tx: Transaction,
  who: Who,
  row: TakenRow,
  done: Done,
  at: Instant,
): Promise<void> {
  const { cards = [], chatId, events = [], failed } = done;
  for (const { id, change } of cards) {
    await updateCard(tx, id, change);
    const lost = change.state === 'lost' ? await findCard(tx, id) : undefined;
    if (lost) await replaceLost(tx, lost, at);
  }
  if (chatId && targetOf(row.lane)?.kind === 'person') await setLaneChat(tx, row.lane, chatId);
  await appendEvents(tx, events);
  if (!failed) return;
  await recordFailure(tx, row, failed, at);
  const intent = readIntent(row.body);
  if (intent?.kind === 'urgent' && isText(intent)) {
    await tellTextMissed(tx, who, intent.person, failed, at);
  }
}

/** Operators hear, once a day for each person, who got no text message and why. */
async function tellTextMissed(
  tx: Transaction,
  { world }: Who,
  person: string,
  reason: FailureReason,
  at: Instant,
): Promise<void> {
  if (!(await claimRun(tx, `text-missed:${person}:${dayOf(at)}`, at))) return;
  const why = reason === 'quota' || reason === 'unreachable' ? reason : 'other';
  await tellOperators(tx, world, textMissedCard(world, person, why), at);
}

async function tellOperators(
  tx: Transaction,
  { directory }: World,
  news: object,
  at: Instant,
  except?: string,
): Promise<void> {
  for (const { id } of directory.withRole('operator')) {
    const lane = personLane(id);
    if (lane === except) continue;
    await enqueueSay(tx, lane, news, { notBefore: afterQuietHours(at) }, at);
  }
}

function resultOf(outcome: Outcome) {
  switch (outcome.type) {
    case 'done':
      return {
        result: 'done',
        note: outcome.note ?? null,
        messageId: outcome.messageId ?? null,
      } as const;
    case 'dead':
      return { result: 'dead', note: outcome.error } as const;
    case 'again':
      return { result: 'again', note: outcome.error } as const;
    case 'later':
      return { result: { later: outcome.notBefore }, note: null } as const;
    default:
      return outcome satisfies never;
  }
}

/** What did not reach anybody is on record: nobody answers for a warning that never came. */
async function recordFailure(tx: Transaction, row: TakenRow, reason: FailureReason, at: Instant) {
  const intent = readIntent(row.body);
  const card = intent && 'card' in intent ? await findCard(tx, intent.card) : undefined;
  const target = targetOf(row.lane);
  await appendEvents(tx, [
    {
      projectId: card?.projectId ?? (target?.kind === 'group' ? target.projectId : null),
      node: card?.node ?? null,
      type: 'messageFailed',
      at,
      actor: null,
      source: { kind: 'delivery', ...(card?.messageId ? { ref: card.messageId } : {}) },
      data: {
        row: row.id,
        kind: row.kind,
        reason,
        ...(card ? { card: card.id, subject: card.subject } : {}),
        ...(intent?.kind === 'urgent' ? { urgent: intent.person, by: intent.by ?? 'app' } : {}),
      },
    },
  ]);
}

/** A message given up: the operators hear of it once for each chat and day. */
async function bury(tx: Transaction, who: Who, row: TakenRow, dead: Dead, at: Instant) {
  const intent = readIntent(row.body);
  if (intent?.kind === 'post') await updateCard(tx, intent.card, { state: 'lost' });
  await recordFailure(tx, row, dead.reason, at);
  if (!(await claimRun(tx, `undelivered:${row.lane}:${dayOf(at)}`, at))) return;
  const news = undeliveredCard({
    chat: await nameOfLane(tx, who.world, row.lane),
    isGroup: targetOf(row.lane)?.kind === 'group',
    reason: reasonOf(dead.reason),
  });
  await tellOperators(tx, who.world, news, at, row.lane);
}

const reasonOf = (reason: Dead['reason']) =>
  reason === 'noGroup' || reason === 'unreachable' ? reason : 'other';
