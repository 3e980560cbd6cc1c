import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Card } from '../../../cards/parts.ts';
import { textOf } from '../../../cards/testing.ts';
import { readProjectEvents } from '../../../db/queries/events.ts';
import { insertFile } from '../../../db/queries/files.ts';
import { loadProject } from '../../../db/queries/projects.ts';
import { MINUTE } from '../../../domain/calendar/time.ts';
import type { ProjectCommand } from '../../../domain/project/commands.ts';
import { evolveAll } from '../../../domain/project/evolve.ts';
import type { Project } from '../../../domain/project/types.ts';
import { at, file } from '../../../domain/testing.ts';
import { takeIn, workInbox } from '../../intake/messages.ts';
import { sweep } from '../../sweep.ts';
import { type TestBot, type TestProcess, testBot } from '../../testing/bot.ts';

// 0304 of DEMO-02: U021 helps, U007 heads the bureau, U016 is the agent, U032 the enterprise.

const PROJECT = 'DEMO-02';
const NODE = '0304';

let bot: TestBot;
let sender: TestProcess;
let group: string;
beforeAll(async () => {
  bot = await testBot();
  sender = bot.process('sender');
  await bot.open(PROJECT);
  await sender.run();
  group = [...bot.messenger.chats.keys()][0] ?? '';
});
afterAll(() => bot.close());

let count = 0;
async function press(person: string, messageId: string, value: object, form = {}) {
  const chatId = bot.messenger.messages.find((sent) => sent.messageId === messageId)?.chatId ?? '';
  count += 1;
  bot.clock.district += MINUTE;
  const answer = await bot.click(
    person,
    { project: PROJECT, node: NODE, ...value },
    { form, messageId, chatId },
  );
  // The answer shows the card at once; its update follows a minute later.
  const clicked = bot.messenger.messages.find((sent) => sent.messageId === messageId);
  if (clicked && answer.card) clicked.card = answer.card;
  await sender.run();
  return answer;
}

/** Says something; answers the text of the card that answers it. */
async function say(person: string, text: string, chatId = group, parentId: string | null = null) {
  count += 1;
  bot.clock.district += MINUTE;
  await takeIn(bot.context(), {
    type: 'message',
    key: `om_said_${count}`,
    messageId: `om_said_${count}`,
    chatId,
    isGroup: chatId === group,
    senderOpenId: `ou_${person}`,
    sentAt: bot.clock.now(),
    parentId,
    mentionsBot: true,
    content: { kind: 'text', text },
  });
  await workInbox(bot.context());
  await sender.run();
  return textOf(cardsIn(chatId).at(-1)?.card as Card);
}

const cardsIn = (chatId: string) => bot.messenger.messagesIn(chatId);
const own = (person: string) => bot.messenger.ownChat(`ou_${person}`);
function last(title: string, chatId = group) {
  const found = cardsIn(chatId).filter(({ card }) =>
    (card as Card).header.title.content.startsWith(title),
  );
  const message = found.at(-1);
  if (!message) throw new Error(`no card ${title}`);
  return { messageId: message.messageId, text: textOf(message.card as Card) };
}
const titled = (title: string, chatId = group) =>
  cardsIn(chatId).filter(({ card }) => (card as Card).header.title.content.startsWith(title))
    .length;

async function until(instant: string) {
  bot.clock.district = at(instant);
  await sweep(bot.context(), bot.clock.now());
  await sender.run();
}

const nodeCard = () => last(`${NODE} `);

test('a pause is asked for in the own chat, and told to the group', async () => {
  const opened = await press('U021', nodeCard().messageId, { action: 'clock-pause-form' });
  expect(opened.toast?.content).toContain('单聊');
  const form = last('暂停 · 0304', own('U021'));
  const fields = {
    reason: 'appraisal',
    expected_on: '2026-03-18 +0800',
    words: '送市级节能中心评审<at id=all></at>',
    paper: '',
  };
  const answer = await press('U021', form.messageId, { action: 'clock-pause' }, fields);
  expect(answer.toast).toEqual({
    type: 'success',
    content: '已暂停 0304 节能审查，预计 3月18日结束，到时请恢复计时。',
  });
  expect(textOf(answer.card as Card)).toContain('已登记暂停');
  expect(last('暂停 · 0304').text).toContain('送市级节能中心评审');
  expect(nodeCard().text).toContain('[暂停] [正常]');
  // The same form again, and another one, change nothing and say so.
  for (const action of ['clock-pause', 'clock-pause-form']) {
    const again = await press('U021', form.messageId, { action }, fields);
    expect(again.toast).toMatchObject({
      type: 'info',
      content: expect.stringContaining('正在暂停'),
    });
  }
  expect(titled('暂停 · 0304')).toBe(1);
});

