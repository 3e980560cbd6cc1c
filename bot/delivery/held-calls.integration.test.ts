import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Card } from '../../cards/parts.ts';
import { loadProject } from '../../db/queries/projects.ts';
import { cards } from '../../db/schema/cards.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { unitHeadsOf, unitOfNode } from '../../domain/project/people.ts';
import { at, world } from '../../domain/testing.ts';
import { sweep } from '../sweep.ts';
import { type TestBot, testBot } from '../testing/bot.ts';
import { keepTestServer } from '../testing/database.ts';

// The order S1 on 0501 of DEMO-18 was to be accepted by 17 March 17:30; the bot was down until night.
const PROJECT = 'DEMO-18';
const NODE = '0501';
const night = at('2026-03-17 23:00');
const morning = at('2026-03-18 07:00');
const [operator = ''] = world.directory.withRole('operator').map(({ id }) => id);

keepTestServer();
let bot: TestBot;
let head: string;
beforeEach(async () => {
  bot = await testBot();
  const [project] = await bot.open(PROJECT);
  head = unitHeadsOf(world, unitOfNode(world, project!, NODE))[0]!;
  await bot.process('one').run();
  await reach(night);
  expect(calls()).toEqual([]);
});
afterEach(() => bot.close());

/** Moves on, decides what is due and sends what may be sent. */
async function reach(now: Instant): Promise<void> {
  bot.clock.district = now;
  await sweep(bot.context(), now);
  await bot.process('one').run();
}

const suspend = () => bot.execute(PROJECT, { type: 'suspendProject', words: '缓建', by: operator });
const resume = () => bot.execute(PROJECT, { type: 'resumeProject', by: operator });

/** What was told of the missed rung, with who was called urgently. */
const calls = () =>
  bot.messenger.messages
    .map(({ card, urgent }) => [(card as Card).header.title.content, urgent])
    .filter(([title]) => /1天接办逾期/.test(String(title)));

const twice = () => [
  [expect.stringContaining('1天接办逾期'), expect.anything()],
  [expect.stringContaining('1天接办逾期'), expect.anything()],
];

describe('a call that waits for the morning', () => {
  test('comes in the morning, in the group and urgently in the own chat', async () => {
    await reach(morning);
    expect(calls()).toEqual(twice());
    expect(calls().flatMap(([, urgent]) => urgent)).toEqual([`ou_${head}`]);
  });

  test('is held where its project is suspended meanwhile', async () => {
    await suspend();
    await reach(morning);
    await reach(at('2026-03-30 09:00'));
    expect(calls()).toEqual([]);
  });

  test.each([
    ['after a week', '2026-03-25 10:00'],
    ['after two months, though it is old news by then', '2026-05-20 10:00'],
  ])('goes out once the project goes on %s, and once only', async (_when, day) => {
    await suspend();
    await reach(morning);
    bot.clock.district = at(day);
    await resume();
    await reach(at(day));
    await reach(at(day) + 60_000);
    expect(calls()).toEqual(twice());
    expect(calls().flatMap(([, urgent]) => urgent)).toEqual([`ou_${head}`]);
  });

  test('waits for the next morning where the project goes on at night', async () => {
    await suspend();
    bot.clock.district = at('2026-03-24 22:30');
    await resume();
    await reach(at('2026-03-25 06:59'));
    expect(calls()).toEqual([]);
    await reach(at('2026-03-25 07:00'));
    expect(calls()).toEqual(twice());
  });

  test('calls nobody where it is not true any more by then', async () => {
    await suspend();
    bot.clock.district = at('2026-03-24 22:30');
    await resume();
    const project = (await loadProject(bot.db, PROJECT))!;
    const [order] = [...project.matters.values()].filter(({ kind }) => kind === 'order');
    await bot.execute(PROJECT, {
      type: 'acceptOrder',
      matter: order!.id,
      by: head,
      responsible: head,
      cause: 'unit',
      words: '明早进场',
      form: null,
    });
    await reach(at('2026-03-25 07:00'));
    expect(calls()).toEqual([]);
  });

  test('is held again where the project is suspended again before the morning', async () => {
    await suspend();
    bot.clock.district = at('2026-03-24 22:30');
    await resume();
    await suspend();
    await reach(at('2026-03-25 09:00'));
    expect(calls()).toEqual([]);
    await resume();
    await reach(at('2026-03-25 09:01'));
    expect(calls()).toEqual(twice());
  });

  test.each(['waiting', 'held'])('ends with its project, %s as it is', async (how) => {
    if (how === 'held') await suspend();
    await bot.execute(PROJECT, { type: 'terminateProject', words: '终止', by: operator });
    await reach(at('2026-03-18 09:00'));
    expect(calls()).toEqual([]);
    const states = await bot.db.select().from(cards);
    expect(states.filter(({ state }) => state === 'queued')).toEqual([]);
  });
});

test('what a suspension itself tells is not held', async () => {
  await suspend();
  await reach(morning);
  const titles = bot.messenger.messages.map(({ card }) => (card as Card).header.title.content);
  expect(titles.some((title) => title.includes('缓建'))).toBe(true);
});
