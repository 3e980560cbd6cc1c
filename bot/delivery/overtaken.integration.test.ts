import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Card } from '../../cards/parts.ts';
import { textOf } from '../../cards/testing.ts';
import { loadProject } from '../../db/queries/projects.ts';
import { cards } from '../../db/schema/cards.ts';
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

describe('a warning whose deadline has passed', () => {
  const due = at('2026-03-16 14:00');
  const countdown = async () =>
    (await bot.db.select().from(cards).orderBy(cards.id)).filter(
      ({ node: code, subject }) =>
        code === node.code &&
        (subject.kind === 'urgentWarning' ||
          (subject.kind === 'warning' && subject.warning === 'yellow')),
    );
  const shown = (id: string | null) =>
    textOf(bot.messenger.messages.find(({ messageId }) => messageId === id)!.card as Card);

  test('shows its end and is left to the order, in the group and in own chats', async () => {
    await setDue(due);
    await reach(due - HOUR);
    const before = await countdown();
    expect(new Set(before.map(({ subject }) => subject.kind)).size).toBe(2);
    expect(before.every(({ state }) => state === 'live')).toBe(true);
    await reach(due);
    const after = await countdown();
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    for (const { state, messageId } of after) {
      expect(state).toBe('final');
      expect(shown(messageId)).toMatch(/已到期，请看.*督办单。/);
    }
    expect(warnings().at(-1)).toContain('督办单 S');
  });

  test('is followed by a new one where the deadline moves later', async () => {
    await setDue(due);
    await reach(due);
    const [old] = await countdown();
    bot.clock.district = due + HOUR;
    await setDue(at('2026-03-17 10:00'));
    await reach(due + HOUR);
    const [ended, fresh] = await countdown();
    expect(ended).toMatchObject({ id: old!.id, state: 'final' });
    expect(shown(fresh!.messageId)).toContain('黄灯 · 3月17日 10:00 到期');
  });
});

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
    expect(warnings()).toEqual([expect.stringContaining('督办单 S')]);
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
