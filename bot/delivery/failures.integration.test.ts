import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { textCard } from '../../cards/answers.ts';
import type { Card } from '../../cards/parts.ts';
import { textOf } from '../../cards/testing.ts';
import { inTransaction } from '../../db/client.ts';
import { findCard, findOpenCards, updateCard } from '../../db/queries/cards.ts';
import { findLane } from '../../db/queries/lanes.ts';
import { insertIntents, lockLanes } from '../../db/queries/outbox.ts';
import { deadLetters } from '../../db/queries/outbox-settle.ts';
import { events } from '../../db/schema/events.ts';
import { type Intent, outbox } from '../../db/schema/outbox.ts';
import { DAY_MS } from '../../domain/calendar/time.ts';
import { at, world } from '../../domain/testing.ts';
import { sweep } from '../sweep.ts';
import { type TestBot, testBot } from '../testing/bot.ts';
import { keepTestServer } from '../testing/database.ts';
import { enqueueNotices, enqueueSay } from './enqueue.ts';
import { MAX_TRIES } from './failures.ts';
import { groupLane, personLane } from './lane-keys.ts';
import { refreshOf } from './refreshes.ts';

keepTestServer();
let bot: TestBot;
beforeEach(async () => {
  bot = await testBot();
});
afterEach(() => bot.close());

const say = (person: string, words: string, replyTo?: string) =>
  inTransaction(bot.db, (tx) =>
    enqueueSay(
      tx,
      personLane(person),
      textCard(words, words, 'info'),
      replyTo ? { replyTo } : {},
      bot.clock.now(),
    ),
  );

const put = (intent: Intent, lane = personLane('U001')) =>
  inTransaction(bot.db, async (tx) => {
    const now = bot.clock.now();
    await lockLanes(tx, [lane]);
    const row = { lane, intent, coalesceKey: null, priority: 0, notBefore: now };
    await insertIntents(tx, [row], now);
  });

const told = (person: string) =>
  bot.messenger
    .messagesIn(bot.messenger.ownChat(`ou_${person}`))
    .map(({ card }) => (card as Card).header.title.content);

const failures = async () =>
  (await bot.db.select().from(events)).filter(({ type }) => type === 'messageFailed');

const [operator] = world.directory.withRole('operator');

describe('a passing failure', () => {
  test('delays the chat and loses nothing', async () => {
    await say('U001', '一');
    await say('U001', '二');
    bot.messenger.failNext('postCard', 'temporary', 3);
    await bot.process('one').run();
    expect(told('U001')).toEqual(['一', '二']);
    expect(await deadLetters(bot.db, 10)).toEqual([]);
  });

  test('of the answer alone repeats no message', async () => {
    await say('U001', '一');
    bot.messenger.loseAnswers('postCard', 2);
    await bot.process('one').run();
    expect(told('U001')).toEqual(['一']);
    expect(bot.messenger.calls).toHaveLength(3);
  });

  test('is given up after a while', async () => {
    await say('U001', '一');
    bot.messenger.failNext('postCard', 'temporary', MAX_TRIES);
    await bot.process('one', { stepMs: 500 }).run();
    expect(await deadLetters(bot.db, 10)).toMatchObject([{ attempts: MAX_TRIES }]);
    expect(told('U001')).toEqual([]);
  });

  test('of a throttled API holds up all calls to it', async () => {
    await say('U001', '一');
    bot.messenger.failNext('postCard', 'throttled', 1, 3_000);
    const one = bot.process('one');
    await one.run();
    await say('U002', '二');
    await bot.process('two').run();
    const [refused, first] = bot.messenger.calls;
    expect(first!.at - refused!.at).toBeGreaterThanOrEqual(3_000);
    expect(told('U002')).toEqual(['二']);
  });
});

