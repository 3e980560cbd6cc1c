import { afterAll, beforeAll, expect, test } from 'vitest';
import { moveLease, takeLease } from '../db/queries/runs.ts';
import { alone } from './lease.ts';
import { type TestBot, testBot } from './testing/bot.ts';

let bot: TestBot;
beforeAll(async () => {
  bot = await testBot();
});
afterAll(() => bot.close());

const nothing = async () => {};

test('two processes are never at it together', async () => {
  let inner: boolean | undefined;
  const outer = await alone(bot.context(), 'opening', async () => {
    inner = await alone(bot.context(), 'opening', nothing);
  });
  expect([outer, inner]).toEqual([true, false]);
  expect(await alone(bot.context(), 'opening', nothing)).toBe(true);
});

test('work that fails gives the lease back', async () => {
  const failing = alone(bot.context(), 'failing', async () => {
    throw new Error('broken');
  });
  await expect(failing).rejects.toThrow('broken');
  expect(await alone(bot.context(), 'failing', nothing)).toBe(true);
});

test('a lease of a dead process is taken over once it has run out', async () => {
  const died = bot.clock.real;
  expect(await takeLease(bot.db, 'dead', died, died + 5_000)).toBe(true);
  expect(await alone(bot.context(), 'dead', nothing)).toBe(false);
  bot.clock.real += 5_001;
  expect(await alone(bot.context(), 'dead', nothing)).toBe(true);
  expect(await moveLease(bot.db, 'dead', died + 5_000, died + 9_000)).toBe(false);
});
