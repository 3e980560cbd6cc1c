import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Card } from '../../cards/parts.ts';
import { textOf } from '../../cards/testing.ts';
import { loadProject } from '../../db/queries/projects.ts';
import { DAY_MS } from '../../domain/calendar/time.ts';
import { problemsOf } from '../../domain/rectification/problem.ts';
import { asOf, at } from '../../domain/testing.ts';
import { sweep } from '../sweep.ts';
import { type TestBot, testBot } from '../testing/bot.ts';
import { chatWith } from '../testing/chat.ts';
import { keepTestServer } from '../testing/database.ts';

// 麦香里 waits for its fire acceptance (0903): agent U018, inspector U023 of the housing bureau.
// 禾芷堂 is being built: agent U015.
const [FIRE, BUILDING] = ['DEMO-05', 'DEMO-01'];
const NODE = '0903';
const [AGENT, INSPECTOR, BUILDER] = ['U018', 'U023', 'U015'];
const LIST = '整改清单 · 0903';

const eight = [
  '1号楼：防火门不能自闭',
  '2号楼：防火门不能自闭',
  '3号楼：排烟管道未封堵',
  '4号楼：应急照明缺失',
  '5号楼：消火栓水压不足',
  '6号楼：疏散指示损坏',
  '7号楼：防火卷帘卡阻',
  '8号楼：喷淋末端无水',
].join('\n');

keepTestServer();
let bot: TestBot;
let chat: ReturnType<typeof chatWith>;
let group: string;
beforeEach(async () => {
  bot = await testBot();
  chat = chatWith(bot);
  await bot.open(FIRE);
  await chat.deliver();
  group = chat.groupOf('麦香里');
});
afterEach(() => bot.close());

const own = (person: string) => chat.ownChat(person);
const project = async (id = FIRE) => (await loadProject(bot.db, id))!;
const problems = async (id = FIRE) => problemsOf(await project(id));

/** Enters a list in the group as its inspector does. */
async function enter(lines = eight, person = INSPECTOR) {
  const [preview] = await chat.say(person, group, `整改 0903\n${lines}`);
  return chat.press(person, preview!, '确认登记');
}

