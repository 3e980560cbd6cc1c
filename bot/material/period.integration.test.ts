import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadProject } from '../../db/queries/projects.ts';
import { at, file, finish } from '../../domain/testing.ts';
import { sweep } from '../sweep.ts';
import { type TestBot, testBot } from '../testing/bot.ts';

const FILE = '00000000-0000-4000-8000-000000000060';

let bot: TestBot;
beforeAll(async () => {
  bot = await testBot();
  await bot.open('DEMO-01', 'DEMO-03');
});
afterAll(() => bot.close());

const monthly = async (id: string) => (await loadProject(bot.db, id))?.nodes.get('0603');

async function sweepAt(time: string): Promise<number> {
  bot.clock.district = at(time);
  return sweep(bot.context(), bot.clock.now());
}

test('the sweep starts the monthly node again, once, and keeps its past periods', async () => {
  const sent = file('M060', 'U025', '0603');
  await bot.execute('DEMO-01', {
    ...sent,
    file: { id: FILE, name: '支付申请.pdf' },
  } as typeof sent);
  await bot.execute('DEMO-01', finish('0603', 'U025'));
  expect(await monthly('DEMO-01')).toMatchObject({ status: 'done', period: '2026-03' });
  await sweepAt('2026-04-01 00:00');
  expect(await monthly('DEMO-03')).toMatchObject({ status: 'running', period: '2026-04' });
  expect(await monthly('DEMO-01')).toMatchObject({ status: 'done' });
  await sweepAt('2026-04-13 00:00');
  const again = await monthly('DEMO-01');
  expect(again).toMatchObject({
    status: 'running',
    period: '2026-04',
    past: [{ period: '2026-03', doneBy: 'U025' }],
  });
  await sweepAt('2026-04-13 00:00');
  expect(await monthly('DEMO-01')).toEqual(again);
});
