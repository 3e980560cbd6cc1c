import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { textCard } from '../../cards/answers.ts';
import type { Card } from '../../cards/parts.ts';
import { textOf } from '../../cards/testing.ts';
import { inTransaction } from '../../db/client.ts';
import { listDigestRecords } from '../../db/queries/digests.ts';
import { claimRun } from '../../db/queries/runs.ts';
import { DAY_MS } from '../../domain/calendar/time.ts';
import { asOf, at, world } from '../../domain/testing.ts';
import { enqueueSay } from '../delivery/enqueue.ts';
import { personLane } from '../delivery/lane-keys.ts';
import { type TestBot, testBot } from '../testing/bot.ts';
import { chatWith } from '../testing/chat.ts';
import { keepTestServer } from '../testing/database.ts';
import { createUpkeep } from '../upkeep.ts';
import { makeDigests } from './make.ts';
import {
  DISPATCH_SINCE,
  dispatchSince,
  findDigestGaps,
  nextDigestAt,
  owedPeriods,
} from './owed.ts';

keepTestServer();
let bot: TestBot;
beforeEach(async () => {
  bot = await testBot();
  await bot.open('DEMO-01', 'DEMO-02', 'DEMO-03', 'DEMO-08');
  await claimRun(bot.db, DISPATCH_SINCE, asOf);
});
afterEach(() => bot.close());

/** Lets it be `now` for one process, and sends what there is to send. */
async function goTo(words: string) {
  bot.clock.district = at(words);
  await makeDigests(bot.context(), bot.clock.now());
  await bot.process('one').run();
}

const sent = () =>
  bot.messenger.messages
    .map(({ chatId, card }) => ({
      chatId,
      title: (card as Card).header.title.content,
      card: card as Card,
    }))
    .filter(({ title }) => title.includes('调度'));

const told = (person: string) =>
  sent().filter(({ chatId }) => chatId === bot.messenger.ownChat(`ou_${person}`));

describe('a digest', () => {
  test('comes at its minute, to each audience once, and says in its title which it is', async () => {
    await goTo('2026-03-23 08:06');
    expect(sent()).toEqual([]);
    await goTo('2026-03-23 08:07');
    const weekly = sent();
    expect(weekly.length).toBeGreaterThan(2);
    expect(new Set(weekly.map(({ title }) => title))).toEqual(new Set(['周调度 · 3月23日']));
    await goTo('2026-03-23 08:08');
    expect(sent()).toHaveLength(weekly.length);
    await goTo('2026-03-31 08:13');
    expect(told('U001').map(({ title }) => title)).toEqual(['月调度 · 3月']);
    await goTo('2026-04-01 08:11');
    expect(told('U006').map(({ title }) => title)).toContain('半月调度 · 4月1日');
    expect(await findDigestGaps(bot.context(), bot.clock.now())).toEqual([]);
  });

  test('with nothing in it is on record and not sent', async () => {
    await goTo('2026-03-23 08:07');
    const records = await listDigestRecords(bot.db, 0);
    const empty = records.filter(({ state }) => state === 'empty');
    expect(empty.length).toBeGreaterThan(0);
    expect(records.filter(({ state }) => state === 'sent')).toHaveLength(sent().length);
  });

  test('comes once when two processes make and send it at the same time', async () => {
    bot.clock.district = at('2026-03-23 08:07');
    const [one, two] = [bot.process('one'), bot.process('two')];
    await Promise.all([
      makeDigests(one.context, bot.clock.now()),
      makeDigests(two.context, bot.clock.now()),
    ]);
    await Promise.all([one.run(), two.run()]);
    const chats = sent().map(({ chatId, card }) => `${chatId} ${card.header.subtitle?.content}`);
    expect(chats.length).toBeGreaterThan(2);
    expect(new Set(chats).size).toBe(chats.length);
    const records = await listDigestRecords(bot.db, 0);
    expect(new Set(records.map(({ audience }) => audience)).size).toBe(records.length);
  });

  test('of a unit without a head goes to the leaders above, who are told why', async () => {
    await bot.execute('DEMO-02', {
      type: 'raiseBlocker',
      category: 'power',
      units: [],
      words: '临时用电没接通',
      since: '2026-03-16',
      node: null,
      fromGroup: false,
      form: null,
      by: 'U032',
    });
    await goTo('2026-03-23 08:07');
    const cards = told('U006').map(({ card }) => textOf(card));
    expect(cards.some((text) => text.includes('供电公司一把手空缺，请您接看。'))).toBe(true);
  });

  test('holds nothing up that is to go to the same leader', async () => {
    bot.clock.district = at('2026-04-01 08:11');
    await makeDigests(bot.context(), bot.clock.now());
    await inTransaction(bot.db, (tx) =>
      enqueueSay(tx, personLane('U006'), textCard('督办', '督办', 'warning'), {}, bot.clock.now()),
    );
    await bot.process('one').run();
    const titles = bot.messenger
      .messagesIn(bot.messenger.ownChat('ou_U006'))
      .map(({ card }) => (card as Card).header.title.content);
    const isDigest = (title: string) => title.includes('调度');
    expect(titles.findIndex(isDigest)).toBeGreaterThan(titles.indexOf('督办'));
  });

  test('is not owed for a period begun before the first start', async () => {
    await goTo('2026-03-17 08:00');
    expect(sent()).toEqual([]);
    expect(await findDigestGaps(bot.context(), at('2026-03-20 08:00'))).toEqual([]);
  });
});