test('half a form is asked for again', async () => {
  const form = { messageId: nodeCard().messageId };
  for (const fields of [
    {},
    { reason: 'appraisal', words: '等评审' },
    { reason: 'sunshine', expected_on: '2026-03-30 +0800', words: '等评审' },
    { reason: 'appraisal', expected_on: '2026-02-30 +0800', words: '等评审' },
    { reason: 'appraisal', expected_on: '2026-03-30 +0800', words: '   ' },
  ]) {
    const answer = await press('U021', form.messageId, { action: 'clock-pause' }, fields);
    expect(answer.toast).toMatchObject({
      type: 'warning',
      content: expect.stringContaining('没有填全'),
    });
  }
});

test('an outsider is told who can', async () => {
  const answer = await press('U032', nodeCard().messageId, { action: 'clock-resume', nth: 0 });
  expect(answer.toast).toEqual({
    type: 'error',
    content: '您不能恢复 0304 节能审查，可以办理的是：发改委 鲍以宁、发改委 闻人景。',
  });
});

test('the morning after its expected end the responsible person is reminded, once', async () => {
  await until('2026-03-19 06:59');
  expect(titled('暂停到期', own('U021'))).toBe(0);
  await until('2026-03-19 07:00');
  expect(last('暂停到期', own('U021')).text).toContain('请恢复计时');
  await until('2026-03-20 12:00');
  expect(titled('暂停到期', own('U021'))).toBe(1);
  expect(titled('黄灯预警 · 0304')).toBe(0);
});

test('the head resumes it: due later, the helper called, old buttons dead', async () => {
  const reminder = last('暂停到期', own('U021'));
  const answer = await press('U007', last('暂停 · 0304').messageId, {
    action: 'clock-resume',
    nth: 0,
  });
  expect(answer.toast).toMatchObject({
    type: 'success',
    content: expect.stringContaining('已恢复 0304 节能审查，时限 4月2日 17:30（周四）'),
  });
  expect(last('已恢复 · 0304').text).toContain('发改委 闻人景 恢复，时限顺延 4 个工作日');
  expect(last('恢复计时 · 0304').text).toContain('@ou_U021 发改委 闻人景 已恢复计时');
  expect(last('暂停到期', own('U021')).text).toContain('这次暂停已经结束。');
  const again = await press('U021', reminder.messageId, { action: 'clock-resume', nth: 0 });
  expect(again.toast).toMatchObject({
    type: 'info',
    content: expect.stringContaining('已由 发改委 闻人景'),
  });
});

test('a due day is explained in words and by the button', async () => {
  expect(await say('U032', '为什么 0304')).toContain(
    '评审评估鉴定：3月16日停，3月20日恢复，顺延 4 个工作日',
  );
  expect(await say('U021', '时限说明 0404')).toContain('法定 | 出让公告 20 天、挂牌期 10 天');
  expect(await say('U021', '为什么', group, nodeCard().messageId)).toContain('时限说明 · 0304');
  expect(await say('U021', '为什么 9999')).toContain('没有找到节点“9999”');
  expect(await say('U021', '为什么')).toContain('请写四位编号');
  await press('U021', nodeCard().messageId, { action: 'clock-why' });
  expect(last('时限说明 · 0304', own('U021')).text).toContain('4月2日 17:30（周四）到期');
});

test('words pause and resume, too', async () => {
  expect(await say('U021', '暂停 0304')).toContain('表单已发到您和 e点通 的单聊');
  expect(await say('U021', '暂停 0304 等专家评审')).toContain('表单已发到您和 e点通 的单聊');
  const form = last('暂停 · 0304', own('U021'));
  const fields = { reason: 'appraisal', expected_on: '2026-03-25 +0800', words: '二次评审' };
  await press('U021', form.messageId, { action: 'clock-pause' }, fields);
  expect(await say('U021', '恢复 0304')).toContain('已恢复 0304 节能审查，时限 4月2日');
  expect(await say('U021', '恢复 0304')).toContain('没有暂停，不用恢复');
  expect(await say('U032', '恢复 0304')).toContain('您不能恢复');
  expect(await say('U021', '恢复建设')).not.toContain('0304');
});

