import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Card } from '../../cards/parts.ts';
import { textOf } from '../../cards/testing.ts';
import { loadProject } from '../../db/queries/projects.ts';
import { runningNodes } from '../../domain/project/node-view.ts';
import { takeIn, workInbox } from '../intake/messages.ts';
import type { ChatMessage } from '../messenger/messenger.ts';
import { type TestBot, testBot } from '../testing/bot.ts';

const PROJECT = 'DEMO-04';

let bot: TestBot;
let chatId: string;
let node: string;
let agent: string;
let contact: string;
beforeAll(async () => {
  bot = await testBot();
  const [project] = await bot.open(PROJECT);
  await send();
  chatId =
    [...bot.messenger.chats.values()].find(({ name }) => name.includes('专班'))?.chatId ?? '';
  node = project ? (runningNodes(project)[0]?.code ?? '') : '';
  agent = project?.team.agent ?? '';
  contact = project?.team.enterpriseContact ?? '';
});
afterAll(() => bot.close());

const send = () => bot.process('one').run();
const cards = (chat: string) => bot.messenger.messagesIn(chat).map(({ card }) => card as Card);
const own = (person: string) => bot.messenger.ownChat(`ou_${person}`);

let count = 0;
const click = (person: string, value: object, form = {}) =>
  bot.click(person, { project: PROJECT, ...value }, { form, chatId });

async function hear(person: string, chat: string, content: ChatMessage['content']): Promise<void> {
  count += 1;
  const messageId = `om_said_${count}`;
  await takeIn(bot.context(), {
    type: 'message',
    key: messageId,
    messageId,
    chatId: chat,
    isGroup: chat === chatId,
    senderOpenId: `ou_${person}`,
    sentAt: bot.clock.now(),
    parentId: null,
    mentionsBot: true,
    content,
  });
  await workInbox(bot.context());
  await send();
}

test('an errand goes from the enterprise to the agent and back', async () => {
  expect((await click(contact, { action: 'errand-ask', node })).toast?.type).toBe('success');
  await send();
  const asked = cards(chatId).at(-1) as Card;
  expect(textOf(asked)).toContain('代办');
  expect(JSON.stringify(asked)).toContain(`<at id=ou_${agent}></at>`);
  const take = { action: 'errand-take', matter: 'E1' };
  expect((await click(contact, take)).toast).toMatchObject({ type: 'error' });
  expect((await click(agent, take)).toast?.type).toBe('success');
  expect((await click(agent, take)).toast?.type).toBe('info');
  expect((await click(agent, { action: 'errand-done', matter: 'E1' })).toast?.type).toBe('success');
  await send();
  const done = cards(chatId).at(-1) as Card;
  expect(textOf(done)).toContain('已办好');
  expect(JSON.stringify(done)).toContain(`<at id=ou_${contact}></at>`);
  expect(JSON.stringify(cards(chatId)).match(/已代办 1 件/g)?.length).toBe(1);
});

test('an errand can be asked for in words, and is not asked twice', async () => {
  await hear(agent, chatId, { kind: 'text', text: `代办 ${node}` });
  await hear(agent, chatId, { kind: 'text', text: `代办 ${node}` });
  expect(textOf(cards(chatId).at(-1) as Card)).toContain('已有代办事项');
  const project = await loadProject(bot.db, PROJECT);
  expect([...(project?.matters.keys() ?? [])].filter((id) => id.startsWith('E'))).toHaveLength(2);
});

test('a note from the site keeps its words and its picture', async () => {
  const noted = await click(
    agent,
    { action: 'note', node },
    { words: '基坑已验 <at id=all></at>' },
  );
  expect(noted.toast?.type).toBe('success');
  bot.messenger.files.set('img_1', new TextEncoder().encode('a picture'));
  await hear(agent, own(agent), { kind: 'image', fileKey: 'img_1' });
  expect(textOf(cards(own(agent)).at(-1) as Card)).toContain('照片已存');
  await hear(agent, chatId, { kind: 'text', text: `记录 ${node}` });
  const list = cards(chatId).at(-1) as Card;
  expect(textOf(list)).toContain('照片 1 张');
  expect(JSON.stringify(list)).not.toContain('<at id=all>"');
});

test('an empty note asks for words', async () => {
  const noted = await click(agent, { action: 'note', node }, { words: '  ' });
  expect(noted.toast?.type).toBe('warning');
});
