import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listLeads } from '../../db/queries/leads.ts';
import { MINUTE } from '../../domain/calendar/time.ts';
import { at } from '../../domain/testing.ts';
import { type TestBot, testBot } from '../testing/bot.ts';
import { chatWith } from '../testing/chat.ts';
import { keepTestServer } from '../testing/database.ts';
import { sweepLeads } from './sweep.ts';

keepTestServer();

// 景招远 (U064) and 戚沪生 (U065) promote, 路嘉树 (U046) heads U064's unit, 总一鸣 (U066) operates.
const [PROMOTER, OTHER, HEAD, OPERATOR] = ['U064', 'U065', 'U046', 'U066'];
const SAID = '晨曦新材料有限公司想投3亿做薄膜，方总13900001234';

let bot: TestBot;
let chat: ReturnType<typeof chatWith>;
beforeEach(async () => {
  bot = await testBot();
  chat = chatWith(bot);
});
afterEach(() => bot.close());

const own = (person: string) => chat.ownChat(person);
const tell = (person: string, text: string) => chat.say(person, own(person), text);
const lead = async () => (await listLeads(bot.db))[0];

async function register(person = PROMOTER, text = SAID) {
  const [draft] = await tell(person, text);
  await chat.press(person, draft!, '确认');
}

async function timePasses(until: string) {
  bot.clock.district = at(until);
  await sweepLeads(bot.context(), bot.clock.now());
  await chat.deliver();
}

/** Presses, and waits until the clicked card is drawn anew. */
async function press(person: string, title: string, button: string, form = {}) {
  const answer = await chat.press(person, chat.card(own(person), title), button, form);
  bot.clock.district += 2 * MINUTE;
  await chat.deliver();
  return answer;
}

describe('the card that answers 线索 and a number', () => {
  test('stays true, and is the only living one of its chat', async () => {
    await register();
    const [shown] = await tell(PROMOTER, '线索 L-2026-0001');
    expect(shown?.text).toContain('[已联系，转研判] | [跟进]');
    expect(chat.cards(own(PROMOTER), '线索 · ')).toHaveLength(2);
    expect(chat.cards(own(PROMOTER), '线索 · ')[0]?.text).toContain('已续至新卡');
    await press(PROMOTER, '线索 · ', '已流失');
    await press(PROMOTER, '记为已流失', '提交', { words: '选了别处' });
    const [, now] = chat.cards(own(PROMOTER), '线索 · ');
    expect(now?.text).toContain('流失原因：选了别处');
    expect(now?.text).not.toContain('[跟进]');
  });

  test('comes of a lead that has ended, too, and goes on with it once it is revived', async () => {
    await register();
    await press(PROMOTER, '线索 · ', '已流失');
    await press(PROMOTER, '记为已流失', '提交', { words: '选了别处' });
    const [heads] = await tell(HEAD, '线索 L-2026-0001');
    expect(heads?.text).toContain('[重新跟进]');
    await press(PROMOTER, '线索 · ', '重新跟进');
    expect((await lead())?.stage).toBe('new');
    expect(chat.card(own(HEAD), '线索 · ').text).toContain('[已联系，转研判] | [跟进]');
    const card = chat.card(own(PROMOTER), '线索 · ');
    expect(card.text).toContain('首次联系 · ');
    expect((await chat.press(PROMOTER, card, '已联系，转研判')).toast?.content).toBe('已记录。');
  });
});

describe('a colleague who brought a lead', () => {
  test('hears that it was taken down and what becomes of it', async () => {
    await register(PROMOTER, `${SAID}，戚沪生介绍的`);
    expect((await lead())?.facts.introducer).toBe('戚沪生');
    expect(chat.card(own(OTHER), '线索进展').text).toContain('已登记，由 投促中心 景招远 跟办');
    await press(PROMOTER, '线索 · ', '已联系，转研判');
    expect(chat.card(own(OTHER), '线索进展').text).toContain('已到“研判”');
    expect(chat.card(own(OTHER), '线索进展').text).toContain('您引荐的');
    await press(PROMOTER, '线索 · ', '已反馈');
    expect(chat.card(own(PROMOTER), '反馈引荐人').text).toContain('转告 经开区 戚沪生');
    await press(PROMOTER, '反馈引荐人', '提交', { words: '下周去苏州拜访' });
    expect(chat.card(own(OTHER), '线索进展').text).toContain('下周去苏州拜访');
    expect((await lead())?.duties.map(({ kind }) => kind)).toEqual(['study']);
  });

  test('hears nothing of a confidential one', async () => {
    await register(PROMOTER, `${SAID}，保密，戚沪生介绍的`);
    await press(PROMOTER, '线索 · ', '已联系，转研判');
    expect(chat.cards(own(OTHER))).toEqual([]);
  });

  test('who is named later is owed a word from then on', async () => {
    await register();
    expect((await lead())?.duties.map(({ kind }) => kind)).toEqual(['respond']);
    await press(PROMOTER, '线索 · ', '改');
    await press(PROMOTER, '改线索', '提交', { company: '晨曦新材料', introducer: '戚沪生' });
    expect((await lead())?.duties.map(({ kind }) => kind)).toEqual(['respond', 'feedback']);
    await press(PROMOTER, '线索 · ', '已联系，转研判');
    expect(chat.cards(own(OTHER), '线索进展')).toHaveLength(1);
  });
});

