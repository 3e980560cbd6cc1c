import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadProject } from '../../../db/queries/projects.ts';
import { HOUR, type Instant, MINUTE } from '../../../domain/calendar/time.ts';
import { matterOf } from '../../../domain/matter/machine.ts';
import { at } from '../../../domain/testing.ts';
import { sweep } from '../../sweep.ts';
import { type TestBot, testBot } from '../../testing/bot.ts';
import { chatWith } from '../../testing/chat.ts';
import { keepTestServer } from '../../testing/database.ts';

// DEMO-02: 0404 is due on 17 March, 17:30. Helper U022 and head U008 of ZGJ, lead U006, agent U016,
// enterprise U032; U062 and U063 verify, U066 operates.
const PROJECT = 'DEMO-02';
const ORDER = '督办单 S1 · 0404';

keepTestServer();
let bot: TestBot;
let chat: ReturnType<typeof chatWith>;
let group: string;
const opened = async () => {
  bot = await testBot();
  const [project] = await bot.open(PROJECT);
  chat = chatWith(bot);
  await chat.deliver();
  group = chat.groupOf(project!.name);
};

const order = async () => matterOf((await loadProject(bot.db, PROJECT))!, 'order', 'S1')!;
const own = (person: string, title: string) => chat.card(chat.ownChat(person), title);

/** Lets time pass, sweep by sweep. */
async function reach(instant: Instant) {
  while (bot.clock.district < instant) {
    bot.clock.district = Math.min(instant, bot.clock.district + 6 * HOUR);
    await sweep(bot.context(), bot.clock.district);
    await chat.deliver();
  }
}

/** A card as it looks once the update behind a click's answer has come. */
async function settled(title: string, where = group) {
  bot.clock.district += 2 * MINUTE;
  await chat.deliver();
  return chat.card(where, title);
}

/** Presses a button that opens a form in the own chat, and fills that in. */
async function fill(person: string, press: string, title: string, submit: string, form: object) {
  const { toast } = await chat.press(person, chat.card(group, ORDER), press);
  expect(toast?.content).toContain('单聊');
  return chat.press(person, own(person, title), submit, { ...form });
}

