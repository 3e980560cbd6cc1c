import { Writable } from 'node:stream';
import { setTimeout as sleep, setImmediate as turnOver } from 'node:timers/promises';
import { pino } from 'pino';
import type { BotContext } from '../../bot/context.ts';
import type { Pace } from '../../bot/delivery/pace.ts';
import type { Quota } from '../../bot/delivery/quota.ts';
import { createDelivery, type Delivery } from '../../bot/delivery/worker.ts';
import type { Messenger } from '../../bot/messenger/messenger.ts';
import type { TestBot } from '../../bot/testing/bot.ts';
import { createUpkeep } from '../../bot/upkeep.ts';
import { createWho } from '../../bot/who.ts';
import { type Database, openDatabase } from '../../db/client.ts';
import { world } from '../../domain/testing.ts';
import type { Random } from './random.ts';
import type { Watch } from './watch.ts';

/** Real time that goes by at most in one wait: leases are renewed in between. */
const STEP_MS = 1_000;
/** Milliseconds of this machine's time in which the calls under way get on. */
const MOMENT_MS = 200;
/** Many, so that those of a morning are leased in few turns. */
const LANES_AT_ONCE = 64;
/** The bot's work between two moments of people is mostly done in so many milliseconds, or calls. */
const WORK_MS = 60;
const WORK_CALLS = 8;

/** The messenger in memory counts no calls; that quotas hold is shown elsewhere. */
const unlimited: Quota = { take: async () => {}, drain: async () => {} };

/** One process of the bot, with what it has in memory. */
export interface YearProcess {
  readonly context: BotContext;
  readonly delivery: Delivery;
  readonly upkeep: ReturnType<typeof createUpkeep>;
  /** Dies at a random instant of what it does next; resolves once it is dead. */
  dieSoon(random: Random): Promise<void>;
  /** As if by kill -9: nothing that it still does reaches the database or the platform. */
  kill(): Promise<void>;
  isDead(): boolean;
}

/** Starts a process; one that is to be killed has connections of its own. */
export function startProcess(bot: TestBot, watched: Watch, name: string, own?: Database) {
  let isDead = false;
  let callsLeft = Number.POSITIVE_INFINITY;
  let die = () => {};
  const messenger = new Proxy<Messenger>(watched.messenger, {
    get(target, key) {
      const method = Reflect.get(target, key);
      if (typeof method !== 'function') return method;
      return async (...parameters: unknown[]) => {
        if (isDead) throw new Error('the process is dead');
        const result = await method.apply(target, parameters);
        callsLeft -= 1;
        if (callsLeft > 0) return result;
        die();
        // Carried out, and never answered.
        return new Promise(() => {});
      };
    },
  });
  const log = pino(
    { level: 'error' },
    sinkOf(watched, () => isDead),
  );
  const base = { messenger, log, processId: name };
  const context = bot.context(own ? { ...base, ...memoryOf(bot, own) } : base);
  // Waiting moves real time instead of spending it.
  const pace: Pace = {
    async sleep(ms, signal) {
      // Nobody is to be waited for: whatever comes next, time brings it.
      if (signal && delivery.underWay() === 0) await turnOver();
      else await sleep(MOMENT_MS, undefined, signal ? { signal } : {}).catch(() => {});
      // Also where it is woken: the chats just sent to have had their rest by then.
      if (!isDead) bot.clock.real += Math.min(ms, STEP_MS);
    },
  };
  const delivery: Delivery = createDelivery(context, {
    pace,
    quota: unlimited,
    lanesAtOnce: LANES_AT_ONCE,
    random: () => 0.5,
  });
  const upkeep = createUpkeep(context, pace, unlimited);

  async function kill(): Promise<void> {
    isDead = true;
    // The call that hangs is left to hang.
    void delivery.stop();
    await own?.db.$client.end({ timeout: 0 });
  }

  const process: YearProcess = {
    context,
    delivery,
    upkeep,
    kill,
    isDead: () => isDead,
    async dieSoon(random) {
      const called = new Promise<void>((resolve) => {
        die = resolve;
      });
      if (random.chance(0.5)) callsLeft = random.int(1, WORK_CALLS);
      await Promise.race([called, sleep(random.int(0, WORK_MS))]);
      await kill();
    },
  };
  return process;
}

/** Whatever is logged as an error is one, but for what people caused themselves. */
const sinkOf = (watched: Watch, isDead: () => boolean): Writable =>
  new Writable({
    write(chunk: Buffer, _encoding, done) {
      const entry = JSON.parse(String(chunk)) as { msg: string; lane?: string };
      // What goes to those who have left, or to a group that is gone, is given up.
      const isMeant = entry.msg === 'message given up' && watched.isCause(entry.lane ?? '');
      if (!isMeant && !isDead()) watched.fault(String(chunk).slice(0, 1_500));
      done();
    },
  });

/** A new process knows nothing that it has not read. */
function memoryOf(bot: TestBot, { db }: Database) {
  const { appId, clock } = bot.context();
  const { who, forget } = createWho({
    db,
    appId,
    catalogue: world.catalogue,
    clock,
    freshForMs: Number.POSITIVE_INFINITY,
  });
  return { db, who, forgetPeople: forget };
}

export const connectionsFor = (bot: TestBot): Database => openDatabase(bot.url, { connections: 6 });
