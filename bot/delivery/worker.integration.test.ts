import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { textCard } from '../../cards/answers.ts';
import type { Card } from '../../cards/parts.ts';
import { textOf } from '../../cards/testing.ts';
import { inTransaction } from '../../db/client.ts';
import { findCardByMessage, findOpenCards } from '../../db/queries/cards.ts';
import { findLane } from '../../db/queries/lanes.ts';
import { insertIntents, lockLanes } from '../../db/queries/outbox.ts';
import { whoMay } from '../../domain/access/access.ts';
import { DAY_MS, MINUTE } from '../../domain/calendar/time.ts';
import { missingMaterials, runningNodes } from '../../domain/project/node-view.ts';
import { groupMembers } from '../../domain/project/people.ts';
import { asOf, at, world } from '../../domain/testing.ts';
import { type TestBot, testBot } from '../testing/bot.ts';
import { keepTestServer } from '../testing/database.ts';
import { enqueueSay } from './enqueue.ts';
import { groupLane, personLane } from './lane-keys.ts';
import { refreshOf } from './refreshes.ts';

keepTestServer();
let bot: TestBot;
beforeEach(async () => {
  bot = await testBot();
});
afterEach(() => bot.close());

const groupOf = async (project: string) =>
  (await findLane(bot.db, groupLane(project)))?.chatId ?? '';

const messagesOf = async (project: string) =>
  bot.messenger.messagesIn(await groupOf(project)).map((message) => ({
    ...message,
    title: (message.card as Card).header.title.content,
  }));

const updates = () => bot.messenger.calls.filter(({ name }) => name === 'updateCard').length;

const say = (lane: string, words: string, notBefore = bot.clock.now()) =>
  inTransaction(bot.db, (tx) =>
    enqueueSay(tx, lane, textCard(words, words, 'info'), { notBefore }, bot.clock.now()),
  );

describe('a project that is opened', () => {
  test('gets its group, pinned progress and node cards', async () => {
    const [project] = await bot.open('DEMO-01');
    await bot.process('one').run();
    const chat = bot.messenger.chats.get(await groupOf('DEMO-01'));
    expect(chat?.name).toBe(`${project!.name} 专班`);
    expect([...chat!.members].sort()).toEqual(
      groupMembers(world, project!)
        .map((id) => `ou_${id}`)
        .sort(),
    );
    const [progress, ...rest] = await messagesOf('DEMO-01');
    expect([...chat!.pins]).toEqual([progress?.messageId]);
    expect(progress?.title).toBe(project!.name);
    const codes = runningNodes(project!).map(({ code }) => code);
    expect(rest.map(({ title }) => title.slice(0, 4))).toEqual(expect.arrayContaining(codes));
  });

  test('has everybody it calls among its members', async () => {
    await bot.open('DEMO-01', 'DEMO-02', 'DEMO-03');
    await bot.process('one').run();
    for (const { chatId, members } of bot.messenger.chats.values()) {
      const cards = JSON.stringify(bot.messenger.messagesIn(chatId).map(({ card }) => card));
      const called = [...cards.matchAll(/<at id=(\w+)>/g)].map(([, openId]) => openId);
      expect(called.length).toBeGreaterThan(0);
      expect(called.filter((openId) => !members.has(openId!))).toEqual([]);
    }
  });
});