describe('a lasting failure', () => {
  test('goes to the dead letters and stops nothing', async () => {
    await say('U001', '坏');
    await say('U001', '好');
    await say('U002', '也好');
    bot.messenger.failNext('postCard', 'unreachable');
    await bot.process('one').run();
    expect([...told('U001'), ...told('U002')].sort()).toEqual(['也好', '好']);
    expect(await deadLetters(bot.db, 10)).toMatchObject([{ state: 'dead', kind: 'say' }]);
    const bodies = (await bot.db.select().from(outbox)).map(({ body }) => JSON.stringify(body));
    expect(bodies.filter((body) => body.includes('坏') || body.includes('好'))).toEqual([]);
    expect(await failures()).toMatchObject([{ data: { kind: 'say', reason: 'unreachable' } }]);
  });

  test('is told to the operator once a day', async () => {
    const one = bot.process('one');
    for (const words of ['一', '二', '三']) {
      await say('U001', words);
      bot.messenger.failNext('postCard', 'refused');
      await one.run();
    }
    expect(await deadLetters(bot.db, 10)).toHaveLength(3);
    expect(told(operator!.id)).toEqual(['消息未送达']);
    bot.clock.district += DAY_MS;
    await say('U001', '四');
    bot.messenger.failNext('postCard', 'refused');
    await one.run();
    expect(told(operator!.id)).toEqual(['消息未送达', '消息未送达']);
  });

  test('is told to nobody at night', async () => {
    bot.clock.district = at('2026-03-16 23:00');
    const one = bot.process('one');
    await say('U001', '一');
    bot.messenger.failNext('postCard', 'refused');
    await one.run();
    expect(told(operator!.id)).toEqual([]);
    bot.clock.district = at('2026-03-17 07:00');
    await one.run();
    expect(told(operator!.id)).toEqual(['消息未送达']);
  });

  test('of a damaged row leaves the others alone', async () => {
    await put({ kind: 'nonsense' } as unknown as Intent);
    await put({ kind: 'post', card: 4711 });
    await say('U001', '好');
    await bot.process('one').run();
    expect(told('U001')).toEqual(['好']);
    const dead = await deadLetters(bot.db, 10);
    expect(dead.map(({ error }) => error)).toEqual(['no card 4711', 'the row cannot be read']);
  });

  test('names a group that was disbanded', async () => {
    await bot.open('DEMO-01');
    const one = bot.process('one');
    await one.run();
    bot.messenger.chats.clear();
    await inTransaction(bot.db, (tx) =>
      enqueueSay(tx, groupLane('DEMO-01'), textCard('好', '好', 'info'), {}, bot.clock.now()),
    );
    await one.run();
    const own = bot.messenger.messagesIn(bot.messenger.ownChat(`ou_${operator!.id}`));
    expect(textOf(own[0]!.card as Card)).toContain('群已解散');
    expect(await failures()).toMatchObject([{ projectId: 'DEMO-01' }]);
  });
});

