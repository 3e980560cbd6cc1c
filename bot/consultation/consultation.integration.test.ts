import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Card } from '../../cards/parts.ts';
import { textOf } from '../../cards/testing.ts';
import { loadProject } from '../../db/queries/projects.ts';
import { world } from '../../domain/testing.ts';
import { type TestBot, testBot } from '../testing/bot.ts';

const PROJECT = 'DEMO-04';

let bot: TestBot;
let chatId: string;
let agent: string;
let helper: string;
beforeAll(async () => {
  bot = await testBot();
  const [project] = await bot.open(PROJECT);
  await send();
  chatId =
    [...bot.messenger.chats.values()].find(({ name }) => name.includes('专班'))?.chatId ?? '';
  agent = project?.team.agent ?? '';
  helper = project?.team.helpers[0] ?? '';
});
afterAll(() => bot.close());

const send = () => bot.process('one').run();
const cards = (chat: string) => bot.messenger.messagesIn(chat).map(({ card }) => card as Card);
const own = (person: string) => cards(bot.messenger.ownChat(`ou_${person}`));

const click = (person: string, value: object, form = {}) =>
  bot.click(person, { project: PROJECT, ...value }, { form, chatId });

test('a meeting is called by its form, and calls its units in the group', async () => {
  expect((await click(helper, { action: 'consultation-form' })).toast?.type).toBe('error');
  expect((await click(agent, { action: 'consultation-form' })).toast?.type).toBe('success');
  const unit = world.directory.person(helper)?.unit ?? '';
  const { toast } = await click(
    agent,
    { action: 'consultation-call' },
    { words: '临时用电', day: '2026-03-18 +0800', time: '15:00', units: [unit], place: '301' },
  );
  expect(toast?.type).toBe('success');
  await send();
  const card = cards(chatId).at(-1) as Card;
  expect(textOf(card)).toContain('3月18日 15:00');
  expect(JSON.stringify(card)).toContain(`<at id=ou_${helper}></at>`);
});

test('a form without units or with another hour asks for the rest', async () => {
  const form = { words: '临时用电', day: '2026-03-18 +0800', time: '03:10', units: [] };
  const { toast } = await click(agent, { action: 'consultation-call' }, form);
  expect(toast?.type).toBe('warning');
});

test('lines that cannot be read are named, and what was typed is not lost', async () => {
  const outcome = { action: 'outcome', matter: 'C1' };
  const lines = '接通临时用电｜没有的局\n交申请｜企业｜4月20日';
  expect((await click(agent, outcome, { lines })).toast?.type).toBe('warning');
  await send();
  const [words, form] = own(agent).slice(-2);
  expect(textOf(words as Card)).toContain('第 1 行');
  expect(JSON.stringify(form)).toContain('没有的局');
  expect((await loadProject(bot.db, PROJECT))?.matters.has('T1')).toBe(false);
});

/** What is read of some lines, as its author sees it before anything is saved. */
async function preview(lines: string) {
  const { toast } = await click(agent, { action: 'outcome', matter: 'C1' }, { lines });
  expect(toast?.content).toContain('确认前没有保存');
  await send();
  const card = own(agent).at(-1) as Card;
  const draft = /"draft":"([^"]+)"/.exec(JSON.stringify(card))?.[1] ?? '';
  return { card, draft };
}

test('what was read may be changed before it is confirmed', async () => {
  const { draft } = await preview('接通临时用电｜企业｜4月20日');
  const edit = { action: 'outcome-edit', matter: 'C1', draft };
  const answer = await click(agent, edit);
  expect(textOf(answer.card as Card)).toContain('没有登记');
  await send();
  expect(JSON.stringify(own(agent).at(-1))).toContain('接通临时用电｜企业｜4月20日');
  const late = await click(agent, { action: 'outcome-save', matter: 'C1', draft });
  expect(late.toast?.content).toContain('已经处理过');
  expect((await loadProject(bot.db, PROJECT))?.matters.has('T1')).toBe(false);
});

test('what was agreed becomes items in the group, and each is done by whoever has it', async () => {
  const name = world.directory.person(helper)?.name ?? '';
  const lines = `接通临时用电｜${name}｜4月20日\n交申请｜企业`;
  const first = await preview(lines);
  expect(textOf(first.card)).toMatchInlineSnapshot(`
    "blue: 请核对 · 读到 2 件事项
    临时用电 · 谯曲坊白酒灌装及陶坛库二期项目
    1. 接通临时用电
    投促中心 柯锦程 · 4月20日前
    2. 交申请
    企业（童立夏） · 3月23日前
    [确认登记] | [返回修改]
    确认前没有保存。确认后编号、发到项目群，并通知每件事的责任人。"
  `);
  expect((await loadProject(bot.db, PROJECT))?.matters.has('T1')).toBe(false);
  const save = { action: 'outcome-save', matter: 'C1', draft: first.draft };
  expect((await click(helper, save)).toast?.type).toBe('error');
  const saved = await click(agent, save);
  expect(saved.toast?.type).toBe('success');
  expect(textOf(saved.card as Card)).toContain('已登记 2 件事项');
  expect((await click(agent, save)).toast?.type).toBe('info');
  expect((await click(agent, { action: 'outcome', matter: 'C1' }, { lines })).toast?.type).toBe(
    'info',
  );
  await send();
  const list = cards(chatId).at(-1) as Card;
  expect(textOf(list)).toContain('T1 正常');
  expect(JSON.stringify(list)).toContain(`<at id=ou_${helper}></at>`);
  const done = { action: 'items-done', matter: 'C1' };
  const both = await click(helper, done, { items: ['T1', 'T2'] });
  expect(both.toast?.content).toContain('已办 1 件，1 件没有改动');
  expect((await click(agent, { action: 'item-done', matter: 'T2' })).toast?.type).toBe('success');
  await send();
  expect(textOf(cards(chatId).at(-1) as Card)).toContain('2 件事项全部完成');
});
