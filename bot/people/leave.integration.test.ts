import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Card } from '../../cards/parts.ts';
import { textOf } from '../../cards/testing.ts';
import { events } from '../../db/schema/index.ts';
import { at, demoProject } from '../../domain/testing.ts';
import { type TestBot, testBot } from '../testing/bot.ts';
import { chatWith } from '../testing/chat.ts';
import { createUpkeep } from '../upkeep.ts';
import { nextLeaveChange } from './leave.ts';

// The land office: helper U022 (俞澄), head U008 (卓文渊); both projects have nodes of theirs.
const PROJECTS = ['DEMO-02', 'DEMO-04'] as const;

let bot: TestBot;
let chat: ReturnType<typeof chatWith>;
let group: string;
beforeAll(async () => {
  bot = await testBot({ arePeopleStored: true });
  chat = chatWith(bot);
  await bot.open(...PROJECTS);
  await chat.deliver();
  group = chat.groupOf(demoProject('DEMO-02').name);
});
afterAll(() => bot.close());

const own = (person: string) => chat.ownChat(person);
const sayOwn = async (person: string, text: string) => {
  const cards = await chat.say(person, own(person), text);
  return cards.map((card) => card.text).join('\n');
};
const responsibleIn = (node: string) => /责任 \| (.+)/.exec(chat.card(group, node).text)?.[1];

test.each([
  ['请假 至 4月20日 由 鲍以宁 代', 'U022', '不能接替'],
  ['请假 至 4月20日 由 俞澄 代', 'U022', '不能由 俞澄 接替自己'],
  ['请假 至 3月1日 由 卓文渊 代', 'U022', '已经过去'],
  ['请假 至 2028年1月1日 由 卓文渊 代', 'U022', '日期太远'],
  ['请假 至 4月31日 由 卓文渊 代', 'U022', '没有读懂'],
  ['请假 至 4月20日', 'U022', '没有读懂'],
  ['请假 至 4月20日 由 王五 代', 'U022', '没有找到“王五”'],
  ['请假 俞澄 至 4月20日 由 卓文渊 代', 'U021', '您不能替 自规分局 俞澄 登记请假'],
  ['请假 左怀瑾 至 4月20日 由 阮一帆 代', 'U066', '企业联系人不用登记请假'],
  ['销假', 'U022', '没有在请假'],
  ['交接 俞澄 给 鲍以宁', 'U066', '不能接替'],
  ['交接 俞澄 给 卓文渊', 'U022', '您不能交接 自规分局 俞澄 的工作'],
])('%s by %s is answered', async (words, by, answer) => {
  expect(await sayOwn(by, words)).toContain(answer);
});

test('a group learns nothing of anybody’s leave', async () => {
  const [answer] = await chat.say('U022', group, '请假 至 4月20日 由 卓文渊 代');
  expect(answer?.text).toContain('请发到您和 e点通 的单聊');
});

test('with the form: the stand-in has everything, the cards say so, nobody is called', async () => {
  const before = chat.cards(group).length;
  await chat.say('U022', own('U022'), '请假');
  const form = chat.card(own('U022'), '请假登记');
  const { toast } = await chat.press('U022', form, '确认请假', {
    person: 'U022',
    until: '2026-04-20 +0800',
    stand_in: 'U008',
  });
  expect(toast).toMatchObject({ type: 'success' });
  expect(responsibleIn('0404')).toBe('自规分局 · 卓文渊（代 俞澄，至 4月20日）');
  expect(chat.cards(group)).toHaveLength(before);
  const list = chat.card(own('U008'), '请您代办').text;
  expect(list).toContain('俞澄 请假到 4月20日');
  for (const id of PROJECTS) expect(list).toContain(demoProject(id).name);
  expect(await sayOwn('U008', '待办')).toContain('0404');
  const again = await chat.press('U022', form, '确认请假', {
    person: 'U022',
    until: '2026-04-20 +0800',
    stand_in: 'U008',
  });
  expect(again.toast).toMatchObject({ type: 'info' });
  expect(await sayOwn('U008', '请假 至 4月10日 由 俞澄 代')).toContain('自己请假到 4月20日');
});

test('a node that starts meanwhile calls the stand-in', async () => {
  await chat.say('U066', own('U066'), '重开 岐禾中药 0402 勘界要补');
  expect(chat.card(group, '0402').text).toMatch(/@ou_U008 请接办/);
});

test('the last day past, it ends by itself and both are told', async () => {
  bot.clock.district = at('2026-04-21 00:00');
  expect(await nextLeaveChange(bot.context())).toBe(bot.clock.now());
  await createUpkeep(bot.context()).run(bot.clock.now());
  bot.clock.district = at('2026-04-21 07:00');
  await chat.deliver();
  expect(chat.card(own('U022'), '请假到期').text).toContain('0404');
  expect(chat.card(own('U008'), '代办结束').text).toContain('俞澄');
  expect(await sayOwn('U022', '待办')).toContain('0404');
  const logged = await bot.db.select().from(events);
  expect(logged.filter(({ type }) => type === 'personBack')).toMatchObject([{ actor: null }]);
  expect(await nextLeaveChange(bot.context())).toBeNull();
});

