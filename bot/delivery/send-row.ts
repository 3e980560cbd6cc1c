import {
  type ClaimedLane,
  markSending,
  type TakenRow,
  type Turn,
  takeNext,
} from '../../db/queries/lanes.ts';
import type { BotContext } from '../context.ts';
import { MessengerError } from '../messenger/messenger.ts';
import { carryOut } from './carry-out.ts';
import { MOST_TRIES, outcomeOfFailure } from './failures.ts';
import { readIntent } from './intent.ts';
import { type Job, type Outcome, skipped } from './job.ts';
import type { KeptProjects } from './kept-projects.ts';
import type { Api, Quota } from './quota.ts';
import { settle } from './settle.ts';

/** Feishu takes 5 messages a second in a chat; 220 ms leaves room for one that arrives early. */
export const LANE_REST_MS = 220;

export interface Sender {
  readonly context: BotContext;
  readonly quota: Quota;
  readonly projects: KeptProjects;
  /** 0 to 1, for spreading retries. */
  random(): number;
}

/** How a turn ended: the lane is `empty`, or `lost` to another process. */
type Ended = 'empty' | 'lost';

/**
 * Sends the lane's next row, or the one that was `taken` with it, and records what became of it.
 * Answers real time before which the lane rests, null where the next row may follow at once, and how
 * the turn ended where it has.
 */
export async function sendNext(
  sender: Sender,
  lane: ClaimedLane,
  taken?: TakenRow,
): Promise<number | null | Ended> {
  const { context, quota } = sender;
  const { db } = context;
  const turn = (): Turn => ({
    process: context.processId,
    now: context.clock.now(),
    realNow: context.clock.realNow(),
  });
  const next = taken ? { row: taken, isMarked: true } : await takeNext(db, lane.key, turn());
  if (!next) return 'empty';
  const { row } = next;
  // A mark found half made is never made again: whoever took it up may have called already.
  const isUnclear = row.kind === 'urgent' && row.state === 'sending';
  if (row.kind === 'urgent' && !isUnclear) await quota.take('urge');
  const isOurs = next.isMarked || (row.kind === 'urgent' && (await markSending(db, row, turn())));
  if (!isOurs) return 'lost';
  const who = await context.who();
  const outcome: Outcome = isUnclear
    ? { ...skipped('not repeated after a crash, outcome unknown'), failed: 'unknown' }
    : await attempt(sender, who, lane, row);
  report(context, row, outcome);
  const restUntil = restOf(outcome, context.clock.realNow());
  return (await settle(context, who, row, outcome, restUntil)) ? restUntil : 'lost';
}

async function attempt(
  { context, quota, projects, random }: Sender,
  who: Job['who'],
  lane: ClaimedLane,
  row: TakenRow,
): Promise<Outcome> {
  const intent = readIntent(row.body);
  if (!intent) return { type: 'dead', error: 'the row cannot be read', reason: 'broken' };
  if (row.attempts >= MOST_TRIES) return { type: 'dead', error: 'never ends', reason: 'broken' };
  const job: Job = {
    context,
    who,
    now: context.clock.now(),
    lane,
    row,
    projects,
    intent,
    uuid: row.uuid,
    call: (api, make) => callWithin(quota, api, make),
  };
  try {
    return await carryOut(job);
  } catch (error) {
    return outcomeOfFailure(job, error, row.attempts + 1, random);
  }
}

async function callWithin<T>(quota: Quota, api: Api, make: () => Promise<T>): Promise<T> {
  // That of a mark was taken before its row was.
  if (api !== 'urge') await quota.take(api);
  try {
    return await make();
  } catch (thrown) {
    const error = messengerErrorOf(thrown);
    if (error.kind === 'throttled' && error.retryAfterMs !== null) {
      await quota.drain(api, error.retryAfterMs);
    }
    throw error;
  }
}

/** Whatever else a call throws may pass by itself. */
const messengerErrorOf = (thrown: unknown): MessengerError =>
  thrown instanceof MessengerError
    ? thrown
    : new MessengerError('temporary', String(thrown), { cause: thrown });

function restOf(outcome: Outcome, realNow: number): number | null {
  switch (outcome.type) {
    case 'done':
      return outcome.sent === false ? null : realNow + LANE_REST_MS;
    case 'again':
      return realNow + outcome.restMs;
    case 'dead':
    case 'later':
      return null;
    default:
      return outcome satisfies never;
  }
}

function report({ log }: BotContext, row: TakenRow, outcome: Outcome): void {
  const facts = { row: row.id, lane: row.lane, kind: row.kind };
  if (outcome.type === 'dead') log.error({ ...facts, error: outcome.error }, 'message given up');
  if (outcome.type === 'again') log.warn({ ...facts, error: outcome.error }, 'message put off');
}
