import { type ClaimedLane, claimLanes, releaseLane, renewLeases } from '../../db/queries/lanes.ts';
import { findBacklog } from '../../db/queries/outbox.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { BotContext } from '../context.ts';
import { keptProjects } from './kept-projects.ts';
import { type Pace, realPace } from './pace.ts';
import { createQuota, type Quota } from './quota.ts';
import { LANE_REST_MS, type Sender, sendNext } from './send-row.ts';

/** Lanes worked off side by side; each waits mostly for the platform. */
const LANES_AT_ONCE = 16;
/** Rows after which a lane goes to the back of the queue. */
const ROWS_IN_A_TURN = 20;
/** Real time after which the lanes of a process that died are taken over. */
export const LEASE_MS = 15_000;
const RENEW_EVERY_MS = LEASE_MS / 3;
/** A backstop: what other processes write is seen within this time. */
const POLL_MS = 500;
/** How soon a database, or a lane, that failed is tried again. */
const TROUBLE_MS = 2_000;

export interface Delivery {
  /** Sends until nothing is due at the district's time. */
  run(): Promise<void>;
  /** Goes on sending in the background. */
  start(): void;
  /** Something may be due: looks at once. */
  wake(): void;
  /** Finishes the calls under way and gives the lanes back. */
  stop(): Promise<void>;
  /** Lanes that this process works off at this moment. */
  underWay(): number;
  /** Whether something is due and unsent, and when the next is; null: never. */
  state(now: Instant): Promise<{ busy: boolean; nextDue: Instant | null }>;
}

export interface DeliveryOptions {
  readonly pace?: Pace;
  /** 0 to 1, for spreading retries. */
  readonly random?: () => number;
  /** What allows each call; left out: what all processes on this database share. */
  readonly quota?: Quota;
  readonly lanesAtOnce?: number;
}

/** The outgoing path: takes rows lane by lane, in order within each, and sends them. */
export function createDelivery(context: BotContext, options: DeliveryOptions = {}): Delivery {
  const { clock, db, log, processId } = context;
  const { pace = realPace, random = Math.random, lanesAtOnce = LANES_AT_ONCE } = options;
  const sender: Sender = {
    context,
    quota: options.quota ?? createQuota(db, clock, pace),
    projects: keptProjects(db),
    random,
  };
  /** Lanes being worked off by this process. */
  const active = new Map<string, Promise<void>>();
  /** Real time until which lanes rest that this process has just sent in. */
  const resting = new Map<string, number>();
  /** All turns are taken: whichever ends first makes room. */
  let isFull = false;
  let renewedAt = 0;
  let isStopping = false;
  let loop: Promise<void> | undefined;
  let nap = new AbortController();

  const turn = () => ({ process: processId, now: clock.now(), realNow: clock.realNow() });

  function wake(): void {
    nap.abort();
  }

  /** Works off a lane until it is empty, has to rest, or has had its turn. */
  async function workOff(lane: ClaimedLane): Promise<void> {
    for (let sent = 0; !isStopping; sent += 1) {
      if (sent === ROWS_IN_A_TURN) return giveUpTurn(lane);
      // The first row came with the lane.
      const restUntil = await sendNext(sender, lane, sent === 0 ? lane.first : undefined);
      if (restUntil === 'lost') return;
      if (restUntil === 'empty') break;
      if (restUntil !== null) {
        resting.set(lane.key, restUntil);
        return;
      }
    }
    await releaseLane(db, processId, lane.key);
  }

  /** There may be more in the lane: it goes to the back of the queue. */
  async function giveUpTurn({ key }: ClaimedLane): Promise<void> {
    await releaseLane(db, processId, key);
    wake();
  }

  function begin(lane: ClaimedLane): void {
    resting.delete(lane.key);
    const work = workOff(lane)
      .catch((error: unknown) => {
        // The row stays marked as being sent, and is taken up again under the same uuid.
        log.error({ err: error, lane: lane.key }, 'lane interrupted');
        const restUntil = clock.realNow() + TROUBLE_MS;
        return releaseLane(db, processId, lane.key, restUntil).catch(() => {});
      })
      .finally(() => {
        active.delete(lane.key);
        if (isFull || active.size === 0) wake();
      });
    active.set(lane.key, work);
  }

  /** Takes lanes up to the limit; true where there may be more to take at once. */
  async function takeUp(): Promise<boolean> {
    const realNow = clock.realNow();
    if (realNow - renewedAt >= RENEW_EVERY_MS) {
      renewedAt = realNow;
      await renewLeases(db, turn(), LEASE_MS, [...active.keys()]);
    }
    const free = lanesAtOnce - active.size;
    const { lanes, isMore } =
      free > 0 ? await claimLanes(db, turn(), LEASE_MS, free) : { lanes: [], isMore: false };
    // A lease of our own that ran out under a stalled call is no second turn.
    for (const lane of lanes) if (!active.has(lane.key)) begin(lane);
    isFull = active.size >= lanesAtOnce;
    return isMore && !isFull;
  }

  async function takeUpOrWait(): Promise<boolean> {
    try {
      return await takeUp();
    } catch (error) {
      log.error({ err: error }, 'delivery cannot reach the database');
      await pace.sleep(TROUBLE_MS, nap.signal);
      return false;
    }
  }

  /**
   * Real time until the first lane of this process has rested, at most the backstop. A lane that ends
   * meanwhile wakes nobody: its rest is longer than this nap.
   */
  function untilNext(): number {
    const realNow = clock.realNow();
    for (const [lane, until] of resting) if (until <= realNow) resting.delete(lane);
    const rests = [...resting.values()].map((until) => until - realNow);
    return Math.max(1, Math.min(active.size > 0 ? LANE_REST_MS : POLL_MS, ...rests));
  }

  async function work(isOver: () => Promise<boolean>): Promise<void> {
    while (!isStopping) {
      nap = new AbortController();
      const { signal } = nap;
      const isMore = await takeUpOrWait();
      if (isMore || isStopping) continue;
      if (active.size === 0 && (await isOver())) return;
      await pace.sleep(untilNext(), signal);
    }
  }

  return {
    run: () => work(async () => !(await findBacklog(db, clock.now())).isDue),
    start() {
      loop ??= work(async () => false);
    },
    wake,
    async stop() {
      isStopping = true;
      wake();
      await loop;
      await Promise.allSettled(active.values());
    },
    underWay: () => active.size,
    async state(now) {
      const { isDue, nextDue } = await findBacklog(db, now);
      return { busy: isDue, nextDue };
    },
  };
}