describe('a card', () => {
  const refreshAll = async (project: string) => {
    const open = await findOpenCards(bot.db, [project]);
    await inTransaction(bot.db, async (tx) => {
      await lockLanes(tx, [groupLane(project)]);
      const rows = open.map((card) => refreshOf(card, bot.clock.now()));
      await insertIntents(tx, rows, bot.clock.now());
    });
    return open;
  };

  test('older than 14 days is never edited', async () => {
    await bot.open('DEMO-01');
    const one = bot.process('one');
    await one.run();
    bot.clock.district += 15 * DAY_MS;
    const [progress] = await refreshAll('DEMO-01');
    await one.run();
    const updates = () => bot.messenger.calls.filter(({ name }) => name === 'updateCard');
    expect(updates()).toEqual([]);
    // A fresh one is due to take its place; where none is, it is let go.
    expect(await findCard(bot.db, progress!.id)).toMatchObject({ state: 'live' });
    await updateCard(bot.db, progress!.id, { rollAt: null });
    await refreshAll('DEMO-01');
    await one.run();
    expect(updates()).toEqual([]);
    expect(await findCard(bot.db, progress!.id)).toMatchObject({ state: 'lost' });
  });

  test('that was recalled is let go', async () => {
    await bot.open('DEMO-01');
    const one = bot.process('one');
    await one.run();
    const [, node] = await findOpenCards(bot.db, ['DEMO-01']);
    const sent = bot.messenger.messages.length;
    bot.messenger.recall(node!.messageId!);
    bot.clock.district += DAY_MS;
    await updateCard(bot.db, node!.id, { shown: null });
    await refreshAll('DEMO-01');
    await one.run();
    expect(await findCard(bot.db, node!.id)).toMatchObject({ state: 'lost' });
    expect(bot.messenger.messages).toHaveLength(sent - 1);
    expect(await deadLetters(bot.db, 10)).toEqual([]);
  });

  test('of the progress is posted once more when recalled', async () => {
    await bot.open('DEMO-01');
    const one = bot.process('one');
    await one.run();
    const [progress] = await findOpenCards(bot.db, ['DEMO-01']);
    bot.messenger.recall(progress!.messageId!);
    for (let day = 1; day <= 2; day += 1) {
      bot.clock.district += DAY_MS;
      await refreshAll('DEMO-01');
      await one.run();
    }
    expect(await findCard(bot.db, progress!.id)).toMatchObject({ state: 'lost' });
    const fresh = (await findOpenCards(bot.db, ['DEMO-01'])).filter(
      ({ subject }) => subject.kind === 'progress',
    );
    expect(fresh).toMatchObject([{ state: 'live' }]);
    expect([...[...bot.messenger.chats.values()][0]!.pins]).toContain(fresh[0]!.messageId);
  });

  test('in answer to a recalled message comes all the same', async () => {
    await say('U001', '回复', 'om_recalled');
    await bot.process('one').run();
    expect(told('U001')).toEqual(['回复']);
  });

  test('that warns is on record as delivered', async () => {
    await bot.open('DEMO-01');
    const one = bot.process('one');
    await one.run();
    await inTransaction(bot.db, (tx) =>
      enqueueNotices(
        tx,
        [
          {
            projectId: 'DEMO-01',
            notices: [
              {
                type: 'postToPerson',
                card: { kind: 'urgentWarning', node: '0603' },
                person: 'U021',
                isUrgent: true,
                notBefore: bot.clock.now(),
              },
            ],
          },
        ],
        bot.clock.now(),
      ),
    );
    await one.run();
    const delivered = (await bot.db.select().from(events)).filter(
      ({ type, node }) => type === 'messageDelivered' && node === '0603',
    );
    expect(delivered.map(({ data }) => data.subject)).toContainEqual({
      kind: 'urgentWarning',
      node: '0603',
    });
    expect((await findLane(bot.db, personLane('U021')))?.chatId).toBe('oc_own_ou_U021');
  });
});

describe('an urgent text message that the tenant’s quota refuses', () => {
  const climbed = (matter: string, person: string) =>
    inTransaction(bot.db, (tx) =>
      enqueueNotices(
        tx,
        [
          {
            projectId: 'DEMO-18',
            notices: [
              {
                type: 'postToPerson',
                card: { kind: 'orderLeader', matter, step: '1', at: bot.clock.now() },
                person,
                isUrgent: true,
                notBefore: bot.clock.now(),
              },
            ],
          },
        ],
        bot.clock.now(),
      ),
    );

  test('leaves the card and the mark in the app, and operators are told once whom it missed', async () => {
    await bot.open('DEMO-18');
    const one = bot.process('one');
    await one.run();
    bot.messenger.textsLeft = 0;
    for (let time = 0; time < 2; time += 1) {
      bot.clock.district = at('2026-03-17 17:30') + time;
      await sweep(bot.context(), bot.clock.now());
      await climbed('S1', 'U006');
      await one.run();
    }
    const leader = bot.messenger.messagesIn(bot.messenger.ownChat('ou_U006'));
    expect(leader.map(({ urgent, texted }) => [urgent, texted])).toEqual([
      [['ou_U006'], []],
      [['ou_U006'], []],
    ]);
    const news = told(operator!.id).filter((title) => title === '加急短信没有发出');
    const people = new Set((await failures()).map(({ data }) => data.urgent));
    expect(people).toContain('U006');
    expect(news).toHaveLength(people.size);
    const card = bot.messenger
      .messagesIn(bot.messenger.ownChat(`ou_${operator!.id}`))
      .find((message) => textOf(message.card as Card).includes('邬思齐'));
    expect(textOf(card!.card as Card)).toMatch(/短信额度已用完[\s\S]*应用内加急照常/);
    expect(await deadLetters(bot.db, 10)).toEqual([]);
    expect((await failures())[0]?.data).toMatchObject({ reason: 'quota', by: 'sms' });
  });
});