describe('order', () => {
  test('holds within a chat over two processes', async () => {
    const lanes = ['U001', 'U002', 'U003'].map(personLane);
    for (let n = 0; n < 8; n += 1) for (const lane of lanes) await say(lane, `第 ${n} 条`);
    await Promise.all([bot.process('one').run(), bot.process('two').run()]);
    for (const person of ['U001', 'U002', 'U003']) {
      const cards = bot.messenger.messagesIn(bot.messenger.ownChat(`ou_${person}`));
      expect(cards.map(({ card }) => (card as Card).header.title.content)).toEqual(
        Array.from({ length: 8 }, (_, n) => `第 ${n} 条`),
      );
    }
  });

  test('keeps a pause between messages of a chat', async () => {
    for (let n = 0; n < 4; n += 1) await say(personLane('U001'), `第 ${n} 条`);
    await bot.process('one').run();
    const times = bot.messenger.calls.map(({ at }) => at);
    const gaps = times.slice(1).map((at, n) => at - times[n]!);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(200);
  });

  test('lets an answer pass what waits for the morning', async () => {
    const lane = personLane('U001');
    bot.clock.district = at('2026-03-16 23:00');
    await say(lane, '早上再说', at('2026-03-17 07:00'));
    await say(lane, '马上回答');
    const one = bot.process('one');
    await one.run();
    const titles = () =>
      bot.messenger.messages.map(({ card }) => (card as Card).header.title.content);
    expect(titles()).toEqual(['马上回答']);
    expect(await one.state(bot.clock.now())).toEqual({
      busy: false,
      nextDue: at('2026-03-17 07:00'),
    });
    bot.clock.district = at('2026-03-17 07:00');
    await one.run();
    expect(titles()).toEqual(['马上回答', '早上再说']);
  });
});

describe('refreshes', () => {
  test('show the newest state of a finished node', async () => {
    const [project] = await bot.open('DEMO-01');
    const one = bot.process('one');
    await one.run();
    const node = runningNodes(project!).find(
      ({ code }) => missingMaterials(world, project!, code).length === 0,
    )!;
    const by = whoMay(world, project!, 'finish', node.code)[0]!;
    await bot.execute('DEMO-01', { type: 'finish', node: node.code, by });
    await one.run();
    const [progress, ...rest] = await messagesOf('DEMO-01');
    expect(progress?.updates).toBe(1);
    const card = rest.find(({ title }) => title.startsWith(node.code))!;
    expect(textOf(card.card as Card)).toContain('已办结');
    const row = await findCardByMessage(bot.db, card.messageId);
    expect(row?.state).toBe('final');
  });

  test('of a hundred changes are one update', async () => {
    const [project] = await bot.open('DEMO-01');
    const one = bot.process('one');
    await one.run();
    const { code } = runningNodes(project!)[0]!;
    const by = whoMay(world, project!, 'setDue', code)[0]!;
    for (let n = 1; n <= 100; n += 1) {
      const dueAt = asOf + 30 * DAY_MS + n * MINUTE;
      await bot.execute('DEMO-01', { type: 'setDue', node: code, dueAt, by });
    }
    await one.run();
    const changed = (await messagesOf('DEMO-01')).filter((message) => message.updates > 0);
    expect(changed.map((message) => message.updates)).toEqual([1, 1]);
  });

  test('of the progress card keep a minute apart', async () => {
    const [project] = await bot.open('DEMO-01');
    const one = bot.process('one');
    await one.run();
    const { code } = runningNodes(project!)[0]!;
    const by = whoMay(world, project!, 'setDue', code)[0]!;
    const change = async (n: number) => {
      const dueAt = asOf + 30 * DAY_MS + n * MINUTE;
      await bot.execute('DEMO-01', { type: 'setDue', node: code, dueAt, by });
      await one.run();
      return (await messagesOf('DEMO-01'))[0]!.updates;
    };
    expect(await change(1)).toBe(1);
    bot.clock.district += 20_000;
    expect(await change(2)).toBe(1);
    expect((await one.state(bot.clock.now())).nextDue).toBe(asOf + MINUTE);
    bot.clock.district = asOf + MINUTE;
    await one.run();
    expect((await messagesOf('DEMO-01'))[0]!.updates).toBe(2);
    bot.clock.district += 5 * MINUTE;
    expect(await change(3)).toBe(3);
  });

  test('that change nothing cost no call', async () => {
    await bot.open('DEMO-01');
    const one = bot.process('one');
    await one.run();
    const open = await findOpenCards(bot.db, ['DEMO-01']);
    await inTransaction(bot.db, async (tx) => {
      await lockLanes(tx, [groupLane('DEMO-01')]);
      await insertIntents(
        tx,
        open.map((card) => refreshOf(card, bot.clock.now())),
        bot.clock.now(),
      );
    });
    await one.run();
    expect(open.length).toBeGreaterThan(1);
    expect(updates()).toBe(0);
  });
});
