import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Card } from '../../../cards/parts.ts';
import { textOf } from '../../../cards/testing.ts';
import { demoProject } from '../../../domain/testing.ts';
import { type TestBot, testBot } from '../../testing/bot.ts';
import { chatWith } from '../../testing/chat.ts';

// DEMO-02: 0404 is U022's, U008 heads the unit; U066 is the operator.
const PROJECT = 'DEMO-02';

let bot: TestBot;
let chat: ReturnType<typeof chatWith>;
let group: string;
beforeAll(async () => {
  bot = await testBot();
  chat = chatWith(bot);
  await bot.open(PROJECT);
  await chat.deliver();
  group = chat.groupOf(demoProject(PROJECT).name);
});
afterAll(() => bot.close());

const own = (person: string) => chat.ownChat(person);

test('handed over with the form; the newcomer accepts it in the group', async () => {
  await chat.press('U022', chat.card(group, '0404'), '接办');
  const { toast } = await chat.press('U022', chat.card(group, '0404'), '转办');
  expect(toast?.content).toContain('单聊');
  const form = chat.card(own('U022'), '转办');
  expect(form.text).toContain('自规分局 卓文渊');
  await chat.press('U022', form, '确认转办', { person: 'U008' });
  const call = chat.card(group, '转办');
  expect(call.text).toMatch(/@ou_U008 这个节点转给您，请接办。[\s\S]*原责任 \| 自规分局 俞澄/);
  const node = chat.card(group, '0404').text;
  expect(node).toContain('责任 | 自规分局 · 卓文渊（转办）');
  expect(node).toContain('[接办]');
  const { card } = await chat.press('U008', call, '接办');
  expect(textOf(card as Card)).toContain('已转给 卓文渊');
  expect(textOf(card as Card)).not.toContain('[接办]');
  const again = await chat.press('U022', form, '确认转办', { person: 'U008' });
  expect(again.toast).toMatchObject({ type: 'info' });
});

test.each([
  ['转办 0404 俞澄', 'U008', '已转办'],
  ['转办 0404 鲍以宁', 'U022', '只能转给 自规分局 的在岗人员'],
  ['转办 0404 赵大', 'U022', '没有找到“赵大”'],
  ['转办 0404 不要卓文渊', 'U022', '没有找到'],
  ['转办 0404 自规分局卓文渊', 'U022', '已转办'],
  ['转办 0404 卓文渊', 'U022', '没有改动'],
  ['转办 0301 卓文渊', 'U021', '已办结'],
  ['转办 0404 俞澄', 'U021', '您不能转办 0404'],
])('%s by %s: %s', async (words, by, answer) => {
  const cards = await chat.say(by, group, words);
  const text = cards.map((card) => card.text).join('\n');
  expect(text).toContain(answer);
});

test('without a name the form comes to the own chat', async () => {
  const [answer] = await chat.say('U022', group, '转办 0303');
  expect(answer?.text).toContain('您不能转办 0303');
  const [sent] = await chat.say('U024', group, '转办 0303');
  expect(sent?.title).toBe('请到单聊继续');
  expect(chat.card(own('U024'), '转办 · 0303').text).toContain('厉清和');
});

test('an operator skips a node, and undoes it', async () => {
  const [refused] = await chat.say('U022', group, '跳过 0404 不用办了');
  expect(refused?.text).toContain('您不能跳过 0404');
  // An operator is in no group: the project is named.
  const [done] = await chat.say('U066', own('U066'), '跳过 岐禾中药 0404 土地已由县里出让');
  expect(done?.title).toBe('已跳过');
  expect(chat.card(group, '跳过 · 0404').text).toMatch(/发改委 总一鸣[\s\S]*土地已由县里出让/);
  expect(chat.card(group, '0404').text).toMatch(/^grey: 0404[\s\S]*已跳过[\s\S]*土地已由县里出让/);
  expect(chat.card(group, '0405').text).toContain('请接办');
  const [twice] = await chat.say('U066', own('U066'), '跳过 岐禾中药 0404 再来一次');
  expect(twice?.text).toContain('总一鸣 于');

  const [form] = await chat.say('U066', own('U066'), '重开 岐禾中药 0404');
  if (!form) throw new Error('no form came');
  expect(form.title).toBe('重开 · 0404 土地挂牌公告与交易');
  const empty = await chat.press('U066', form, '确认重开', { words: '' });
  expect(empty.toast?.content).toContain('没有写原因');
  const { toast } = await chat.press('U066', form, '确认重开', { words: '跳过错了' });
  expect(toast?.content).toContain('已重开 0404');
  const node = chat.card(group, '0404');
  expect(node.text).toMatch(/请接办[\s\S]*重开 \| 总一鸣 3月16日重开：跳过错了/);
  const again = await chat.press('U066', form, '确认重开', { words: '跳过错了' });
  expect(again.toast).toMatchObject({ type: 'info' });
});

test('a finished node is reopened; one that must wait says so', async () => {
  await chat.say('U066', own('U066'), '重开 岐禾中药 0202 合同要重签');
  expect(chat.card(group, '0202').text).toContain('重开 | 总一鸣');
  await chat.say('U066', own('U066'), '重开 岐禾中药 0301 备案随合同重办');
  expect(chat.card(group, '重开 · 0301').text).toMatch(/前面的节点办结后启动[\s\S]*备案随合同重办/);
  const [answer] = await chat.say('U066', own('U066'), '重开 岐禾中药 0303 看错了');
  expect(answer?.text).toContain('正在办理，不用重开');
  const [which] = await chat.say('U066', own('U066'), '重开 0303 看错了');
  expect(which?.text).toContain('重开 项目名 0304 原因');
});
