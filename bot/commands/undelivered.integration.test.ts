import { afterEach, beforeEach, expect, test } from 'vitest';
import { textCard } from '../../cards/answers.ts';
import type { Card } from '../../cards/parts.ts';
import { textOf } from '../../cards/testing.ts';
import { inTransaction } from '../../db/client.ts';
import { world } from '../../domain/testing.ts';
import { enqueueSay } from '../delivery/enqueue.ts';
import { personLane } from '../delivery/lane-keys.ts';
import { takeIn, workInbox } from '../intake/messages.ts';
import { type TestBot, testBot } from '../testing/bot.ts';
import { keepTestServer } from '../testing/database.ts';

const SECRET = '私事';
const receiver = world.directory.person('U001')!;
const operator = world.directory.withRole('operator')[0]!;
const helper = world.directory.withRole('helper')[0]!;

keepTestServer();
let bot: TestBot;
beforeEach(async () => {
  bot = await testBot();
  const card = textCard(SECRET, SECRET, 'info');
  await inTransaction(bot.db, (tx) =>
    enqueueSay(tx, personLane(receiver.id), card, {}, bot.clock.now()),
  );
  bot.messenger.failNext('postCard', 'unreachable');
  await bot.process('one').run();
});
afterEach(() => bot.close());

/** What a person is answered who asks for the dead letters. */
async function ask(person: string, isGroup = false): Promise<string> {
  await takeIn(bot.context(), {
    type: 'message',
    key: 'om_1',
    messageId: 'om_1',
    chatId: bot.messenger.ownChat(`ou_${person}`),
    isGroup,
    senderOpenId: `ou_${person}`,
    sentAt: bot.clock.now(),
    parentId: null,
    mentionsBot: true,
    content: { kind: 'text', text: '未送达' },
  });
  await workInbox(bot.context());
  await bot.process('one').run();
  return textOf(bot.messenger.messages.at(-1)!.card as Card);
}

test('an operator sees what was not delivered', async () => {
  const answer = await ask(operator.id);
  expect(answer).toContain(`${receiver.name}的单聊`);
  expect(answer).toContain('发回复');
  expect(answer).not.toContain(SECRET);
});

test('others are shown nothing of it', async () => {
  const answer = await ask(helper.id);
  expect(answer).toContain('只供操作员');
  expect(answer).not.toContain(receiver.name);
});
