import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { forgetCalls, forgetLooksAtRed, forgetOrders, lanesTold } from '../../db/audit-testing.ts';
import { DAY_MS, MINUTE } from '../../domain/calendar/time.ts';
import { asOf } from '../../domain/testing.ts';
import { sweep } from '../sweep.ts';
import { type TestBot, testBot } from '../testing/bot.ts';
import { keepTestServer } from '../testing/database.ts';
import { createAudit } from './audit.ts';

keepTestServer();
let bot: TestBot;
let beats = 0;
let audit: ReturnType<typeof createAudit>;
beforeEach(async () => {
  bot = await testBot();
  beats = 0;
  audit = createAudit(bot.context(), async () => {
    beats += 1;
  });
  await bot.open('DEMO-18');
  await bot.process('one').run();
});
afterEach(() => bot.close());

const kinds = async (now: number) => (await audit.run(now)).findings.map(({ kind }) => kind);
/** Chats that were sent a word by the auditor, and not by whoever fails to deliver. */
const toldTo = () => lanesTold(bot.db, '系统巡检');

describe('an audit', () => {
  test('finds every promise kept, and only then sends the heartbeat', async () => {
    expect(await audit.run(asOf)).toEqual({ findings: [], cleanAt: asOf });
    expect(beats).toBe(1);
  });

  test('finds a late node without an order, and has it looked at again', async () => {
    await forgetOrders(bot.db);
    const now = asOf + DAY_MS;
    await sweepWithout(now);
    expect(await kinds(now + 11 * MINUTE)).toContain('late-without-order');
    expect(beats).toBe(0);
    await sweep(bot.context(), now + 11 * MINUTE);
    expect(await kinds(now + 11 * MINUTE)).not.toContain('late-without-order');
  });

  test('finds a look that was never taken', async () => {
    // The rung of the first day is due at 17:30 on the next.
    expect(await kinds(asOf + 3 * DAY_MS)).toContain('look-overdue');
  });

  test('finds a missed rung that calls nobody', async () => {
    const now = asOf + 2 * DAY_MS;
    await sweep(bot.context(), now);
    expect(await kinds(now)).toEqual([]);
    await forgetCalls(bot.db);
    expect(await kinds(now)).toEqual(['climb-without-call']);
  });

  test('finds messages that do not get out', async () => {
    const now = asOf + 2 * DAY_MS;
    await sweep(bot.context(), now);
    expect(new Set(await kinds(now + 11 * MINUTE))).toEqual(new Set(['message-late']));
  });

  test('tells the operators each finding once a day', async () => {
    const now = asOf + 3 * DAY_MS;
    await audit.run(now);
    const told = await toldTo();
    expect(told).toHaveLength(1);
    await audit.run(now + 5 * MINUTE);
    expect(await toldTo()).toEqual(told);
  });
});

/** Time passes, and the looks of the late node were lost. */
async function sweepWithout(now: number): Promise<void> {
  await forgetLooksAtRed(bot.db);
  await sweep(bot.context(), now);
}
