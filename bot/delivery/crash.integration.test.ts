import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { textCard } from '../../cards/answers.ts';
import { inTransaction } from '../../db/client.ts';
import { findLane } from '../../db/queries/lanes.ts';
import { countOutbox } from '../../db/queries/outbox.ts';
import { events } from '../../db/schema/events.ts';
import type { CallName } from '../messenger/memory.ts';
import { hangingAt, type TestBot, testBot } from '../testing/bot.ts';
import { keepTestServer } from '../testing/database.ts';
import { enqueueNotices, enqueueSay } from './enqueue.ts';
import { groupLane, personLane } from './lane-keys.ts';
import { LEASE_MS } from './worker.ts';

keepTestServer();
let bot: TestBot;
beforeEach(async () => {
  bot = await testBot();
});
afterEach(() => bot.close());

const callsOf = (name: CallName) => bot.messenger.calls.filter((call) => call.name === name);

const unknownMark = { kind: 'urgent', urgent: 'U021', reason: 'unknown' };

const failures = async () =>
  (await bot.db.select().from(events)).filter(({ type }) => type === 'messageFailed');

/** A process that dies after the platform has carried out a call and before it could record it. */
async function dieAt(name: CallName): Promise<void> {
  const { messenger, reached } = hangingAt(bot.messenger, name);
  const process = bot.process('killed', { messenger });
  const running = process.run();
  await reached;
  await process.kill();
  await running;
}

const urge = () =>
  inTransaction(bot.db, (tx) =>
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

describe('a process killed between sending and recording', () => {
  test('has its message sent only once', async () => {
    await inTransaction(bot.db, async (tx) => {
      const lane = personLane('U001');
      await enqueueSay(tx, lane, textCard('一', '一', 'info'), {}, bot.clock.now());
      await enqueueSay(tx, lane, textCard('二', '二', 'info'), {}, bot.clock.now());
    });
    await dieAt('postCard');
    await bot.process('two').run();
    expect(bot.messenger.messages).toHaveLength(2);
    const uuids = callsOf('postCard').map(({ uuid }) => uuid);
    expect(uuids).toHaveLength(3);
    expect(uuids[1]).toBe(uuids[0]);
  });

  test('has its lane taken over when the lease ends', async () => {
    await inTransaction(bot.db, (tx) =>
      enqueueSay(tx, personLane('U001'), textCard('一', '一', 'info'), {}, bot.clock.now()),
    );
    await dieAt('postCard');
    const diedAt = bot.clock.real;
    await bot.process('two').run();
    const [first, second] = callsOf('postCard');
    expect(second!.at - first!.at).toBeGreaterThanOrEqual(LEASE_MS - 1_000);
    expect(second!.at).toBeGreaterThan(diedAt);
    expect(await findLane(bot.db, personLane('U001'))).toMatchObject({ leasedBy: null });
  });

  test('leaves one group for a project', async () => {
    await bot.open('DEMO-01');
    await dieAt('createGroup');
    await bot.process('two').run();
    expect(bot.messenger.chats.size).toBe(1);
    const lane = await findLane(bot.db, groupLane('DEMO-01'));
    expect(lane?.chatId).toBe([...bot.messenger.chats.keys()][0]);
    expect(await countOutbox(bot.db)).toEqual([{ state: 'dead', n: 0 }]);
  });

  test('leaves one pin', async () => {
    await bot.open('DEMO-01');
    await dieAt('pin');
    await bot.process('two').run();
    expect(callsOf('pin')).toHaveLength(1);
    expect([...bot.messenger.chats.values()][0]?.pins.size).toBe(1);
  });

  test('never buzzes anybody twice', async () => {
    await bot.open('DEMO-01');
    await bot.process('one').run();
    await urge();
    await dieAt('urge');
    await bot.process('two').run();
    expect(callsOf('urge')).toHaveLength(1);
    expect(await failures()).toMatchObject([{ node: '0603', data: unknownMark }]);
    expect(await countOutbox(bot.db)).toEqual([{ state: 'dead', n: 0 }]);
  });
});

describe('a database made anew', () => {
  test('never repeats the names of calls', async () => {
    const other = await testBot();
    try {
      for (const each of [bot, other]) {
        await each.open('DEMO-01');
        await each.process('one').run();
      }
      const named = (each: TestBot) => each.messenger.calls.flatMap(({ uuid }) => uuid ?? []);
      expect(named(bot).length).toBeGreaterThan(2);
      expect(named(bot).filter((uuid) => named(other).includes(uuid))).toEqual([]);
    } finally {
      await other.close();
    }
  });
});

describe('an urgent message', () => {
  test('goes before everything else in the chat', async () => {
    await bot.open('DEMO-01');
    await bot.process('one').run();
    for (const words of ['一', '二', '三']) {
      await inTransaction(bot.db, (tx) =>
        enqueueSay(tx, personLane('U021'), textCard(words, words, 'info'), {}, bot.clock.now()),
      );
    }
    await urge();
    await bot.process('two').run();
    const own = bot.messenger.messagesIn(bot.messenger.ownChat('ou_U021'));
    expect(own.map(({ urgent }) => urgent)).toEqual([['ou_U021'], [], [], []]);
  });

  test('is marked once though its answer is lost', async () => {
    await bot.open('DEMO-01');
    await bot.process('one').run();
    await urge();
    bot.messenger.loseAnswers('urge');
    await bot.process('two').run();
    expect(callsOf('urge')).toHaveLength(1);
    expect(await failures()).toMatchObject([{ node: '0603', data: unknownMark }]);
  });

  test('is marked later where it was throttled', async () => {
    await bot.open('DEMO-01');
    await bot.process('one').run();
    await urge();
    bot.messenger.failNext('urge', 'throttled', 2, 1_000);
    await bot.process('two').run();
    expect(callsOf('urge').map(({ failed }) => failed)).toEqual(['throttled', 'throttled', null]);
  });
});