describe('a list of problems', () => {
  test('is shown before anything is saved, and entered by one tap', async () => {
    const [preview] = await chat.say(INSPECTOR, group, `整改 0903\n${eight}`);
    expect(preview?.title).toBe('请核对 · 读到 8 处问题');
    expect(preview?.text).toContain('1. 1号楼：防火门不能自闭');
    expect(preview?.text).toContain('企业（甘晓楠） 整改 · 4月15日前 · 管仲书 复核');
    expect(await problems()).toEqual([]);

    const answer = await chat.press(INSPECTOR, preview!, '确认登记');
    expect(answer.toast).toEqual({
      type: 'success',
      content: '已登记 8 处问题（R1 至 R8 共 8 处），清单发到项目群。',
    });
    expect(await problems()).toHaveLength(8);
    const list = chat.card(group, LIST);
    expect(list.text).toContain('R8 8号楼：喷淋末端无水');
    expect(JSON.stringify(list.card).match(/<at id=ou_U018>/g)).toHaveLength(1);
    expect(chat.card(group, '麦香里').text).toContain('整改 0/8 已销项');
  });

  test('is entered once however often it is confirmed', async () => {
    const [preview] = await chat.say(INSPECTOR, group, `整改 0903\n${eight}`);
    await chat.press(INSPECTOR, preview!, '确认登记');
    const again = await chat.press(INSPECTOR, preview!, '确认登记');
    expect(again.toast?.type).toBe('info');
    expect(await problems()).toHaveLength(8);
    expect(chat.cards(group, LIST)).toHaveLength(1);
  });

  test('is confirmed by its author alone, who may drop it', async () => {
    const [preview] = await chat.say(INSPECTOR, group, `整改 0903\n${eight}`);
    expect((await chat.press(AGENT, preview!, '确认登记')).toast?.type).toBe('error');
    expect((await chat.press(INSPECTOR, preview!, '不登记')).toast?.type).toBe('success');
    expect((await chat.press(INSPECTOR, preview!, '确认登记')).toast?.type).toBe('info');
    expect(await problems()).toEqual([]);
  });

  test('comes through the form of the own chat, too', async () => {
    await chat.press(INSPECTOR, chat.card(group, '0903'), '登记整改');
    const form = chat.card(own(INSPECTOR), '登记整改');
    const answer = await chat.press(INSPECTOR, form, '先看一遍', { lines: eight });
    expect(answer.toast?.type).toBe('success');
    await chat.press(INSPECTOR, chat.card(own(INSPECTOR), '请核对'), '确认登记');
    expect(await problems()).toHaveLength(8);
    expect((await chat.press(INSPECTOR, form, '先看一遍', { lines: '  ' })).toast?.type).toBe(
      'warning',
    );
  });

  test('with faults is told line by line, and nothing of it is kept', async () => {
    const bad = [
      '防火门不能自闭',
      '水压不足｜没有的局',
      '字'.repeat(2_000),
      '照明缺失｜3月1日',
      '喷淋无水｜管仲书｜复核 管仲书',
    ].join('\n');
    const [answer] = await chat.say(INSPECTOR, group, `整改 0903\n${bad}`);
    expect(answer?.title).toBe('有 4 行要改，一条都没有登记');
    expect(answer?.text).toContain('第 2 行“水压不足｜没有的局”：“没有的局”不是登记的单位');
    expect(answer?.text).toContain('一条有 2000 个字，最多 200 个字');
    expect(answer?.text).toContain('3月1日已经过去');
    expect(answer?.text).toContain('不能由本人复核');
    expect(await problems()).toEqual([]);
  });

  test('too long, empty, or not theirs to enter is refused with what would be right', async () => {
    const hundred = Array.from({ length: 100 }, (_, index) => `第 ${index} 处`).join('\n');
    for (const [person, lines, words] of [
      [INSPECTOR, hundred, '最多登记 50 条'],
      [INSPECTOR, '1.\n2、', '没有读到问题'],
      ['U030', '水压不足', '您不能登记整改'],
    ] as const) {
      const [answer] = await chat.say(person, group, `整改 0903\n${lines}`);
      expect(answer?.text).toContain(words);
    }
    expect(await problems()).toEqual([]);
  });

  test('entered later is posted anew and calls whom it concerns; the older card says so', async () => {
    await enter('水压不足');
    await enter('接入点漏电｜供电公司');
    const [older, newer] = chat.cards(group, LIST);
    expect(older?.text).toContain('请看下面最新的清单');
    expect(newer?.text).toContain('R1 水压不足');
    expect(JSON.stringify(newer?.card)).toContain('<at id=ou_U027>');
    expect(chat.members(group)).toContain('ou_U027');
  });
});

describe('the seed case', () => {
  test('8 处问题 7 天全部销项（期限 30 天）', async () => {
    await enter();
    const finish = { type: 'finish', node: NODE, by: INSPECTOR } as const;
    await expect(bot.execute(FIRE, finish)).rejects.toThrow('problems-open');

    bot.clock.district = asOf + 6 * DAY_MS;
    await chat.press(AGENT, chat.card(group, LIST), '已整改');
    const form = chat.card(own(AGENT), '已整改');
    const ids = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8'];
    await chat.press(AGENT, form, '已整改', { items: ids });

    bot.clock.district = asOf + 7 * DAY_MS;
    const call = chat.card(own(INSPECTOR), '复核');
    const answer = await chat.press(INSPECTOR, call, '提交复核', { items: ids, result: 'passed' });
    expect(answer.toast?.content).toContain('8 处问题 7 天全部销项（期限 30 天）');
    const cleared = chat.card(group, '全部销项');
    expect(cleared.text).toContain('8 处问题 7 天全部销项（期限 30 天）');
    expect(cleared.text).toContain('@ou_U023');
    expect(chat.card(group, LIST).text).toContain('[8/8 已销项]');
  });
});