test('somebody back early takes everything back', async () => {
  expect(await sayOwn('U008', '请假 俞澄 至 5月8日 由 卓文渊 代')).toContain('请假已登记');
  expect(chat.card(own('U022'), '请假已登记').text).toContain('登记 | 自规分局 卓文渊');
  expect(await sayOwn('U022', '销假')).toMatch(/已销假[\s\S]*0404/);
  expect(chat.card(own('U008'), '代办结束').text).toContain('俞澄');
});

test('a leave that lies ahead changes nothing before its first day, and begins by itself', async () => {
  bot.clock.district = at('2026-04-22 09:00');
  expect(await sayOwn('U022', '请假 5月6日 至 5月8日 由 卓文渊 代')).toMatchInlineSnapshot(`
    "green: 请假已登记
    自规分局 俞澄
    请假 | 5月6日到 5月8日（含当天）
    代办 | 自规分局 卓文渊
    转交 | 5月6日当天转交，届时双方都会收到清单
    开始前不变，仍由本人办理。不请了，请发“销假”。"
  `);
  expect(chat.card(own('U008'), '将请您代办').text).toContain('5月6日到 5月8日（含当天）');
  expect(responsibleIn('0404')).toBe('自规分局 · 俞澄');
  expect(await nextLeaveChange(bot.context())).toBe(at('2026-05-06 00:00'));
  bot.clock.district = at('2026-05-06 00:00');
  await createUpkeep(bot.context()).run(bot.clock.now());
  bot.clock.district = at('2026-05-06 07:00');
  await chat.deliver();
  expect(responsibleIn('0404')).toBe('自规分局 · 卓文渊（代 俞澄，至 5月8日）');
  expect(chat.card(own('U008'), '请您代办').text).toContain('0404');
  expect(chat.card(own('U022'), '请假开始').text).toContain('今天起，到 5月8日');
  expect(await nextLeaveChange(bot.context())).toBe(at('2026-05-09 00:00'));
  // Once: the next look finds nothing to begin.
  const told = chat.cards(own('U008')).length;
  await createUpkeep(bot.context()).run(bot.clock.now());
  await chat.deliver();
  expect(chat.cards(own('U008'))).toHaveLength(told);
  expect(await sayOwn('U022', '销假')).toContain('已销假');
});

test('called off before it begins, the stand-in is told', async () => {
  await chat.say('U022', own('U022'), '请假');
  const form = chat.card(own('U022'), '请假登记');
  const { toast } = await chat.press('U022', form, '确认请假', {
    person: 'U022',
    from: '2026-05-20 +0800',
    until: '2026-05-22 +0800',
    stand_in: 'U008',
  });
  expect(toast).toMatchObject({ type: 'success' });
  expect(await sayOwn('U022', '销假')).toContain('请假已取消');
  expect(chat.card(own('U008'), '不用代办').text).toContain('俞澄');
  expect(await nextLeaveChange(bot.context())).toBeNull();
});

test('交接 alone asks with a form; whoever may hand over nobody’s work is told so', async () => {
  const [form] = await chat.say('U008', own('U008'), '交接');
  expect(form?.text).toContain('工作交接');
  const unfit = await chat.press('U008', form!, '确认交接', { person: 'U022', to: 'U022' });
  expect(unfit.toast).toMatchObject({ type: 'warning' });
  const done = await chat.press('U008', form!, '确认交接', { person: 'U022', to: 'U008' });
  expect(done.toast).toMatchObject({ type: 'success' });
  expect(textOf(done.card as Card)).toMatch(/已交接[\s\S]*2 个项目/);
  expect(await sayOwn('U008', '交接 卓文渊 给 俞澄')).toMatch(/已交接[\s\S]*2 个项目/);
  expect(await sayOwn('U022', '交接')).toContain('交接由操作员办理');
});

test('everything goes to another person for good', async () => {
  const answer = await sayOwn('U066', '交接 俞澄 给 卓文渊');
  expect(answer).toMatch(/已交接[\s\S]*2 个项目/);
  expect(chat.card(group, '工作交接').text).toMatch(/俞澄 在本项目的工作，今后由 卓文渊 负责/);
  expect(chat.card(own('U008'), '工作交接给您').text).toContain(demoProject('DEMO-02').name);
  expect(chat.members(group)).not.toContain('ou_U022');
  expect(await sayOwn('U066', '交接 俞澄 给 卓文渊')).toContain('没有改动');
});
