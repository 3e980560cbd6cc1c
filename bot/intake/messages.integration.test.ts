import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Card } from '../../cards/parts.ts';
import { findLane } from '../../db/queries/lanes.ts';
import { groupLane } from '../delivery/lane-keys.ts';
import type { ChatMessage } from '../messenger/messenger.ts';
import { type TestBot, testBot } from '../testing/bot.ts';
import { keepTestServer } from '../testing/database.ts';
import { takeIn, workInbox } from './messages.ts';

const PROJECT = 'DEMO-01';
const OUR_HELP = '看项目走到哪一步';

keepTestServer();
let bot: TestBot;
let group: string;
beforeEach(async () => {
  bot = await testBot();
  await bot.open(PROJECT);
  await bot.process('one').run();
  group = (await findLane(bot.db, groupLane(PROJECT)))?.chatId ?? '';
});
afterEach(() => bot.close());

/** Says something in the group and answers with the titles of what follows. */
async function hear(key: string, text: string, parentId: string | null, mentionsBot = false) {
  const before = bot.messenger.messagesIn(group).length;
  const message: ChatMessage = {
    type: 'message',
    key,
    messageId: key,
    chatId: group,
    isGroup: true,
    senderOpenId: 'ou_U021',
    sentAt: bot.clock.now(),
    parentId,
    mentionsBot,
    content: { kind: 'text', text },
  };
  await takeIn(bot.context(), message);
  await workInbox(bot.context());
  await bot.process('one').run();
  return bot.messenger.messagesIn(group).slice(before);
}

test('a reply to an answer is addressed to the bot', async () => {
  // The platform in memory knows no messages of people: the answer goes to the chat itself.
  const [help] = await hear('om_1', '帮助', null, true);
  expect(JSON.stringify(help?.card)).toContain(OUR_HELP);
  const [answer, ...more] = await hear('om_2', '进度', help?.messageId ?? '');
  expect((answer!.card as Card).header.title.content).toBeTruthy();
  expect(more).toEqual([]);
});

test('talk among people is neither answered nor stored', async () => {
  expect(await hear('om_3', '进度', 'om_of_somebody')).toEqual([]);
  expect(await hear('om_4', '进度', null)).toEqual([]);
});
