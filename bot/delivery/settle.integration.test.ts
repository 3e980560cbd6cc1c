import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { textCard } from '../../cards/answers.ts';
import { inTransaction } from '../../db/client.ts';
import { claimLanes, takeNext } from '../../db/queries/lanes.ts';
import { events } from '../../db/schema/events.ts';
import { outbox } from '../../db/schema/outbox.ts';
import { type TestBot, testBot, testWho } from '../testing/bot.ts';
import { keepTestServer } from '../testing/database.ts';
import { enqueueSay } from './enqueue.ts';
import { personLane } from './lane-keys.ts';
import { settle } from './settle.ts';
import { LEASE_MS } from './worker.ts';

keepTestServer();
let bot: TestBot;
beforeEach(async () => {
  bot = await testBot();
});
afterEach(() => bot.close());

const lane = personLane('U001');
const rows = () => bot.db.select().from(outbox);

/** Takes the lane's row as a process does before it calls. */
async function take(process: string) {
  const now = bot.clock.now();
  const turn = { process, now, realNow: bot.clock.realNow() };
  await claimLanes(bot.db, turn, LEASE_MS, 1);
  const next = await takeNext(bot.db, lane, turn);
  if (!next?.isMarked) throw new Error('the row was not taken');
  return next.row;
}

describe('a process that stalled over its lease', () => {
  test.each([
    { type: 'again', error: 'late', restMs: 1 },
    { type: 'dead', error: 'late', reason: 'temporary' },
  ] as const)('changes nothing with its late $type', async (late) => {
    await inTransaction(bot.db, (tx) =>
      enqueueSay(tx, lane, textCard('一', '一', 'info'), {}, bot.clock.now()),
    );
    const row = await take('one');
    bot.clock.real += LEASE_MS + 1;
    const again = await take('two');
    const [one, two] = ['one', 'two'].map((processId) => bot.context({ processId }));
    expect(await settle(one!, testWho, row, late, null)).toBe(false);
    expect(await rows()).toMatchObject([{ state: 'sending', error: null }]);
    expect(await settle(two!, testWho, again, { type: 'done' }, null)).toBe(true);
    expect(await settle(one!, testWho, row, late, null)).toBe(false);
    expect(await rows()).toMatchObject([{ state: 'done', error: null }]);
    expect(await bot.db.select().from(events)).toEqual([]);
  });
});
