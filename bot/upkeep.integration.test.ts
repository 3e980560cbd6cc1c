import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Card } from '../cards/parts.ts';
import { nodes } from '../db/schema/nodes.ts';
import { DAY_MS } from '../domain/calendar/time.ts';
import { at, world } from '../domain/testing.ts';
import { type TestBot, testBot } from './testing/bot.ts';
import { keepTestServer } from './testing/database.ts';
import { createUpkeep } from './upkeep.ts';

const [operator] = world.directory.withRole('operator');
const nextYear = Math.max(...world.calendar.years) + 1;

keepTestServer();
let bot: TestBot;
beforeEach(async () => {
  bot = await testBot();
  await bot.open('DEMO-01');
});
afterEach(() => bot.close());

/** What the operator has been told by an instant. */
async function toldBy(now: number): Promise<string[]> {
  bot.clock.district = now;
  await createUpkeep(bot.context()).run(now);
  await bot.process('one').run();
  return bot.messenger
    .messagesIn(bot.messenger.ownChat(`ou_${operator!.id}`))
    .map(({ card }) => (card as Card).header.title.content);
}

test('an unpublished year is told once, by day', async () => {
  await bot.db.update(nodes).set({ dueAt: at(`${nextYear}-01-20 17:30`) });
  const night = at('2026-03-16 23:00');
  expect(await toldBy(night)).toEqual([]);
  const told = [expect.stringContaining(`${nextYear} 年放假安排`)];
  expect(await toldBy(at('2026-03-17 07:00'))).toEqual(told);
  expect(await toldBy(night + 2 * DAY_MS)).toEqual(told);
});

test('dates in known years are no news', async () => {
  expect(await toldBy(at('2026-03-17 08:00'))).toEqual([]);
});