test('a third pause is shown to the head and the operator', async () => {
  await press('U021', nodeCard().messageId, { action: 'clock-pause-form' });
  const form = last('暂停 · 0304', own('U021'));
  const fields = { reason: 'appraisal', expected_on: '2026-03-25 +0800', words: '三次评审' };
  await press('U021', form.messageId, { action: 'clock-pause' }, fields);
  for (const person of ['U007', 'U066']) {
    expect(last('多次暂停 · 0304', own(person)).text).toContain('已是第三次以上暂停');
  }
  expect(await say('U007', '恢复 0304')).toContain('已恢复');
});

test('missing papers are named once, and the clock starts when they are there', async () => {
  const node = '0303';
  const card = () => last(`${node} `);
  await press('U024', card().messageId, { action: 'clock-supplement-form', node });
  const form = last('补正 · 0303', own('U024'));
  expect(form.text).toContain('一次性告知');
  const fields = { materials: ['M015'], words: '环评文件要最新版' };
  const answer = await press('U024', form.messageId, { action: 'clock-supplement', node }, fields);
  expect(answer.toast?.type).toBe('success');
  expect(last('补正告知 · 0303').text).toContain('@ou_U016 @ou_U032 请补齐下面的材料');
  expect(card().text).toContain('[待补正] [正常]');
  const again = await press('U024', form.messageId, { action: 'clock-supplement', node }, fields);
  expect(again.toast).toMatchObject({
    type: 'info',
    content: expect.stringContaining('正在等补正'),
  });

  bot.clock.district = at('2026-03-26 10:00');
  const paper = { id: randomUUID(), name: '环评文件.pdf' };
  await insertFile(bot.db, {
    ...paper,
    sha256: '0'.repeat(64),
    sizeBytes: 1,
    projectId: PROJECT,
    node,
    sentBy: 'U032',
    sentAt: bot.clock.now(),
  });
  await bot.execute(PROJECT, { ...file('M015', 'U032', node), file: paper } as ProjectCommand);
  await sender.run();
  expect(last('开始计时 · 0303').text).toContain('@ou_U024 补正材料已齐，3月26日起算（当天不计）');
  expect(last('补正已齐 · 0303').text).toContain('补齐 | 3月26日 10:00（周四），当天起算');
  expect(card().text).toContain('起算 | 3月26日起');
});

test('after five working days papers can only be waited for by a pause', async () => {
  expect(await say('U021', '补正 0304')).toContain('表单已发到');
  const form = last('补正 · 0304', own('U021'));
  expect(form.text).toContain('起算日不能再变');
  const late = await press(
    'U021',
    form.messageId,
    { action: 'clock-supplement' },
    {
      materials: ['M013'],
      words: '补可研',
    },
  );
  expect(late.toast).toMatchObject({
    type: 'warning',
    content: expect.stringContaining('已经过期'),
  });
  const answer = await press(
    'U021',
    form.messageId,
    { action: 'clock-supplement-pause' },
    {
      materials: ['M013'],
      words: '补可研',
      expected_on: '2026-04-10 +0800',
    },
  );
  expect(answer.toast?.type).toBe('success');
  expect(last('暂停 · 0304').text).toContain('等材料：可行性研究报告');
});

test('a button of a project or a node that is gone is a stale card', async () => {
  for (const value of [{ node: '9999' }, { project: 'DEMO-99' }]) {
    for (const action of ['clock-pause-form', 'clock-why', 'clock-supplement-form']) {
      const answer = await press('U021', 'om_none', { action, ...value });
      expect(answer.toast).toMatchObject({
        type: 'info',
        content: expect.stringContaining('已过时'),
      });
    }
  }
});

test('the log alone tells the same state', async () => {
  const log = await readProjectEvents(bot.db, PROJECT);
  const told = log.reduce(
    (state, { event, at: when }) => evolveAll(state, [event], when),
    null as Project | null,
  );
  const stored = await loadProject(bot.db, PROJECT);
  for (const node of ['0303', '0304'])
    expect(told?.nodes.get(node)).toEqual(stored?.nodes.get(node));
});
