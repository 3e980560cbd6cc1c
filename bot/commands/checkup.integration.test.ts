import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Card } from '../../cards/parts.ts';
import { textOf } from '../../cards/testing.ts';
import { DAY_MS } from '../../domain/calendar/time.ts';
import { world } from '../../domain/testing.ts';
import { takeIn, workInbox } from '../intake/messages.ts';
import { type TestBot, testBot } from '../testing/bot.ts';

const [operator] = world.directory.withRole('operator');
const [helper] = world.directory.withRole('helper');

let bot: TestBot;
beforeAll(async () => {
  bot = await testBot();
  await bot.open('DEMO-04', 'DEMO-02');
  await bot.process('one').run();
});
afterAll(() => bot.close());

let asked = 0;
async function ask(person: string | undefined): Promise<string> {
  asked += 1;
  await takeIn(bot.context(), {
    type: 'message',
    key: `om_${asked}`,
    messageId: `om_${asked}`,
    chatId: bot.messenger.ownChat(`ou_${person}`),
    isGroup: false,
    senderOpenId: `ou_${person}`,
    sentAt: bot.clock.now(),
    parentId: null,
    mentionsBot: true,
    content: { kind: 'text', text: '体检' },
  });
  await workInbox(bot.context());
  await bot.process('one').run();
  const own = bot.messenger.messagesIn(bot.messenger.ownChat(`ou_${person}`));
  return textOf(own.at(-1)?.card as Card);
}

test('an operator is told of projects in which nobody moves, by name', async () => {
  expect(await ask(operator?.id)).not.toContain('没有动静');
  bot.clock.district += 31 * DAY_MS;
  const words = await ask(operator?.id);
  expect(words).toContain('30 天没有动静的项目 2 个');
  expect(words).toContain('谯曲坊');
});

test('others are shown nothing of it', async () => {
  expect(await ask(helper?.id)).toContain('只供操作员');
});