describe('after an outage', () => {
  test('the newest of each tier comes once, says it is late and what else it stands for', async () => {
    await goTo('2026-04-08 10:00');
    const mine = told('U006').map(({ card }) => textOf(card));
    expect(mine.filter((text) => text.includes('半月调度'))).toHaveLength(1);
    const weekly = sent().filter(({ title }) => title.startsWith('周调度'));
    expect(new Set(weekly.map(({ title }) => title))).toEqual(new Set(['周调度 · 4月7日']));
    const text = textOf(weekly[0]!.card);
    expect(text).toContain('补发：应于 4月7日 08:07 发送，因系统中断延误。');
    expect(text).toContain('3月23日、3月30日的调度也没有发出，一并列在这里。');
    // Leaders first.
    const made = (await listDigestRecords(bot.db, 0)).map(({ cycle }) => cycle);
    expect([...new Set(made)]).toEqual(['monthly', 'half-monthly', 'weekly']);
    await goTo('2026-04-08 10:01');
    expect(sent().filter(({ title }) => title.startsWith('周调度'))).toHaveLength(weekly.length);
    expect(await findDigestGaps(bot.context(), at('2026-04-08 10:30'))).toEqual([]);
  });

  test('a digest that was made and not sent before a crash is sent once', async () => {
    bot.clock.district = at('2026-03-23 08:07');
    await makeDigests(bot.context(), bot.clock.now());
    expect(await findDigestGaps(bot.context(), at('2026-03-23 08:16'))).toEqual([]);
    expect((await findDigestGaps(bot.context(), at('2026-03-23 08:17'))).length).toBeGreaterThan(0);
    await bot.process('two').run();
    const count = sent().length;
    await bot.process('three').run();
    expect(sent()).toHaveLength(count);
    expect(await findDigestGaps(bot.context(), at('2026-03-23 08:30'))).toEqual([]);
  });
});

describe('a clock that jumps', () => {
  test('stops at each digest', async () => {
    const stops: string[] = [];
    const upkeep = createUpkeep(bot.context());
    bot.clock.district = at('2026-03-30 08:00');
    await makeDigests(bot.context(), bot.clock.now());
    for (let now = bot.clock.now(); stops.length < 3; ) {
      now = await nextDigestAt(bot.context(), now);
      bot.clock.district = now;
      stops.push(new Date(now + 8 * 3_600_000).toISOString().slice(0, 16));
      await makeDigests(bot.context(), now);
    }
    expect(stops).toEqual(['2026-03-30T08:07', '2026-03-31T08:13', '2026-04-01T08:11']);
    expect(await upkeep.nextDue(at('2026-04-02 07:30'))).not.toBeNull();
  });

  test('what a district was first asked for long ago is not looked for again', async () => {
    await dispatchSince(bot.db, at('2026-03-16 09:00'));
    const now = at('2026-09-25 12:00');
    const owed = await owedPeriods(bot.db, world, now);
    expect(owed.length).toBeGreaterThan(0);
    expect(owed.every(({ dueAt }) => dueAt > now - 92 * DAY_MS)).toBe(true);
  });

  test('a digest that is owed is due at once', async () => {
    const now = at('2026-03-25 12:00');
    expect(await nextDigestAt(bot.context(), now)).toBe(now);
    await makeDigests(bot.context(), now);
    expect(await nextDigestAt(bot.context(), now)).toBe(at('2026-03-30 08:07'));
  });
});

describe('in the own chat', () => {
  test('调度 shows the newest again, 调度 全部 all of it, 批示 N its form', async () => {
    await goTo('2026-04-01 08:11');
    const chat = chatWith(bot);
    const own = chat.ownChat('U006');
    const [again] = await chat.say('U006', own, '调度');
    expect(again?.title).toMatch(/调度/);
    const [all] = await chat.say('U006', own, '调度 全部');
    expect(all?.title).toMatch(/全部 \d+ 项/);
    const answers = await chat.say('U006', own, '批示 1');
    expect(answers.map(({ title }) => title)).toEqual(
      expect.arrayContaining([expect.stringContaining('批示')]),
    );
    const [said] = await chat.say('U006', own, '批示 1 请自规分局4月10日前出图');
    expect(said?.title).toBe('请确认批示');
    expect(said?.text).toContain('4月10日 17:30');
    const [past] = await chat.say('U006', own, '批示 1 请自规分局3月10日前出图');
    expect(past?.text).toContain('3月10日已经过去');
    const [none] = await chat.say('U006', own, '批示 99');
    expect(none?.title).toBe('没有第 99 项');
  });

  test.each([
    ['a principal leader', 'U001', '3月31日 08:13'],
    ['a portfolio leader', 'U006', '4月1日 08:11'],
    ['a unit head', 'U008', '3月23日 08:07'],
  ])('%s who has had none is told when the next of theirs comes', async (_who, person, next) => {
    bot.clock.district = at('2026-03-17 09:00');
    const chat = chatWith(bot);
    const [answer] = await chat.say(person, chat.ownChat(person), '调度');
    expect(answer?.text).toContain(`下一期在 ${next}`);
  });

  test('somebody who leads nothing is told who gets digests', async () => {
    const chat = chatWith(bot);
    const [answer] = await chat.say('U021', chat.ownChat('U021'), '调度');
    expect(answer?.text).toContain('调度只发给单位一把手、分管领导和区主要领导。');
  });
});