describe('one problem', () => {
  test('is fixed and checked again in words, by the right people only', async () => {
    await enter('水压不足');
    const wrong = await chat.say(INSPECTOR, group, '整改完成 R1');
    expect(wrong[0]?.text).toContain('您不能报整改完成');
    expect((await chat.say(AGENT, group, '整改完成 R1'))[0]?.title).toBe('已报整改完成');
    expect((await chat.say(AGENT, group, '整改完成 R1'))[0]?.text).toContain('正等');
    expect((await chat.say(AGENT, group, '复核 R1 通过'))[0]?.text).toContain('您不能复核');
    expect((await chat.say(INSPECTOR, own(INSPECTOR), '复核 R1 不通过'))[0]?.text).toContain(
      '要写明原因',
    );
    const back = await chat.say(INSPECTOR, own(INSPECTOR), '复核 R1 不通过 泵没换');
    expect(back[0]?.text).toContain('已退回 企业（代办员 甘晓楠）');
    const call = chat.card(group, '复核未通过');
    expect(call.text).toContain('@ou_U018');
    expect(call.text).toContain('复核未通过：泵没换');
    await chat.say(AGENT, own(AGENT), '整改完成 r1');
    await chat.say(INSPECTOR, group, '复核 R1 通过');
    expect(chat.card(group, '已复核').text).toContain('1 处问题当天全部销项（期限 30 天）');
    expect((await chat.say(INSPECTOR, group, '复核 R1 通过'))[0]?.text).toContain('复核销项');
  });

  test('entered by mistake is withdrawn by whoever entered it, with the reason', async () => {
    await enter('水压不足\n照明缺失');
    const words = '撤销整改 R2 重复登记';
    expect((await chat.say(AGENT, group, words))[0]?.text).toContain('您不能撤销整改');
    expect((await chat.say(INSPECTOR, group, '撤销整改 R2'))[0]?.text).toContain('要写明原因');
    expect((await chat.say(INSPECTOR, group, words))[0]?.title).toBe('已撤销');
    expect((await chat.say(INSPECTOR, group, words))[0]?.text).toContain('撤销，没有改动');
    expect(chat.card(group, LIST).text).toContain('已撤销 · 3月16日 管仲书 · 重复登记');
    expect(chat.card(group, LIST).text).toContain('[0/1 已销项]');
  });

  test('a sentence that says more than it must is no order', async () => {
    await enter('水压不足');
    for (const words of [
      '整改完成 R1 明天再说',
      '整改完成',
      '复核 R1',
      '复核 R1 通过 但是还差一点',
    ]) {
      expect((await chat.say(AGENT, group, words))[0]?.title).toBe('没有改动');
    }
    expect((await problems())[0]?.state.status).toBe('open');
  });

  test("stands in the lists and forms of who must act, and in nobody else's", async () => {
    await enter('水压不足\n照明缺失');
    await chat.press('U030', chat.card(group, LIST), '已整改');
    expect(chat.card(own('U030'), '已整改').text).toContain('目前没有等您整改的问题');
    await chat.press(AGENT, chat.card(group, LIST), '复核');
    expect(chat.card(own(AGENT), '复核').text).toContain('目前没有等您复核的问题');
    expect((await chat.say(AGENT, own(AGENT), '待办'))[0]?.text).toContain('待整改 整改 2 处');
    expect((await chat.say(AGENT, own(AGENT), '整改'))[0]?.title).toBe('我的整改 · 2 处');
    expect((await chat.say(INSPECTOR, own(INSPECTOR), '整改'))[0]?.text).toContain('目前没有');
    expect((await chat.say('U034', group, '整改'))[0]?.text).toContain('R2 照明缺失');
    expect((await chat.say('U034', group, '整改 0903'))[0]?.title).toContain('0903');
  });
});

