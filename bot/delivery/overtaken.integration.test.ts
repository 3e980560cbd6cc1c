import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Card } from '../../cards/parts.ts';
import { loadProject } from '../../db/queries/projects.ts';
import { events } from '../../db/schema/events.ts';
import { whoMay } from '../../domain/access/access.ts';
import { DAY_MS, HOUR, type Instant, MINUTE } from '../../domain/calendar/time.ts';
import { runningNodes } from '../../domain/project/node-view.ts';
import type { RunningNode } from '../../domain/project/types.ts';
import { at, world } from '../../domain/testing.ts';
import { sweep } from '../sweep.ts';
import { type TestBot, testBot } from '../testing/bot.ts';
import { keepTestServer } from '../testing/database.ts';

const PROJECT = 'DEMO-01';
const morning = at('2026-03-17 07:00');

keepTestServer();
let bot: TestBot;
let node: RunningNode;
beforeEach(async () => {
  bot = await testBot();
  const [project] = await bot.open(PROJECT);
  node = runningNodes(project!).find(({ light }) => light === 'blue')!;
  await bot.process('one').run();
});
afterEach(() => bot.close());

async function setDue(dueAt: Instant): Promise<void> {
  const project = (await loadProject(bot.db, PROJECT))!;
  const by = whoMay(world, project, 'setDue', node.code)[0]!;
  await bot.execute(PROJECT, { type: 'setDue', node: node.code, dueAt, by });
}

/** Moves on, decides what is due and sends what may be sent. */
async function reach(now: Instant): Promise<void> {
  bot.clock.district = now;
  await sweep(bot.context(), now);
  await bot.process('one').run();
}

const warnings = () =>
  bot.messenger.messages
    .map(({ card }) => (card as Card).header.title.content)
    .filter((title) => title.includes(`· ${node.code} `) && !title.startsWith('最后'));

const warned = async () =>
  (await bot.db.select().from(events)).filter(
    (event) => event.type === 'warned' && event.node === node.code,
  ).length;

describe('a warning that waited for the morning', () => {
  test('calls nobody where its light was cleared', async () => {
    bot.clock.district = at('2026-03-16 22:30');
    await setDue(at('2026-03-17 10:00'));
    expect(await warned()).toBeGreaterThan(0);
    bot.clock.district += 10 * MINUTE;
    await setDue(bot.clock.now() + 60 * DAY_MS);
    await reach(morning);
    expect(warnings()).toEqual([]);
  });

  test('leaves the call to the one that follows', async () => {
    bot.clock.district = at('2026-03-16 22:30');
    await setDue(at('2026-03-16 23:15'));
    await reach(at('2026-03-16 23:15') + 1);
    expect(warnings()).toEqual([]);
    await reach(morning);
    expect(warnings()).toEqual([expect.stringContaining('红灯通知')]);
    await reach(morning + HOUR);
    expect(warnings()).toHaveLength(1);
  });

  test('comes where it still holds', async () => {
    bot.clock.district = at('2026-03-16 22:30');
    await setDue(at('2026-03-17 10:00'));
    await reach(morning);
    expect(warnings()).toEqual([expect.stringContaining('黄灯预警')]);
  });
});
