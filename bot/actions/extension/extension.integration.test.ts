import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Card } from '../../../cards/parts.ts';
import { textOf } from '../../../cards/testing.ts';
import { at, demoProject } from '../../../domain/testing.ts';
import { sweep } from '../../sweep.ts';
import { type TestBot, testBot } from '../../testing/bot.ts';
import { chatWith } from '../../testing/chat.ts';
import { createUpkeep } from '../../upkeep.ts';

// DEMO-02: 0303 is U024's and due on 3 April; the lead is U006.
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
const nodeText = () => chat.card(group, '0303').text;

test('asked with the form, shortened by the leader, seen in the group', async () => {
  const { toast } = await chat.press('U024', chat.card(group, '0303'), '延期');
  expect(toast?.content).toContain('已发到您和 e点通 的单聊');
  const form = chat.card(own('U024'), '延期申请');
  const asked = await chat.press('U024', form, '提交申请', {
    due_on: '2026-04-20 +0800',
    words: '评审会推迟',
  });
  expect(asked.toast).toMatchObject({ type: 'success' });
  expect(nodeText()).toContain('延期 | 申请延到 4月20日，待 经开区 邬思齐 决定');

  const [todo] = await chat.say('U006', own('U006'), '待办');
  expect(todo?.text).toContain('延期申请 0303');
  const card = chat.card(own('U006'), '延期申请');
  const noDay = await chat.press('U006', card, '缩短', { words: '' });
  expect(noDay.toast?.content).toContain('没有选日期');
  const noReason = await chat.press('U006', card, '不同意', { words: ' ' });
  expect(noReason.toast?.content).toContain('没有写原因');
  const doubtful = await chat.press('U006', card, '同意', { due_on: '2026-04-10 +0800' });
  expect(doubtful.toast?.content).toContain('延到 4月10日，请点“缩短”');
  const decided = await chat.press('U006', card, '缩短', { due_on: '2026-04-10 +0800', words: '' });
  expect(decided.toast?.content).toContain('延到 4月10日 17:30（周五）');
  expect(chat.card(group, '延期申请').text).toMatch(
    /@ou_U024 新的时限是 4月10日 17:30（周五）[\s\S]*经开区 邬思齐/,
  );
  expect(nodeText()).toMatch(/时限 \| 4月10日[\s\S]*经 邬思齐 同意延期至 4月10日/);

  const again = await chat.press('U006', card, '同意');
  expect(again.toast).toMatchObject({ type: 'info' });
  expect(again.toast?.content).toContain('邬思齐 已于');
  const second = await chat.press('U001', card, '不同意', { words: '不行' });
  expect(second.toast?.content).toContain('邬思齐 已于');
});

test('asked in words and refused; the form says who waits', async () => {
  const said = await chat.say('U024', group, '延期 0303 4月24日 专家还没到');
  expect(said.map(({ title }) => title)).toContain('延期申请已提交');
  const card = chat.card(own('U006'), '延期申请');
  expect(card.text).toMatch(/已延期 \| 1 次/);
  const stranger = await chat.press('U024', card, '同意');
  expect(stranger.toast).toMatchObject({ type: 'error' });
  const { toast } = await chat.press('U006', card, '不同意', { words: '请先用好现有时间' });
  expect(toast).toMatchObject({ type: 'success' });
  expect(chat.card(group, '延期申请').text).toContain('意见 | 请先用好现有时间');
});

test('taken back from the form or in words, the leader’s card says so and offers nothing', async () => {
  await chat.press('U024', chat.card(group, '0303'), '延期');
  const day = { due_on: '2026-04-21 +0800', words: '还差一份意见' };
  const opened = chat.card(own('U024'), '延期申请');
  const sent = await chat.press('U024', opened, '提交申请', day);
  const form = { ...opened, card: sent.card as Card };
  expect(textOf(form.card)).toMatchInlineSnapshot(`
    "grey: 延期申请 · 0303 环境影响评价审批
    岐禾中药配方颗粒提取项目
    申请 | 延到 4月21日，待 经开区 邬思齐 决定
    申请人 | 生态环境分局 池映雪
    原因 | 还差一份意见
    [撤回延期] (撤回延期申请？ 撤回后时限不变，需要时可以重新申请。)
    决定前，申请人可以撤回。"
  `);
  const card = chat.card(own('U006'), '延期申请');
  const other = await chat.press('U010', form, '撤回延期');
  expect(other.toast).toMatchObject({ type: 'error' });
  const { toast } = await chat.press('U024', form, '撤回延期');
  expect(toast?.content).toBe('已撤回 0303 环境影响评价审批 的延期申请，时限不变。');
  const seen = chat.card(own('U006'), '延期申请').text;
  expect(seen).toMatch(
    /^grey: .*\[已撤回\][\s\S]*申请人已撤回，不用决定，时限不变。\n撤回 \| .*池映雪/,
  );
  expect(seen).not.toContain('[同意]');
  const late = await chat.press('U006', card, '同意');
  expect(late.toast?.content).toContain('撤回这份延期申请');
  const [todo] = await chat.say('U006', own('U006'), '待办');
  expect(todo?.text).not.toContain('延期申请');

  await chat.say('U024', group, '延期 0303 4月24日 专家还没到');
  const [said] = await chat.say('U024', own('U024'), '撤回延期 0303');
  expect(said?.title).toBe('延期申请已撤回');
  const [none] = await chat.say('U024', group, '撤回延期 0303');
  expect(none?.text).toContain('没有等决定的延期申请');
});

test.each([
  ['延期 0303 4月1日 太忙', '新的日期要在这以后'],
  ['延期 0303 4月20日', '没有写原因'],
  ['延期 0303 13月40日 太忙', '没有“13月40日”这一天'],
  ['延期 0303 下周五 太忙', '没有读懂'],
  ['延期 0303 2029年1月1日 太忙', '日期太远'],
  ['延期 0301 4月20日 太忙', '您不能申请延期 0301'],
])('%s is answered', async (words, answer) => {
  const [card] = await chat.say('U024', group, words);
  expect(card?.title).not.toBe('延期申请已提交');
  expect(card?.text).toContain(answer);
});

test('without a date the form comes to the own chat', async () => {
  const before = chat.cards(own('U024'), '延期申请').length;
  const [answer] = await chat.say('U024', group, '延期 0303');
  expect(answer?.title).toBe('请到单聊继续');
  expect(chat.cards(own('U024'), '延期申请')).toHaveLength(before + 1);
  const [refused] = await chat.say('U022', group, '延期 0303');
  expect(refused?.text).toContain('您不能申请延期 0303');
});

test('a leader who says nothing is reminded once, and in the end it lapses', async () => {
  await chat.say('U010', group, '延期 0303 4月13日 再要一个周末');
  const cards = () => chat.cards(own('U006'), '提醒：延期申请').length;
  const lookAt = async (when: string) => {
    bot.clock.district = at(when);
    await sweep(bot.context(), bot.clock.now());
    await createUpkeep(bot.context()).run(bot.clock.now());
    await chat.deliver();
  };
  await lookAt('2026-03-18 17:30');
  expect(cards()).toBe(1);
  const reminder = chat.card(own('U006'), '提醒：延期申请');
  // Cards are kept fresh, so that the last state still reaches them.
  await lookAt('2026-03-31 18:00');
  await lookAt('2026-04-13 17:30');
  expect(chat.card(own('U006'), '延期申请').text).toContain('已失效');
  expect(chat.card(own('U010'), '延期申请').text).toContain('申请的日期已过');
  const late = await chat.press('U006', reminder, '同意');
  expect(late.toast?.content).toContain('已自动失效');
});
