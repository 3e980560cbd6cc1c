import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type TestBot, testBot } from '../testing/bot.ts';
import { answerClick } from './clicks.ts';

const PROJECT = 'DEMO-04';
const NODE = '0301';

let bot: TestBot;
beforeAll(async () => {
  bot = await testBot();
  await bot.open(PROJECT);
  await bot.process('sender').run();
});
afterAll(() => bot.close());

/** A click that comes while the bot still starts: its toast is shown before anything is decided. */
async function clickTooEarly(key: string, person: string) {
  let begin = () => {};
  const ready = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const wake = vi.fn();
  const click = {
    type: 'click' as const,
    key,
    messageId: 'om_none',
    chatId: 'oc_none',
    operatorOpenId: `ou_${person}`,
    value: { v: 1, action: 'accept', project: PROJECT, node: NODE },
    form: {},
  };
  const { toast } = await answerClick(bot.context({ wake }), click, { ready, withinMs: 1 });
  expect(toast?.content).toContain('正在处理');
  begin();
  await vi.waitUntil(() => wake.mock.calls.length === 2, { timeout: 10_000 });
  const own = bot.messenger.messagesIn(bot.messenger.ownChat(`ou_${person}`)).length;
  await bot.process('sender').run();
  const after = bot.messenger.messagesIn(bot.messenger.ownChat(`ou_${person}`));
  return after.slice(own).map(({ card }) => JSON.stringify(card));
}

test('a refusal that comes late is told in the own chat', async () => {
  const said = await clickTooEarly('click_refused', 'U033');
  expect(said).toHaveLength(1);
  expect(said[0]).toContain('没有改动');
});

test('what was done late is on the cards alone', async () => {
  const group = () => bot.messenger.messages.filter(({ updates }) => updates > 0).length;
  const before = group();
  expect(await clickTooEarly('click_done', 'U021')).toEqual([]);
  expect(group()).toBeGreaterThan(before);
});
