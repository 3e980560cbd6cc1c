import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Card } from '../../cards/parts.ts';
import { textOf } from '../../cards/testing.ts';
import { completeOrders } from '../../db/audit-testing.ts';
import {
  type CardRow,
  findCard,
  findCardsDrawnBefore,
  findOpenCards,
  nextRollAt,
  takeUnsentCards,
  updateCard,
} from '../../db/queries/cards.ts';
import { findInbox, recordInbox } from '../../db/queries/inbox.ts';
import { claimRun } from '../../db/queries/runs.ts';
import { cards } from '../../db/schema/cards.ts';
import { runs } from '../../db/schema/runs.ts';
import { DAY_MS, HOUR } from '../../domain/calendar/time.ts';
import { asOf } from '../../domain/testing.ts';
import { type TestBot, testBot } from '../testing/bot.ts';
import { keepTestServer } from '../testing/database.ts';
import { nextDailyAt, refreshDaily } from './daily.ts';
import { rollCards } from './roll.ts';

keepTestServer();
let bot: TestBot;
beforeEach(async () => {
  bot = await testBot();
  await bot.open('DEMO-01');
  await bot.process('one').run();
});
afterEach(() => bot.close());

const open = () => findOpenCards(bot.db, ['DEMO-01']);
const messageOf = ({ messageId }: CardRow) =>
  bot.messenger.messages.find((message) => message.messageId === messageId)!;
const updates = () => bot.messenger.calls.filter(({ name }) => name === 'updateCard').length;

describe('a card that can soon not be edited', () => {
  test('is followed by a fresh one that calls nobody', async () => {
    const before = await open();
    expect(await nextRollAt(bot.db)).toBe(asOf + 13 * DAY_MS);
    bot.clock.district = asOf + 13 * DAY_MS;
    await rollCards(bot.context(), bot.clock.now());
    await bot.process('one').run();
    const fresh = await open();
    expect(fresh.map(({ subject }) => subject)).toEqual(before.map(({ subject }) => subject));
    expect(fresh.every(({ state, mention }) => state === 'live' && mention.length === 0)).toBe(
      true,
    );
    for (const card of fresh) {
      expect(JSON.stringify(messageOf(card).card)).not.toContain('<at id=');
    }
    for (const card of before) {
      expect(textOf(messageOf(card).card as Card)).toContain('已续至新卡');
    }
  });

  test('hands its pin to the fresh one', async () => {
    bot.clock.district = asOf + 13 * DAY_MS;
    await rollCards(bot.context(), bot.clock.now());
    await bot.process('one').run();
    const [progress] = await open();
    const [chat] = bot.messenger.chats.values();
    expect([...chat!.pins]).toEqual([progress!.messageId]);
  });

  test('is followed by one only over two processes', async () => {
    const before = (await open()).length;
    bot.clock.district = asOf + 13 * DAY_MS;
    await Promise.all([
      rollCards(bot.context(), bot.clock.now()),
      rollCards(bot.context({ processId: 'two' }), bot.clock.now()),
    ]);
    await rollCards(bot.context(), bot.clock.now());
    await bot.process('one').run();
    expect(await open()).toHaveLength(before);
    expect(await bot.db.select().from(cards)).toHaveLength(2 * before);
  });

  test('stays until a fresh one is sent', async () => {
    const before = await open();
    bot.clock.district = asOf + 13 * DAY_MS;
    await rollCards(bot.context(), bot.clock.now());
    bot.messenger.failNext('postCard', 'refused');
    const one = bot.process('one');
    await one.run();
    const kept = before.map(({ id }) => id);
    expect((await open()).filter(({ id }) => kept.includes(id))).toHaveLength(1);
    expect(await nextRollAt(bot.db)).toBe(bot.clock.now() + HOUR);
    bot.clock.district += HOUR;
    await rollCards(bot.context(), bot.clock.now());
    await one.run();
    const fresh = await open();
    expect(fresh).toHaveLength(before.length);
    expect(fresh.filter(({ id }) => kept.includes(id))).toEqual([]);
    expect(await takeUnsentCards(bot.db, fresh[0]!.lane)).toEqual([]);
  });

  test('and cannot be drawn holds up no other', async () => {
    const [broken, ...others] = (await open()).filter(({ node }) => node !== null);
    const at = asOf + 13 * DAY_MS;
    const subject = { kind: 'node', node: '9999' } as const;
    await updateCard(bot.db, broken!.id, { subject });
    bot.clock.district = at;
    await rollCards(bot.context(), at);
    await bot.process('one').run();
    expect(await findCard(bot.db, broken!.id)).toMatchObject({ state: 'live', rollAt: at + HOUR });
    expect(others.length).toBeGreaterThan(0);
    for (const { id } of others) {
      expect(await findCard(bot.db, id)).toMatchObject({ state: 'rolled' });
    }
  });

  test('waits for the morning', async () => {
    bot.clock.district = asOf + 13 * DAY_MS + 14 * 3_600_000;
    const sent = bot.messenger.messages.length;
    await rollCards(bot.context(), bot.clock.now());
    const one = bot.process('one');
    await one.run();
    expect(bot.messenger.messages).toHaveLength(sent);
    bot.clock.district = (await one.state(bot.clock.now())).nextDue!;
    await one.run();
    expect(bot.messenger.messages.length).toBeGreaterThan(sent);
  });

  test('is not edited any more when that is too late', async () => {
    const before = await open();
    bot.clock.district = asOf + 20 * DAY_MS;
    await rollCards(bot.context(), bot.clock.now());
    await bot.process('one').run();
    expect(updates()).toBe(0);
    expect(await open()).toHaveLength(before.length);
  });
});