describe('dates', () => {
  test('a problem is warned about once before and once after, with the head called last', async () => {
    await enter('水压不足｜3月27日\n照明缺失｜3月27日');
    const go = async (text: string) => {
      bot.clock.district = at(text);
      await sweep(bot.context(), bot.clock.now());
      await sweep(bot.context(), bot.clock.now());
      await chat.deliver();
    };
    await go('2026-03-25 17:30');
    expect(chat.cards(group, '整改将到期')).toHaveLength(1);
    await go('2026-03-27 17:30');
    await go('2026-03-27 18:30');
    const late = chat.cards(group, '整改逾期');
    expect(late).toHaveLength(1);
    expect(late[0]?.text).toContain('@ou_U018 @ou_U009');
    expect(chat.card(group, '整改将到期').text).toContain('已到期，请看逾期通知');
    expect(chat.card(group, LIST).text).toContain('待整改 · 已逾期');
  });
});

describe('pictures', () => {
  const bytes = Buffer.from('picture');

  test('go to the problem that was fixed, within half an hour', async () => {
    await enter('水压不足');
    await chat.press(AGENT, chat.card(group, LIST), '已整改');
    await chat.press(AGENT, chat.card(own(AGENT), '已整改'), '已整改', { items: ['R1'] });
    const [kept] = await chat.sendPicture(AGENT, own(AGENT), bytes);
    expect(kept?.title).toContain('照片已保存');
    expect(chat.card(group, LIST).text).toContain('照片 1 张');
    bot.clock.district += DAY_MS;
    const [late] = await chat.sendPicture(AGENT, own(AGENT), bytes);
    expect(late?.title).toBe('文件没有归档');
  });

  test('are asked about where several problems were meant', async () => {
    await enter('水压不足\n照明缺失');
    const list = chat.card(group, LIST);
    const [told] = await chat.sendPicture(AGENT, group, bytes, list.messageId);
    expect(told?.text).toContain('单聊');
    const ask = chat.card(own(AGENT), '这是哪处问题的照片');
    const answer = await chat.press(AGENT, ask, '保存', { item: 'R2', photo_of: 'before' });
    expect(answer.toast?.content).toBe('照片已存到 R2，整改前共 1 张。');
    const again = await chat.press(AGENT, ask, '保存', { item: 'R1', photo_of: 'after' });
    expect(again.toast?.type).toBe('info');
    expect((await problems()).map(({ photos }) => photos.before.length)).toEqual([0, 1]);
  });

  test('an empty one is told, a paper stays a paper', async () => {
    await enter('水压不足');
    await chat.press(AGENT, chat.card(group, LIST), '传照片');
    const form = chat.card(own(AGENT), '传照片');
    await chat.press(AGENT, form, '选好了', { item: 'R1', photo_of: 'before' });
    const [empty] = await chat.sendPicture(AGENT, own(AGENT), Buffer.alloc(0));
    expect(empty?.text).toContain('是空的');
    const [paper] = await chat.sendFile(AGENT, own(AGENT), '营业执照.pdf');
    expect(paper?.title).not.toContain('照片');
    expect((await problems())[0]?.photos.before).toEqual([]);
  });
});

