import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeIn, workInbox } from '../bot/intake/messages.ts';
import type { ChatMessage } from '../bot/messenger/messenger.ts';
import { type TestBot, testBot } from '../bot/testing/bot.ts';
import { saveUploadRequest } from '../db/queries/upload-requests.ts';
import { files, inbox } from '../db/schema/index.ts';
import { HOUR } from '../domain/calendar/time.ts';

const PROJECT = 'DEMO-04';
const SENDER = 'U022';
const RESTS_MS = [500, 1_000, 3_000, 8_000];

let bot: TestBot;
beforeAll(async () => {
  bot = await testBot();
  await bot.open(PROJECT);
  const until = bot.clock.now() + HOUR;
  await saveUploadRequest(bot.db, {
    personId: SENDER,
    projectId: PROJECT,
    target: { kind: 'node', node: '0301' },
    until,
  });
  bot.messenger.files.set('file_1', Buffer.from('content'));
});
afterAll(() => bot.close());

const ownChat = () => bot.messenger.ownChat(`ou_${SENDER}`);

const fileMessage = (key: string): ChatMessage => ({
  type: 'message',
  key,
  messageId: key,
  chatId: ownChat(),
  isGroup: false,
  senderOpenId: `ou_${SENDER}`,
  sentAt: bot.clock.now(),
  parentId: null,
  mentionsBot: false,
  content: { kind: 'file', fileKey: 'file_1', name: '营业执照.pdf' },
});

const rowOf = async (key: string) =>
  (await bot.db.select().from(inbox).where(eq(inbox.key, key)))[0];

const downloads = () => bot.messenger.calls.filter(({ name }) => name === 'download').length;

/** Titles of what stands in the sender's own chat once everything is sent. */
async function answers(): Promise<string[]> {
  await bot.process('sender').run();
  const cards = bot.messenger.messagesIn(ownChat()).map(({ card }) => card);
  return cards.map(
    (card) => (card as { header: { title: { content: string } } }).header.title.content,
  );
}

test('a message that fails for a passing reason rests and is worked off', async () => {
  bot.messenger.failNext('download', 'temporary', 2);
  await takeIn(bot.context(), fileMessage('om_passing'));
  expect(await workInbox(bot.context())).toBe(1);
  expect(await workInbox(bot.context())).toBe(0);
  for (const rest of RESTS_MS.slice(0, 2)) {
    bot.clock.real += rest + 1;
    expect(await workInbox(bot.context())).toBe(1);
  }
  expect(await rowOf('om_passing')).toMatchObject({ state: 'done', attempts: 3 });
  expect(await bot.db.$count(files)).toBe(1);
});

test('a message that never works is kept, and its sender told once', async () => {
  const before = await answers();
  bot.messenger.failNext('download', 'temporary', RESTS_MS.length + 1);
  await takeIn(bot.context(), fileMessage('om_hopeless'));
  for (const rest of [0, ...RESTS_MS]) {
    bot.clock.real += rest + 1;
    expect(await workInbox(bot.context())).toBe(1);
  }
  bot.clock.real += HOUR;
  expect(await workInbox(bot.context())).toBe(0);
  const row = await rowOf('om_hopeless');
  expect(row).toMatchObject({ state: 'failed', attempts: 5, body: { messageId: 'om_hopeless' } });
  expect((await answers()).slice(before.length)).toEqual(['没有处理成功']);
});

test('a message that ended the process again and again is let go', async () => {
  await takeIn(bot.context(), fileMessage('om_deadly'));
  await bot.db.update(inbox).set({ attempts: sql`5` }).where(eq(inbox.key, 'om_deadly'));
  const before = downloads();
  expect(await workInbox(bot.context())).toBe(1);
  expect(await rowOf('om_deadly')).toMatchObject({ state: 'failed' });
  expect(downloads()).toBe(before);
  expect((await answers()).at(-1)).toBe('没有处理成功');
});
