import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { textCard } from '../../cards/answers.ts';
import { inTransaction, openDatabase } from '../../db/client.ts';
import { type TestBot, testBot, testPace } from '../testing/bot.ts';
import { keepTestServer } from '../testing/database.ts';
import { enqueueSay } from './enqueue.ts';
import { chatLane } from './lane-keys.ts';
import { createQuota } from './quota.ts';

keepTestServer();
let bot: TestBot;
beforeEach(async () => {
  bot = await testBot();
});
afterEach(() => bot.close());

/** The most instants that lie in any window of the span. */
function busiest(times: readonly number[], spanMs: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.max(
    ...sorted.map((start) => sorted.filter((at) => at >= start && at < start + spanMs).length),
  );
}

describe('quotas', () => {
  test('hold over two processes sending at once', async () => {
    const chats = Array.from({ length: 60 }, (_, n) => `oc_${n}`);
    for (const chatId of chats) {
      bot.messenger.chats.set(chatId, { chatId, name: '', members: new Set(), pins: new Set() });
    }
    await inTransaction(bot.db, async (tx) => {
      for (let n = 0; n < 180; n += 1) {
        const card = textCard('好', String(n), 'info');
        await enqueueSay(tx, chatLane(chats[n % 60]!), card, {}, bot.clock.now());
      }
    });
    await Promise.all([
      bot.process('one', { stepMs: 5 }).run(),
      bot.process('two', { stepMs: 5 }).run(),
    ]);
    const times = bot.messenger.calls.map(({ at }) => at);
    expect(times).toHaveLength(180);
    expect(busiest(times, 1_000)).toBeLessThanOrEqual(50);
    // They went out side by side; how close they came to the limit is the machine's matter.
    expect(busiest(times, 1_000)).toBeGreaterThan(8);
  });

  test('keep a minute below a thousand calls', async () => {
    const times: number[] = [];
    const processes = [openDatabase(bot.url), openDatabase(bot.url)];
    await Promise.all(
      processes.flatMap(({ db }) => {
        const quota = createQuota(db, bot.clock, testPace(bot.clock));
        return Array.from({ length: 700 }, async () => {
          await quota.take('send');
          times.push(bot.clock.realNow());
        });
      }),
    );
    await Promise.all(processes.map(({ close }) => close()));
    expect(times).toHaveLength(1_400);
    expect(busiest(times, 60_000)).toBeLessThanOrEqual(1_000);
    expect(busiest(times, 60_000)).toBeGreaterThan(700);
  });
});
