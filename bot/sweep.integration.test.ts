import { afterAll, beforeAll, expect, test } from 'vitest';
import { readProjectEvents } from '../db/queries/events.ts';
import { at, demoProject, promise } from '../domain/testing.ts';
import { sweep } from './sweep.ts';
import { type TestBot, testBot } from './testing/bot.ts';
import { chatWith } from './testing/chat.ts';

// The sweep loads what is due and little more; what these rules need besides must be among it.
const PROJECT = 'DEMO-02';

let bot: TestBot;
let chat: ReturnType<typeof chatWith>;
beforeAll(async () => {
  bot = await testBot();
  chat = chatWith(bot);
  await bot.open(PROJECT);
  await chat.deliver();
});
afterAll(() => bot.close());

const group = () => chat.groupOf(demoProject(PROJECT).name);
async function sweepAt(when: string) {
  bot.clock.district = at(when);
  await sweep(bot.context(), bot.clock.now());
  await chat.deliver();
}

test('what only a skipped node would bring is not missed', async () => {
  // The parcel map, which 0404 misses, comes from 0402.
  const words = '用原有宗地';
  await bot.execute(PROJECT, { type: 'reopen', node: '0402', words, by: 'U066' });
  await bot.execute(PROJECT, { type: 'skip', node: '0402', words, by: 'U066' });
  await sweepAt('2026-03-17 17:30');
  const events = (await readProjectEvents(bot.db, PROJECT)).map(({ event }) => event);
  const red = events.flatMap((event) =>
    event.type === 'warned' && event.node === '0404' && event.warning === 'red' ? [event] : [],
  );
  expect(red).toEqual([expect.objectContaining({ missing: ['M030'] })]);
});

test('a promised paper calls whoever holds its node now', async () => {
  await bot.execute(PROJECT, promise('0303', ['M015'], '2026-03-25', 'U010'));
  await bot.execute(PROJECT, { type: 'handOverNode', node: '0303', to: 'U010', by: 'U024' });
  await sweepAt('2026-03-25 17:30');
  const called = chat
    .cards(group())
    .findLast(({ text }) => text.includes('M015') || text.includes('容缺'));
  expect(called?.text).toContain('@ou_U010');
});