describe('the checklist of an acceptance brought forward', () => {
  test('is worked off on site: what fails becomes a problem, and passes with it', async () => {
    await bot.open(BUILDING);
    await chat.deliver();
    const site = chat.groupOf('禾芷堂');
    await chat.press(BUILDER, chat.card(site, '现场核查'), '现场核查');
    await chat.press(BUILDER, chat.card(own(BUILDER), '现场核查 · 0803'), '消防 0/9');
    const form = chat.card(own(BUILDER), '现场核查 · 消防');
    const answer = await chat.press(BUILDER, form, '记下', {
      items: ['C03', 'C04'],
      result: 'failed',
      words: '两樘开反',
    });
    expect(answer.toast?.content).toBe('已记下：需整改 2 项，已列入整改 R1、R2。');
    expect(chat.card(site, '整改清单 · 0803').text).toContain('关系到 0903');
    expect(chat.card(site, '现场核查').text).toContain('需整改 2');

    const early = await chat.say(INSPECTOR, site, '办结 0803');
    expect(early[0]?.text).toContain('有 2 处整改没有销项');
    await chat.say(INSPECTOR, site, '整改完成 R1 R2');
    await chat.say(BUILDER, site, '复核 R1、R2 通过');
    expect(chat.card(site, '现场核查').text).toContain('合格 2');
    expect((await chat.say(INSPECTOR, site, '办结 0803'))[0]?.text).toContain('还有 22 项未查');
    expect((await chat.say(BUILDER, own(BUILDER), '核查'))[0]?.text).toContain('合格 2');
    expect(await problems(BUILDING)).toHaveLength(2);
  });
});

describe('an owner or a date', () => {
  const DIRECTOR = 'U009';

  test('is changed with the form by whoever entered it, and the new owner is called', async () => {
    await enter();
    await chat.deliver();
    const opened = await chat.press(INSPECTOR, chat.card(group, LIST), '改责任或日期');
    expect(opened.toast?.content).toContain('已发到您和 e点通 的单聊');
    const form = chat.card(own(INSPECTOR), '改责任或日期');
    const nothing = await chat.press(INSPECTOR, form, '确认修改', { items: ['R3'] });
    expect(nothing.toast?.content).toBe('没有选新的责任人或日期，没有改动。');
    const { toast, card } = await chat.press(INSPECTOR, form, '确认修改', {
      items: ['R3'],
      owner: DIRECTOR,
      due_on: '2026-03-27 +0800',
    });
    expect(toast?.content).toMatchInlineSnapshot(`"已改 R3：住建局 祁明岳 整改，3月27日到期。"`);
    expect(textOf(card as Card)).toContain('R3 已改');
    const call = chat.card(group, '整改有调整');
    expect(call.text).toMatchInlineSnapshot(`
      "blue: 整改有调整 · 0903 消防验收(备案抽查) [1 处]
      麦香里面制品中央工厂项目
      @ou_U009 下面的问题调整了责任人或日期，请按新的要求改好，改好后点“已整改”。
      R3 3号楼：排烟管道未封堵 / ● 待整改 · 住建局 祁明岳 · 3月27日到期
      [已整改] | [复核]"
    `);
    expect((await problems())[2]).toMatchObject({
      owner: DIRECTOR,
      dueAt: at('2026-03-27 17:30'),
      changed: { by: INSPECTOR },
    });
    expect(chat.card(group, LIST).text).toContain('3月27日到期');
  });

  test('is changed in words; others are told who may, and what is unclear changes nothing', async () => {
    await enter();
    const [stranger] = await chat.say(AGENT, group, '整改改派 R1 3月25日');
    expect(stranger?.text).toContain('您不能改整改的责任人或日期');
    const [unclear] = await chat.say(INSPECTOR, group, '整改改派 R1 尽快');
    expect(unclear?.text).toContain('请写编号，再写责任人');
    const [late] = await chat.say(INSPECTOR, group, '整改改派 R1 3月1日');
    expect(late?.text).toContain('3月1日已经过去');
    const said = await chat.say(INSPECTOR, group, '整改改派 R1、R2 住建局 3月25日');
    expect(said.at(-1)?.text).toContain('已改 R1、R2');
    expect((await problems()).slice(0, 3).map(({ ownerUnit }) => ownerUnit)).toEqual([
      'ZJJ',
      'ZJJ',
      'ENT',
    ]);
    const [again] = await chat.say(INSPECTOR, group, '整改改派 R1 3月25日');
    expect(again?.text).toContain('本来就是这样');
  });
});
