import { getEventListeners } from 'node:events';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { takeIn, workInbox } from '../bot/intake/messages.ts';
import type { ChatMessage } from '../bot/messenger/messenger.ts';
import { hangingAt, type TestBot, testBot } from '../bot/testing/bot.ts';
import { keepTestServer } from '../bot/testing/database.ts';
import { claimInbox } from '../db/queries/inbox.ts';
import { saveUploadRequest } from '../db/queries/upload-requests.ts';
import { files, inbox } from '../db/schema/index.ts';
import { HOUR, MINUTE } from '../domain/calendar/time.ts';

const PROJECT = 'DEMO-04';
const SENDER = 'U021';
const OTHER = 'U022';

keepTestServer();
let bot: TestBot;
beforeEach(async () => {
  bot = await testBot();
  await bot.open(PROJECT);
  const until = bot.clock.now() + 30 * MINUTE;
  await saveUploadRequest(bot.db, {
    personId: SENDER,
    projectId: PROJECT,
    target: { kind: 'node', node: '0301' },
    until,
  });
  bot.messenger.files.set('file_1', Buffer.from('content'));
});
afterEach(() => bot.close());

const file = { kind: 'file', fileKey: 'file_1', name: '营业执照.pdf' } as const;

const aMessage = (
  key: string,
  person: string,
  content: ChatMessage['content'] = { kind: 'text', text: '待办' },
): ChatMessage => ({
  type: 'message',
  key,
  messageId: key,
  chatId: bot.messenger.ownChat(`ou_${person}`),
  isGroup: false,
  senderOpenId: `ou_${person}`,
  sentAt: bot.clock.now(),
  parentId: null,
  mentionsBot: false,
  content,
});

const stateOf = async (key: string) =>
  (await bot.db.select().from(inbox).where(eq(inbox.key, key)))[0]?.state;

test('a download that never ends holds up its own chat only, and no stop', async () => {
  const { messenger, reached } = hangingAt(bot.messenger, 'download');
  const context = bot.context({ messenger });
  const stopping = new AbortController();
  await takeIn(context, aMessage('om_endless', SENDER, file));
  bot.clock.district += 1;
  await takeIn(context, aMessage('om_behind', SENDER));
  const work = workInbox(context, stopping.signal);
  await reached;
  for (let n = 0; n < 6; n += 1) await takeIn(context, aMessage(`om_other_${n}`, OTHER));
  await vi.waitUntil(async () => (await stateOf('om_other_5')) === 'done', { timeout: 20_000 });
  expect(await stateOf('om_behind')).toBe('waiting');
  // However many have come and gone: one waits.
  expect(getEventListeners(stopping.signal, 'abort').length).toBeLessThanOrEqual(1);
  stopping.abort();
  expect(await work).toBe(7);
  expect(await stateOf('om_endless')).toBe('waiting');
});

test('a message waits for the older ones of its chat, whoever has them', async () => {
  const context = bot.context();
  for (const [key, person] of [
    ['om_c', SENDER],
    ['om_b', SENDER],
    ['om_a', OTHER],
  ] as const) {
    bot.clock.district += 1;
    await takeIn(context, aMessage(key, person));
  }
  const claim = async () =>
    (await claimInbox(bot.db, 10, bot.clock.real, bot.clock.real + 1_000)).map(({ key }) => key);
  expect(await claim()).toEqual(['om_c', 'om_a']);
  expect(await claim()).toEqual([]);
  await bot.db.update(inbox).set({ state: 'failed' }).where(eq(inbox.key, 'om_c'));
  expect(await claim()).toEqual(['om_b']);
});

test('a file sent in time is filed although the bot comes to it late', async () => {
  await takeIn(bot.context(), aMessage('om_in_time', SENDER, file));
  bot.clock.district += HOUR;
  await takeIn(bot.context(), aMessage('om_too_late', SENDER, file));
  expect(await workInbox(bot.context())).toBe(2);
  expect(await bot.db.$count(files)).toBe(1);
});