describe('the daily refresh', () => {
  test('happens once over two processes', async () => {
    bot.clock.district = asOf + DAY_MS;
    const done = await Promise.all([
      refreshDaily(bot.context(), bot.clock.now()),
      refreshDaily(bot.context({ processId: 'two' }), bot.clock.now()),
    ]);
    expect(done.filter(Boolean)).toHaveLength(1);
    await bot.process('one').run();
    const progress = messageOf((await open())[0]!);
    expect(progress.updates).toBe(1);
  });

  test('leaves alone what was drawn this morning', async () => {
    await refreshDaily(bot.context(), bot.clock.now());
    await bot.process('one').run();
    expect(updates()).toBe(0);
  });

  test('counts days on an order while it presses, and not while it waits for its close-out', async () => {
    await bot.open('DEMO-18');
    await bot.process('one').run();
    const drawnAnew = async () => {
      const stale = await findCardsDrawnBefore(bot.db, asOf + DAY_MS);
      const all = await findOpenCards(bot.db, ['DEMO-18']);
      return all.filter(({ id, subject }) => {
        return subject.kind === 'order' && stale.some((card) => card.id === id);
      }).length;
    };
    expect(await drawnAnew()).toBeGreaterThan(0);
    await completeOrders(bot.db, asOf);
    expect(await drawnAnew()).toBe(0);
  });

  test('forgets what is a month old', async () => {
    const receivedAt = asOf;
    const row = { key: 'om_1', kind: 'message', body: { text: '原话' }, receivedAt } as const;
    await recordInbox(bot.db, { ...row, state: 'failed' });
    await claimRun(bot.db, 'demo', asOf);
    const keysAfter = async (days: number) => {
      bot.clock.district = asOf + days * DAY_MS;
      await refreshDaily(bot.context(), bot.clock.now());
      return (await bot.db.select().from(runs)).map(({ key }) => key).sort();
    };
    expect(await keysAfter(0)).toEqual(['daily-refresh:2026-03-16', 'demo']);
    expect(await keysAfter(29)).toHaveLength(3);
    expect(await findInbox(bot.db, 'om_1')).toBeDefined();
    expect(await keysAfter(31)).toEqual([
      'daily-refresh:2026-04-14',
      'daily-refresh:2026-04-16',
      'demo',
    ]);
    expect(await findInbox(bot.db, 'om_1')).toBeUndefined();
  });

  test('is due at seven and again the next day', async () => {
    const seven = asOf - 2 * 3_600_000;
    expect(await nextDailyAt(bot.db, seven - 1)).toBe(seven);
    expect(await nextDailyAt(bot.db, asOf)).toBe(seven);
    await refreshDaily(bot.context(), bot.clock.now());
    expect(await nextDailyAt(bot.db, asOf)).toBe(seven + DAY_MS);
  });
});