describe('time', () => {
  test('turns the yellow card into a word that the red one has come', async () => {
    await register();
    await timePasses('2026-03-17 09:00');
    await timePasses('2026-03-17 17:31');
    expect(chat.cards(own(PROMOTER), '黄灯')).toEqual([]);
    expect(chat.card(own(PROMOTER), '已到期 · 首次联系').text).not.toContain('[');
    expect(chat.cards(own(PROMOTER), '红灯')).toHaveLength(1);
    await press(PROMOTER, '红灯 · ', '已联系，转研判');
    expect(chat.cards(own(PROMOTER), '红灯')).toEqual([]);
    expect(chat.card(own(PROMOTER), '已办理 · 首次联系').text).not.toContain('[已联系');
  });

  test('asks for a word to the introducer in 7 days and for a follow-up in 14', async () => {
    await register(PROMOTER, `${SAID}，苏州商会推荐的`);
    await press(PROMOTER, '线索 · ', '已联系，转研判');
    await press(PROMOTER, '线索 · ', '转对接');
    await timePasses('2026-03-22 09:00');
    expect(chat.card(own(PROMOTER), '黄灯 · 反馈引荐人').text).toContain('请告诉引荐人 苏州商会');
    await timePasses('2026-03-23 17:31');
    expect(chat.card(own(HEAD), '红灯 · 反馈引荐人').text).toContain('[已反馈] | [转交]');
    await press(PROMOTER, '红灯 · 反馈引荐人', '已反馈');
    await press(PROMOTER, '反馈引荐人', '提交', { words: '已给王会长打过电话' });
    expect((await lead())?.duties.map(({ kind }) => kind)).toEqual(['followUp']);
    await timePasses('2026-03-29 09:00');
    expect(chat.card(own(PROMOTER), '黄灯 · 跟进').text).toContain('请尽快办理');
    await timePasses('2026-03-30 17:31');
    const red = chat.card(own(PROMOTER), '红灯 · 跟进');
    await chat.say(PROMOTER, own(PROMOTER), '方总下周来看地', red.messageId);
    expect((await lead())?.duties).toMatchObject([{ kind: 'followUp', light: 'blue' }]);
    expect(chat.cards(own(PROMOTER), '红灯')).toEqual([]);
  });
});

test('待办 has what is owed on leads: one’s own, and of a colleague on leave', async () => {
  await register();
  const [todo] = await tell(PROMOTER, '待办');
  expect(todo?.text).toContain('首次联系 晨曦新材料有限公司');
  expect(todo?.text).toContain('线索 L-2026-0001');
  expect(todo?.text).toContain('线索请发“线索”加编号，在卡片上办。');
  expect((await tell(HEAD, '待办'))[0]?.text).not.toContain('晨曦');
  await timePasses('2026-03-17 18:00');
  expect((await tell(PROMOTER, '待办'))[0]?.text).toContain('红灯 首次联系');
  await press(PROMOTER, '红灯 · ', '已联系，转研判');
  expect((await tell(PROMOTER, '待办'))[0]?.text).toContain('研判 晨曦新材料有限公司');
});

test('a head who looks at a lead gets what a head may do, the operator the reserve as well', async () => {
  await register();
  const [heads] = await tell(HEAD, '线索 L-2026-0001');
  expect(heads?.text).toContain('[转交]');
  expect(heads?.text).not.toContain('入库储备');
  expect((await tell(OPERATOR, '线索 L-2026-0001'))[0]?.text).toContain('[入库储备]');
  const [leaders] = await tell('U001', '线索 L-2026-0001');
  expect(leaders?.text).not.toContain('[已联系');
});

describe('what somebody tells of a lead that they do not carry', () => {
  test('goes to its owner to be confirmed, with their name', async () => {
    await register('U018');
    expect((await lead())?.owner).toBe(PROMOTER);
    const [draft] = await tell('U018', '上次晨曦新材料公司在谈了，要投5亿，方总');
    expect(draft?.text).toContain('确认后转给跟办人 投促中心 景招远 核对。');
    expect(draft?.text).not.toContain('联系人');
    const done = await chat.press('U018', draft!, '确认');
    expect(done.toast?.content).toBe('已转给 投促中心 景招远 核对。');
    expect((await lead())?.notes).toEqual([]);
    const passed = chat.card(own(PROMOTER), '核对进展 · 晨曦新材料有限公司');
    expect(passed.text).toContain('报来的进展');
    await chat.press(PROMOTER, passed, '确认');
    expect(await lead()).toMatchObject({ stage: 'talks', facts: { investment: { min: 50_000 } } });
    expect((await lead())?.notes[0]?.words).toMatch(/^\S+：上次晨曦新材料公司在谈了/);
  });

  test('goes to its owner as a reply to the news of it, too', async () => {
    await register('U018');
    await press(PROMOTER, '线索 · ', '已联系，转研判');
    const news = chat.card(own('U018'), '线索进展');
    const answers = await chat.say('U018', own('U018'), '方总下周出差', news.messageId);
    expect(answers.at(-1)?.title).toBe('已转给跟办人 · 晨曦新材料有限公司');
    expect(chat.card(own(PROMOTER), '核对进展').text).toContain('跟进 | “方总下周出差”');
  });
});