describe('a red light', () => {
  beforeAll(opened);
  afterAll(() => bot.close());

  test('opens one order that calls whoever answers for the node', async () => {
    await reach(at('2026-03-17 18:00'));
    expect(chat.cards(group, ORDER)).toHaveLength(1);
    expect(chat.card(group, ORDER).text).toMatch(
      /^red: 督办单 S1 · 0404 .*\[红灯 · 今天已到期\] \[待接办\][\s\S]*@ou_U022 请在 3月18日 17:30 前接办/,
    );
    expect(chat.cards(group, '红灯通知')).toEqual([]);
    const [todo] = await chat.say('U022', chat.ownChat('U022'), '待办');
    expect(todo?.text).toContain('红灯 0404 土地挂牌公告与交易 · 督办单 S1 待接办');
    expect(chat.card(group, '岐禾').text).toContain('督办单 S1');
  });

  test('is accepted by its unit, once', async () => {
    const stranger = await chat.press('U024', chat.card(group, ORDER), '接办');
    expect(stranger.toast?.content).toMatch(/^您不能接办督办单 S1（0404 .*自规分局 俞澄/);
    const early = await chat.press('U022', chat.card(group, ORDER), '发附件');
    expect(early.toast?.type).toBe('success');
    const fields = { person: 'U022', cause: 'priorNode', words: '等宗地图，明天送审' };
    const { toast } = await fill('U022', '接办', '接办 · 督办单 S1', '接办', fields);
    expect(toast).toEqual({ type: 'success', content: '已接办督办单 S1，负责人 俞澄。' });
    const again = await chat.press('U008', chat.card(group, ORDER), '反馈').catch(() => undefined);
    expect(again?.toast?.type).toBe('success');
    expect((await settled(ORDER)).text).toMatch(
      /原因 \| 等前置事项[\s\S]*接办：等宗地图，明天送审/,
    );
  });

  test('that is not fed back climbs to the lead, in the group and urgently in the own chat', async () => {
    await reach(at('2026-03-20 18:00'));
    const calls = chat.cards(group, '督办单 S1 · 3天反馈逾期');
    expect(calls).toHaveLength(1);
    expect(calls[0]?.text).toMatch(/@ou_U006 责任单位应于 3月20日 17:30 前反馈，还没有反馈/);
    expect(chat.cards(chat.ownChat('U006'), '督办单 S1')).toHaveLength(1);
    const leader = own('U006', '督办单 S1 · 3天反馈逾期');
    expect(leader.text).toMatch(/\[批示\] \| \[指定\] \| \[知道了\]/);
    const message = bot.messenger.messages.find(({ messageId }) => messageId === leader.messageId);
    expect(message).toMatchObject({ urgent: ['ou_U006'], texted: ['ou_U006'] });
    const noted = await chat.press('U006', leader, '知道了');
    expect(noted.toast?.content).toBe('已记下您知道了。');
    const twice = await chat.press('U006', leader, '知道了');
    expect(twice.toast).toEqual({ type: 'info', content: '您已经点过“知道了”。' });
  });

  test('feedback takes words and files; that somebody has read it is none', async () => {
    const form = '反馈 · 督办单 S1';
    const empty = await fill('U022', '反馈', form, '提交反馈', { words: '  ' });
    expect(empty.toast).toEqual({
      type: 'warning',
      content: '没有写内容，没有改动。请写明情况后再提交。',
    });
    const { messageId } = chat.card(group, ORDER);
    const [read] = await chat.say('U022', group, '收到', messageId);
    expect(read?.title).toBe('没有记为反馈');
    expect((await order()).fedBack).toBeNull();
    const [fed] = await chat.say('U022', group, '宗地图已送审，周五出图', messageId);
    expect(fed?.text).toContain('已记下督办单 S1 的反馈');
    const file = Buffer.from('file');
    const [kept] = await chat.sendFile('U022', group, '送审回执.pdf', file, messageId);
    expect(kept?.text).toContain('已存入督办单 S1，共 1 份');
    expect(chat.card(group, '督办单 S1 · 3天反馈逾期').text).toContain('这一步不用再办。');
  });

  test('a plan with a date is decided by the lead', async () => {
    const form = '申请限期方案 · 督办单 S1';
    const past = { day: '2026-03-20 +0800', words: '分两步' };
    const today = await fill('U022', '申请限期方案', form, '提交方案', past);
    expect(today.toast?.content).toBe('完成日期要在今天以后，没有改动。最早可选 3月21日。');
    const fields = { day: '2026-04-30 +0800', words: '先出图，再挂牌' };
    await chat.press('U022', own('U022', form), '提交方案', fields);
    const decision = own('U006', '限期方案 · 督办单 S1');
    expect(decision.text).toMatch(/完成 \| 4月30日，比时限晚 44 天[\s\S]*方案 \| 先出图，再挂牌/);
    await chat.press('U006', decision, '同意', { words: '' });
    expect(chat.card(group, '督办单 S1 · 限期方案已同意').text).toMatch(
      /@ou_U022 方案已同意，请在 4月30日 前完成，每月反馈一次，第一次在 4月20日/,
    );
    const late = await chat.press('U006', decision, '不同意', { words: '不行' });
    expect(late.toast?.content).toBe('这份限期方案已经有结果，没有改动。');
  });

  test('done, it waits for somebody else to verify it', async () => {
    for (const material of ['M025', 'M030']) {
      const file = { id: crypto.randomUUID(), name: `${material}.pdf` };
      await bot.execute(PROJECT, {
        type: 'fileMaterial',
        material,
        node: '0404',
        file,
        by: 'U022',
      });
    }
    await bot.execute(PROJECT, { type: 'finish', node: '0404', by: 'U022' });
    await chat.deliver();
    for (const verifier of ['U062', 'U063']) {
      expect(chat.cards(chat.ownChat(verifier), '销号复核')).toHaveLength(1);
    }
    const verify = own('U062', '销号复核 · 督办单 S1');
    const doer = await chat.press('U022', verify, '销号', { words: '' });
    expect(doer.toast?.content).toBe(
      '您参与办理过督办单 S1，不能由您销号或退回。请由 督考办 卫执中、督考办 毕慎之 复核。',
    );
    const leader = await chat.press('U006', verify, '销号', { words: '' });
    expect(leader.toast?.content).toContain('您不能给督办单 S1（0404 ');
    const asked = own('U032', '问题解决了吗 · 0404');
    await chat.press('U032', asked, '还没有', { words: '图还没拿到' });
    expect((await settled('销号复核', chat.ownChat('U062'))).text).toMatch(
      /企业 \| 左怀瑾 说还没有解决[\s\S]*左怀瑾 答复还没有解决：图还没拿到/,
    );
  });

  test('sent back it asks for a result, and then for a verdict again', async () => {
    const verify = own('U062', '销号复核');
    const why = await chat.press('U062', verify, '退回', { words: '' });
    expect(why.toast?.content).toContain('没有写内容');
    await chat.press('U062', verify, '退回', { words: '企业还没有拿到图' });
    expect(chat.card(group, '督办单 S1 · 销号退回').text).toMatch(
      /@ou_U022 卫执中 复核后退回：企业还没有拿到图。请在 .* 前补办/,
    );
    expect(chat.card(group, ORDER).text).toMatch(/^orange[\s\S]*\[已解决\]/);
    const soon = await chat
      .press('U063', own('U063', '销号复核'), '销号', {})
      .catch(() => undefined);
    expect(soon).toBeUndefined();
    await fill('U022', '已解决', '退回后补办 · 督办单 S1', '已解决', { words: '图已送到企业' });
    for (const verifier of ['U062', 'U063']) {
      expect(chat.cards(chat.ownChat(verifier), '销号复核')).toHaveLength(2);
    }
    const { toast } = await chat.press('U063', own('U063', '销号复核'), '销号', { words: '属实' });
    expect(toast?.content).toBe('督办单 S1 已销号。');
    expect((await order()).closed).toMatchObject({ by: 'U063', why: 'verified' });
    expect((await settled(ORDER)).text).toMatch(/^green.*\[已销号\]/);
    const [late] = await chat.say('U022', group, '都办好了', chat.card(group, ORDER).messageId);
    expect(late?.text).toMatch(/督办单 S1 已由 毕慎之 于 .* 销号，不用再办/);
    const [list] = await chat.say('U062', chat.ownChat('U062'), '督办');
    expect(list?.text).not.toContain('S1 0404');
  });
});
