import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweep } from '../bot/sweep.ts';
import { type TestBot, testBot } from '../bot/testing/bot.ts';
import { events, nodes } from '../db/schema/index.ts';
import { DAY_MS } from '../domain/calendar/time.ts';

let bot: TestBot;
beforeAll(async () => {
  bot = await testBot();
});
afterAll(() => bot.close());

const reds = async (project: string) => {
  const rows = await bot.db.select().from(events).where(eq(events.projectId, project));
  return rows.filter(({ type, data }) => type === 'warned' && data.warning === 'red');
};

test('two sweeps at the same instant warn once', async () => {
  await bot.open('DEMO-04');
  const later = bot.clock.now() + 10 * DAY_MS;
  await Promise.all([1, 2].map(() => sweep(bot.context(), later)));
  await sweep(bot.context(), later);
  const codes = (await reds('DEMO-04')).map(({ node }) => node);
  expect(codes.length).toBeGreaterThan(0);
  expect(new Set(codes).size).toBe(codes.length);
});

test('a project that cannot be judged stops nobody else', async () => {
  await bot.open('DEMO-11', 'DEMO-13');
  await bot.db
    .update(nodes)
    .set({ code: '9999' })
    .where(sql`project_id = 'DEMO-11' and code = '0201'`);
  const later = bot.clock.now() + 10 * DAY_MS;
  await sweep(bot.context(), later);
  expect((await reds('DEMO-13')).length).toBeGreaterThan(0);
  const [bad] = await bot.db.select().from(nodes).where(eq(nodes.code, '9999'));
  expect(bad?.nextCheck).toBeGreaterThan(later);
});
