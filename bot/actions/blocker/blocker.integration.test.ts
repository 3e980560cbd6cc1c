import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadProject } from '../../../db/queries/projects.ts';
import { blockerOf } from '../../../domain/blocker/testing.ts';
import { DAY_MS, type Instant, MINUTE } from '../../../domain/calendar/time.ts';
import { mattersOf } from '../../../domain/matter/machine.ts';
import { at } from '../../../domain/testing.ts';
import { sweep } from '../../sweep.ts';
import { type TestBot, testBot } from '../../testing/bot.ts';
import { chatWith } from '../../testing/chat.ts';
import { keepTestServer } from '../../testing/database.ts';

// DEMO-06: enterprise U035, agent U015, leader U006; the power company GDG has one helper, U027, and
// no head on record; the housing office ZJJ has U023 and its head U009.
const PROJECT = 'DEMO-06';
const [ENTERPRISE, AGENT, LEADER, POWER] = ['U035', 'U015', 'U006', 'U027'] as const;

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
const closed = () => bot.close();

const blocker = async (id = 'B1') => blockerOf((await loadProject(bot.db, PROJECT))!, id);
const call = (title: string) => chat.card(group, title);

/** Lets time pass, sweep by sweep. */
async function reach(instant: Instant) {
  while (bot.clock.district < instant) {
    bot.clock.district = Math.min(instant, bot.clock.district + DAY_MS / 4);
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

/** Presses 报堵点 on the bar and fills in the form that comes to the own chat. */
async function report(person: string, fields: Record<string, unknown>) {
  await chat.press(person, chat.cards(group)[0]!, '报堵点');
  const form = chat.card(chat.ownChat(person), '报堵点');
  return { form, answer: await chat.press(person, form, '上报', fields) };
}

describe('the life of a blocker', () => {
  beforeEach(opened);
  afterEach(closed);

  test('from the form of the enterprise to its own confirmation', async () => {
    const fields = {
      words: '临时用电没接通',
      category: '',
      units: ['ZJJ'],
      since: '2026-03-10 +0800',
    };
    const { form, answer } = await report(ENTERPRISE, fields);
    expect(answer.toast).toEqual({
      type: 'success',
      content: '已登记为堵点 B1，责任单位供电公司 · 解东升，3月17日 17:30 前答复。',
    });
    const card = call('堵点 · 临时用电没接通');
    expect(card.text).toMatch(/@ou_U027 请在 3月17日 17:30 前[\s\S]*@ou_U023 请配合办理/);
    expect(card.text).toMatch(/节点 \| 0703[\s\S]*3月10日起受影响/);
    expect(chat.members(group)).toEqual(expect.arrayContaining(['ou_U027', 'ou_U023']));
    expect(call('钧拓').text).toContain('● 堵点 B1 临时用电没接通 | 单位级 · 第 1 天');
    const [todo] = await chat.say(POWER, chat.ownChat(POWER), '待办');
    expect(todo?.text).toContain('待答复 堵点 B1 临时用电没接通');

    // An old copy of the form changes nothing.
    const again = await chat.press(ENTERPRISE, form, '上报', fields).catch(() => undefined);
    expect(again?.toast?.type ?? 'info').toBe('info');

    const stranger = await chat.press(ENTERPRISE, card, '认领');
    expect(stranger.toast).toEqual({
      type: 'error',
      content: '您不能认领这个堵点，可以办理的是：供电公司 解东升。',
    });
    expect((await chat.press(POWER, card, '认领')).toast?.type).toBe('success');
    await chat.say(POWER, group, '电杆已立，周四送电', card.messageId);
    await chat.say('U023', group, '进展：路面已开挖', card.messageId);
    expect((await chat.press('U009', call('堵点 ·'), '已解决')).toast?.content).toBe(
      '已记下：住建局的部分办好了。',
    );
    expect((await settled('堵点 ·')).text).toMatch(/【已办好】住建局 · 管仲书：路面已开挖/);

    await chat.press(POWER, call('堵点 ·'), '已解决');
    expect(call('堵点待确认').text).toMatch(/^blue[\s\S]*@ou_U035 供电公司说已经解决/);
    const early = await chat.press(POWER, call('堵点待确认'), '确认解决');
    expect(early.toast?.content).toContain('可以办理的是：企业 谈致远');
    await chat.press(ENTERPRISE, call('堵点待确认'), '还没解决');
    expect(call('堵点退回').text).toMatch(/@ou_U027 上报人说还没有解决/);
    await chat.press(POWER, call('堵点 ·'), '已解决');
    await chat.press(ENTERPRISE, call('堵点待确认'), '确认解决');
    expect((await settled('堵点 ·')).text).toMatch(/^green[\s\S]*由 解东升 解决/);
    expect(call('钧拓').text).not.toContain('● 堵点');
    expect((await blocker()).closed?.by).toBe(ENTERPRISE);
  });

  test('unanswered it is late once, and climbs to the leaders', async () => {
    await chat.say(AGENT, group, '堵点 临时用电没接通');
    const raisedAt = (await blocker()).raised.at;
    await reach(at('2026-03-17 12:00'));
    expect(call('堵点待答复').text).toContain('@ou_U027');
    await reach(at('2026-03-17 20:00'));
    expect(call('堵点待答复').text).toContain('现在的状态：答复逾期');
    // The power company has no head on record: its next above is called.
    expect(call('堵点答复逾期').text).toContain('@ou_U006');
    await reach(raisedAt + 8 * DAY_MS);
    expect(call('堵点升级 · 跨单位').text).toContain('@ou_U006');
    await reach(raisedAt + 16 * DAY_MS);
    expect(call('堵点升级 · 卡脖子').text).toMatch(/@ou_U001 @ou_U002/);
    expect(chat.members(group)).toEqual(expect.arrayContaining(['ou_U001', 'ou_U002']));
    for (const title of ['堵点待答复', '堵点答复逾期', '堵点升级']) {
      expect(chat.cards(group, title).length).toBe(title === '堵点升级' ? 2 : 1);
    }
  });

  test('moved to another unit by an operator, it calls that one', async () => {
    await chat.say(ENTERPRISE, group, '堵点 临时用电没接通');
    const own = chat.ownChat('U066');
    const [list] = await chat.say('U066', own, '堵点 钧拓');
    expect(list?.text).toMatch(/未解决的堵点 · 1 个[\s\S]*B1 临时用电没接通/);
    const [unknown] = await chat.say('U066', own, '堵点 钧拓 B1 转给 城建');
    expect(unknown?.text).toContain('没有找到单位“城建”');
    const [moved] = await chat.say('U066', own, '堵点 钧拓 B1 转给 住建局');
    expect(moved?.text).toContain('堵点 B1 已转给住建局，要在 1 个工作日内答复。');
    expect(call('堵点转来').text).toContain('@ou_U023');
    expect(call('堵点 ·').text).toMatch(/责任 \| 住建局/);
    expect((await chat.press(POWER, call('堵点 ·'), '转给别的单位')).toast?.type).toBe('error');

    // The head of the unit that has it now passes it on by the form.
    await chat.press('U009', call('堵点 ·'), '转给别的单位');
    const form = chat.card(chat.ownChat('U009'), '转给别的单位');
    const { toast } = await chat.press('U009', form, '转给这个单位', { unit: 'GDG' });
    expect(toast?.content).toBe('堵点 B1 已转给供电公司，要在 1 个工作日内答复。');
  });

  test('raised by hand it asks the leader', async () => {
    await chat.say(ENTERPRISE, group, '堵点 临时用电没接通');
    const { toast } = await chat.press(AGENT, call('堵点 ·'), '提级');
    expect(toast?.content).toBe('堵点 B1 已提为跨单位，请 经开区 邬思齐 协调。');
    expect(call('堵点升级 · 跨单位').text).toContain(`@ou_${LEADER}`);
    const more = await chat.press(LEADER, call('堵点升级'), '写进展');
    expect(more.toast?.type).toBe('success');
    const form = chat.card(chat.ownChat(LEADER), '写进展');
    await chat.press(LEADER, form, '提交进展', { words: '周三现场会办' });
    expect(call('堵点 ·').text).toContain('周三现场会办');
    expect((await settled('写进展', chat.ownChat(LEADER))).text).toContain('进展已记下');
  });
});

describe('forms and pictures', () => {
  beforeAll(opened);
  afterAll(closed);
  const bytes = new Uint8Array([1, 2, 3]);

  test('come under the card, or right after the report in the own chat', async () => {
    await report(ENTERPRISE, { words: '临时用电没接通', units: [] });
    const own = chat.ownChat(ENTERPRISE);
    const [kept] = await chat.sendPicture(ENTERPRISE, own, bytes);
    expect(kept?.text).toContain('已存入堵点 B1，共 1 张');
    await chat.sendPicture(POWER, group, bytes, call('堵点 ·').messageId);
    expect(call('堵点 ·').text).toContain('照片 | 2 张，已存档');
    bot.clock.district += 11 * MINUTE;
    const [late] = await chat.sendPicture(ENTERPRISE, own, bytes);
    expect(late?.title).toBe('文件没有归档');
    expect((await blocker()).photos).toBe(2);
  });

  test('forms that are half filled in or forged change nothing', async () => {
    await chat.press(ENTERPRISE, chat.cards(group)[0]!, '报堵点');
    const form = chat.card(chat.ownChat(ENTERPRISE), '报堵点');
    const before = (await loadProject(bot.db, PROJECT))?.matters.size;
    const answers = [
      [{}, '表单没有填全'],
      [{ words: ' \n' }, '没有写内容'],
      [{ words: '堵'.repeat(1_001) }, '请写在 1000 字以内'],
      [{ words: '停电', category: 'nonsense' }, '没有这个堵点类别'],
      [{ words: '停电', units: 'XYZ' }, '没有单位“XYZ”'],
      [{ words: '停电', since: '2026-03-18 +0800' }, '3月18日还没有到'],
      [{ words: '停电', since: '2026-02-30 +0800' }, '表单没有填全'],
    ] as const;
    for (const [fields, words] of answers) {
      const { toast } = await chat.press(ENTERPRISE, form, '上报', fields);
      expect(toast?.content).toContain(words);
    }
    expect((await loadProject(bot.db, PROJECT))?.matters.size).toBe(before);
  });
});

describe('words', () => {
  beforeEach(opened);
  afterEach(closed);

  test('in the own chat name the project, or mean the only one', async () => {
    const own = chat.ownChat(ENTERPRISE);
    const [raised] = await chat.say(ENTERPRISE, own, '堵点 钧拓 道路开口没批，场内缺土');
    expect(raised?.text).toMatch(
      /堵点已登记 · B1 道路开口没批，场内缺土[\s\S]*责任 \| 经开区 · 樊致平/,
    );
    await chat.say(ENTERPRISE, own, '堵点：变压器没到');
    expect((await blocker('B2')).category).toBe('power');
    const [list] = await chat.say(ENTERPRISE, own, '堵点');
    expect(list?.text).toMatch(/未解决的堵点 · 2 个[\s\S]*B1 道路开口没批[\s\S]*B2 变压器没到/);
    const [none] = await chat.say('U021', chat.ownChat('U021'), '堵点');
    expect(none?.text).toContain('您目前没有未解决的堵点');
  });

  test('act on the blocker whose card they answer, or whose number they name', async () => {
    await chat.say(AGENT, group, '堵点 临时用电没接通');
    const { messageId } = call('堵点 ·');
    const [nothing] = await chat.say(POWER, group, '收到', messageId);
    expect(nothing?.title).toBe('没有记为进展');
    expect((await blocker()).lines).toEqual([]);
    await chat.say(POWER, group, '认领', messageId);
    expect((await blocker()).claimed?.by).toBe(POWER);
    await chat.say(POWER, group, '已解决 B1');
    await chat.say(AGENT, group, '确认解决 b1');
    expect((await blocker()).closed?.by).toBe(AGENT);
    const [late] = await chat.say(POWER, group, '又断了', messageId);
    expect(late?.text).toContain('已由 路小川 于');
    const [unknown] = await chat.say(POWER, group, '认领 B9');
    expect(unknown?.text).toContain('没有编号为“B9”的堵点');
  });

  test('that are empty or known change nothing', async () => {
    await chat.say(AGENT, group, '堵点 临时用电没接通');
    const answers = [
      [ENTERPRISE, '堵点 ，', '没有写内容'],
      [ENTERPRISE, '堵点 临时用电没接通', '已经登记过，编号 B1'],
    ] as const;
    for (const [person, words, answer] of answers) {
      const [said] = await chat.say(person, group, words);
      expect(said?.text).toContain(answer);
    }
    const project = await loadProject(bot.db, PROJECT);
    expect(project && mattersOf(project, 'blocker')).toHaveLength(1);
  });
});
