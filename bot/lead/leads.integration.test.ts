import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Card } from '../../cards/parts.ts';
import { listLeads, readLeadEvents } from '../../db/queries/leads.ts';
import { at } from '../../domain/testing.ts';
import { type TestBot, testBot } from '../testing/bot.ts';
import { chatWith } from '../testing/chat.ts';
import { keepTestServer } from '../testing/database.ts';
import { sweepLeads } from './sweep.ts';

keepTestServer();

// 景招远 (U064) and 戚沪生 (U065) promote, 路嘉树 (U046) heads U064's unit, 总一鸣 (U066) operates.
const [PROMOTER, OTHER, HEAD, OPERATOR] = ['U064', 'U065', 'U046', 'U066'];

let bot: TestBot;
let chat: ReturnType<typeof chatWith>;
beforeEach(async () => {
  bot = await testBot();
  chat = chatWith(bot);
});
afterEach(() => bot.close());

const own = (person: string) => chat.ownChat(person);
const tell = (person: string, text: string) => chat.say(person, own(person), text);

async function registered(
  person = PROMOTER,
  text = '晨曦新材料有限公司想投3亿做薄膜，方总13900001234',
) {
  const [draft] = await tell(person, text);
  if (!draft) throw new Error('no draft');
  await chat.press(person, draft, '确认');
  const [lead] = await listLeads(bot.db);
  if (!lead) throw new Error('nothing was saved');
  return lead;
}

const leads = () => listLeads(bot.db);

async function timePasses(until: string) {
  bot.clock.district = at(until);
  await sweepLeads(bot.context(), bot.clock.now());
  await chat.deliver();
}

describe('a free sentence', () => {
  test('comes back as a draft with the words behind each value, and saves nothing', async () => {
    const [draft] = await tell(PROMOTER, '晨曦新材料有限公司想投3亿做薄膜，方总13900001234');
    expect(draft?.text).toBe(
      [
        'blue: 核对线索 · 晨曦新材料有限公司 [待确认]',
        '企业 | 晨曦新材料有限公司',
        '项目 | 薄膜',
        '投资 | 3亿元 “3亿”',
        '联系人 | 方总 13900001234 “方总…13900001234”',
        '还想知道（可以先确认，以后再补）：',
        '1. 要多少亩地，或多大厂房？',
        '[确认] | [改] | [不是线索]',
        '确认后才登记。没提到的不填。',
      ].join('\n'),
    );
    expect(await leads()).toEqual([]);
  });

  test('is on record once it is confirmed, and its card comes to the owner', async () => {
    const lead = await registered();
    expect(lead).toMatchObject({ id: 'L-2026-0001', owner: PROMOTER, stage: 'new' });
    expect(lead.first.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(chat.card(own(PROMOTER), '线索 · ').text).toContain('[已联系，转研判] | [跟进]');
    const [first] = await readLeadEvents(bot.db, lead.id);
    expect(first).toMatchObject({ actor: PROMOTER, event: { type: 'leadOpened' } });
  });

  test('of which nothing is read, but that names a lead of one’s own, is a follow-up there', async () => {
    const lead = await registered();
    const [draft] = await tell(PROMOTER, '晨曦新材料下午在开内部讨论会');
    expect(draft?.text).toContain('核对进展 · 晨曦新材料有限公司');
    expect(draft?.text).toContain('跟进 | “晨曦新材料下午在开内部讨论会”');
    await chat.press(PROMOTER, draft!, '确认');
    const after = (await leads()).find(({ id }) => id === lead.id);
    expect(after?.notes.at(-1)?.words).toBe('晨曦新材料下午在开内部讨论会');
    expect(await leads()).toHaveLength(1);
  });

  test('that begins with 线索 and asks is answered, not taken for a lead', async () => {
    const [answer] = await tell(PROMOTER, '线索怎么报');
    expect(answer?.text).toContain('线索怎么报？');
    expect(answer?.text).not.toContain('核对线索');
  });

  test('a second tap saves nothing more', async () => {
    const [draft] = await tell(PROMOTER, '晨曦新材料有限公司投3亿');
    await chat.press(PROMOTER, draft!, '确认');
    const answer = await chat.press(PROMOTER, draft!, '确认');
    expect(answer.toast?.content).toBe('这条已经处理过，没有改动。');
    expect(await leads()).toHaveLength(1);
  });

  test('is dropped with 不是线索', async () => {
    const [draft] = await tell(PROMOTER, '晨曦新材料有限公司投3亿');
    await chat.press(PROMOTER, draft!, '不是线索');
    const answer = await chat.press(PROMOTER, draft!, '确认');
    expect(answer.toast?.content).toContain('不是线索');
    expect(await leads()).toEqual([]);
  });

  test('is changed in a form of the own chat, and an old card confirms nothing', async () => {
    const [draft] = await tell(PROMOTER, '晨曦新材料有限公司投3亿');
    await chat.press(PROMOTER, draft!, '改');
    const form = chat.card(own(PROMOTER), '改线索');
    const wrong = await chat.press(PROMOTER, form, '改好了', { company: '晨曦', investment: '5' });
    expect(wrong.toast?.content).toContain('请写明单位');
    await chat.press(PROMOTER, form, '改好了', { company: '晨曦新材料', investment: '5亿' });
    const stale = await chat.press(PROMOTER, draft!, '确认');
    expect(stale.toast?.content).toContain('请看新的卡片');
    expect(await leads()).toEqual([]);
    const fresh = { ...draft!, card: stale.card as Card };
    await chat.press(PROMOTER, fresh, '确认');
    const [lead] = await leads();
    expect(lead?.facts).toMatchObject({ company: '晨曦新材料', investment: { min: 50_000 } });
  });

  test('is split in two, each confirmed by itself', async () => {
    const [draft] = await tell(PROMOTER, '晨曦新材料公司和云岭药业要来');
    await chat.press(PROMOTER, draft!, '改');
    const form = chat.card(own(PROMOTER), '改线索');
    const kept = await chat.press(PROMOTER, form, '拆成两条', { company: '晨曦新材料公司' });
    await chat.press(PROMOTER, { ...form, card: kept.card as Card }, '确认');
    const second = chat.card(own(PROMOTER), '改线索 · ');
    expect(second.messageId).not.toBe(form.messageId);
    const saved = await chat.press(PROMOTER, second, '改好了', { company: '云岭药业' });
    await chat.press(PROMOTER, { ...second, card: saved.card as Card }, '确认');
    expect((await leads()).map(({ facts }) => facts.company)).toEqual([
      '云岭药业',
      '晨曦新材料公司',
    ]);
  });
});

describe('likely duplicates', () => {
  test('are shown before saving, with owner and stage', async () => {
    await registered();
    const [draft] = await tell(OTHER, '晨熙新材料公司投2亿');
    expect(draft?.text).toContain('可能重复，请先核对');
    expect(draft?.text).toContain(
      'L-2026-0001 晨曦新材料有限公司 · 企业相似 · 投促中心 景招远 · 新线索',
    );
  });

  test('of a confidential lead tell no more than whom to ask', async () => {
    await registered(PROMOTER, '晨曦新材料有限公司投3亿，保密');
    const [draft] = await tell(OTHER, '晨曦新材料公司投2亿');
    expect(draft?.text).toContain('已有人在跟，请问 投促中心 景招远');
    expect(draft?.text).not.toContain('L-2026-0001');
  });

  test('that came up after the card was drawn are shown before it is confirmed', async () => {
    const [late] = await tell(OTHER, '晨曦新材料公司投2亿');
    await registered();
    const answer = await chat.press(OTHER, late!, '确认');
    expect(answer.toast?.content).toContain('还没有登记');
    expect(await leads()).toHaveLength(1);
    await chat.press(OTHER, { ...late!, card: answer.card as Card }, '确认');
    expect(await leads()).toHaveLength(2);
  });
});

describe('an update', () => {
  test('finds the lead it means and moves it once confirmed', async () => {
    await registered();
    const [draft] = await tell(PROMOTER, '上次晨曦新材料公司在谈了，要投5亿');
    expect(draft?.title).toBe('核对进展 · 晨曦新材料有限公司');
    expect(draft?.text).toContain('洽谈中（新线索 → 洽谈）');
    expect(draft?.text).toContain('5亿元（原 3亿元）');
    await chat.press(PROMOTER, draft!, '确认');
    const [lead] = await leads();
    expect(lead).toMatchObject({ stage: 'talks', facts: { investment: { min: 50_000 } } });
    expect(lead?.facts.company).toBe('晨曦新材料有限公司');
    expect(lead?.notes).toHaveLength(1);
  });

  test('that may mean several asks which', async () => {
    await registered();
    await registered(PROMOTER, '晨曦新材料科技公司投1亿');
    const draft = (await tell(PROMOTER, '晨曦新材料公司有进展')).at(-1);
    expect(draft?.title).toBe('说的是哪条线索？');
    const picked = await chat.press(PROMOTER, draft!, '晨曦新材料有限公司 · 新线索 · 景招远');
    await chat.press(PROMOTER, { ...draft!, card: picked.card as Card }, '确认');
    const noted = (await leads()).filter(({ notes }) => notes.length > 0);
    expect(noted.map(({ id }) => id)).toEqual(['L-2026-0001']);
  });

  test('as a reply to the lead’s card is a follow-up at once', async () => {
    await registered();
    const card = chat.card(own(PROMOTER), '线索 · ');
    const answers = await chat.say(PROMOTER, own(PROMOTER), '今天通了电话', card.messageId);
    expect(answers.map(({ title }) => title)).toContain('已记跟进 · 晨曦新材料有限公司');
    expect((await leads())[0]?.notes[0]?.words).toBe('今天通了电话');
  });
});

describe('time', () => {
  test('calls the owner before the day is over, and the head of the unit after it', async () => {
    await registered();
    await timePasses('2026-03-17 09:00');
    expect(chat.card(own(PROMOTER), '黄灯 · 首次联系').text).toContain('请尽快办理');
    expect(chat.cards(own(HEAD))).toEqual([]);
    await timePasses('2026-03-17 17:31');
    expect(chat.card(own(HEAD), '红灯 · 首次联系').text).toContain('请今天办理');
    const red = chat.card(own(PROMOTER), '红灯 · 首次联系');
    await chat.press(PROMOTER, red, '已联系，转研判');
    expect((await leads())[0]).toMatchObject({ stage: 'study' });
    await timePasses('2026-03-17 17:40');
    expect(chat.cards(own(HEAD))).toHaveLength(1);
  });
});

describe('the pipeline', () => {
  test('goes from step to step on the card, and ends with a reason', async () => {
    await registered();
    const card = chat.card(own(PROMOTER), '线索 · ');
    await chat.press(PROMOTER, card, '已联系，转研判');
    await chat.press(PROMOTER, card, '已流失');
    const form = chat.card(own(PROMOTER), '记为已流失');
    const empty = await chat.press(PROMOTER, form, '提交', { words: ' ' });
    expect(empty.toast?.content).toContain('没有写内容');
    await chat.press(PROMOTER, form, '提交', { words: '选了别处' });
    expect((await leads())[0]).toMatchObject({ stage: 'lost', lost: { reason: '选了别处' } });
    const lost = chat.card(own(PROMOTER), '线索 · ');
    await chat.press(PROMOTER, lost, '重新跟进');
    expect((await leads())[0]?.stage).toBe('study');
  });

  test('a lead of somebody who is no promoter is assigned, and they hear what becomes of it', async () => {
    const lead = await registered('U018', '晨曦新材料公司投3亿');
    expect(lead.owner).toBe(PROMOTER);
    const card = chat.card(own(PROMOTER), '线索 · ');
    await chat.press(PROMOTER, card, '已联系，转研判');
    expect(chat.card(own('U018'), '线索进展').text).toContain('已到“研判”');
  });

  test('signing becomes a project with everything known and its first nodes done', async () => {
    await registered();
    const card = chat.card(own(PROMOTER), '线索 · ');
    await chat.press(PROMOTER, card, '已签约');
    const form = chat.card(own(PROMOTER), '记签约');
    await chat.press(PROMOTER, form, '提交', { amount: '3亿', day: '2026-03-16 +0800' });
    const signed = chat.card(own(OPERATOR), '已签约，请建项目');
    expect((await chat.press(PROMOTER, signed, '建项目')).toast?.content).toContain('只有操作员');
    await chat.press(OPERATOR, signed, '建项目');
    const opening = chat.card(own(OPERATOR), '新建项目');
    const next = await chat.press(OPERATOR, opening, '下一步', {
      name: '晨曦薄膜项目',
      owner: '晨曦新材料有限公司',
      location: 'JKQ',
      investment: '3亿',
      key_project: 'no',
      lead: 'U003',
      agent: 'U015',
      contact: 'U031',
    });
    const questions = { ...opening, card: next.card as typeof opening.card };
    const previewed = await chat.press(OPERATOR, questions, '预览', {});
    const preview = { ...opening, card: previewed.card as typeof opening.card };
    const opened = await chat.press(OPERATOR, preview, '开通');
    expect(opened.toast?.content).toContain('已开通');
    await chat.deliver();
    const [lead] = await leads();
    expect(lead?.project).toBe('P-2026-0001');
    expect(chat.card(chat.groupOf('晨曦薄膜项目'), '线索经过').text).toContain('已签约');
  });
});

describe('lists', () => {
  test('线索 shows my own, 线索 with a number that one, 线索看板 the week', async () => {
    await registered();
    const [list] = await tell(PROMOTER, '线索');
    expect(list?.title).toBe('我的线索 · 1 条');
    expect((await tell(PROMOTER, '线索 L-2026-0001'))[0]?.title).toBe('线索 · 晨曦新材料有限公司');
    expect((await tell('U018', '线索 L-2026-0001'))[0]?.title).toBe('没有找到');
    expect((await tell(HEAD, '线索看板'))[0]?.text).toContain('新增 1 · 推进 0 · 签约 0');
  });

  test('a confidential lead is on nobody else’s list', async () => {
    await registered(PROMOTER, '晨曦新材料公司投3亿，保密');
    for (const person of [HEAD, OPERATOR, 'U001']) {
      expect((await tell(person, '线索 L-2026-0001'))[0]?.title).toBe('没有找到');
      expect((await tell(person, '线索看板'))[0]?.text).toContain('新增 0');
    }
  });
});

describe('what is no lead', () => {
  test('a question is answered out of the policy file, or passed to the duty officer', async () => {
    expect((await tell(PROMOTER, '保密线索谁能看？'))[0]?.title).toBe('保密线索谁能看？');
    expect((await tell(PROMOTER, '设备补贴政策是多少？'))[0]?.title).toBe('已转值班人员');
    const asked = chat.card(own(OPERATOR), '招商咨询，请答复');
    await chat.press(OPERATOR, asked, '答复', { words: '请看 2026 年若干政策' });
    expect(chat.card(own(PROMOTER), '您问的有答复了').text).toContain('2026 年若干政策');
    const again = await chat.press(OPERATOR, asked, '答复', { words: '再答' });
    expect(again.toast?.content).toContain('已经处理过');
  });

  test.each(['a', '。', '云'])('%s gets a short word and saves nothing', async (text) => {
    const [answer, ...others] = await tell(PROMOTER, text);
    expect(answer?.text.split('\n')).toHaveLength(4);
    expect(answer?.text).toContain('没有当作线索');
    expect(answer?.text).not.toContain('[');
    expect(others).toEqual([]);
    expect(await leads()).toEqual([]);
  });

  test('talk that was a lead after all is a form away, and nobody is reminded of it', async () => {
    const [answer] = await tell(PROMOTER, '云岭那边的老板回话了');
    expect(answer?.title).toBe('没有当作线索');
    expect((await tell(PROMOTER, '线索'))[0]?.text).not.toContain('没有确认');
    await chat.press(PROMOTER, answer!, '是线索，填写登记');
    const form = chat.card(own(PROMOTER), '改线索');
    const kept = await chat.press(PROMOTER, form, '改好了', { company: '云岭药业' });
    expect((await tell(PROMOTER, '线索'))[0]?.text).toContain('还有 1 条没有确认');
    await chat.press(PROMOTER, { ...form, card: kept.card as Card }, '确认');
    expect((await leads())[0]?.facts.company).toBe('云岭药业');
  });

  test('whoever is no promoter gets the help', async () => {
    expect((await tell('U018', '天上有云'))[0]?.title).toBe('没有看懂这句话');
  });

  test.each([
    ['收到，谢谢', '不客气'],
    ['辛苦了', '不客气'],
    ['嗯', '好的'],
    ['好的收到', '好的'],
    ['👌', '好的'],
    ['[OK]👍', '好的'],
    ['早上好', '您好'],
  ])('%s gets one friendly line and saves nothing', async (text, title) => {
    const cards = await tell(PROMOTER, text);
    expect(cards.map((card) => card.title)).toEqual([title]);
    expect(cards[0]?.text.split('\n')).toHaveLength(2);
    expect(await leads()).toEqual([]);
  });

  test('收到 under the card of a lead is no follow-up of it', async () => {
    await registered();
    const card = chat.card(own(PROMOTER), '线索 · ');
    const [answer] = await chat.say(PROMOTER, own(PROMOTER), '收到', card.messageId);
    expect(answer?.text).toContain('没有记成跟进');
    expect((await leads())[0]?.notes).toEqual([]);
  });

  test('a long text is read, a book is politely refused', async () => {
    const long = `晨曦新材料公司投3亿。${'背景情况如下。'.repeat(600)}`;
    expect((await tell(PROMOTER, long))[0]?.title).toContain('核对线索');
    expect(await tell(PROMOTER, '长'.repeat(20_001))).toHaveLength(1);
  });

  test('five leads at once are five drafts, in their order', async () => {
    const names = ['青山', '白水', '红石', '黑土', '黄沙'].map((name) => `${name}药业`);
    const cards = await tell(PROMOTER, names.map((name) => `${name}投1亿`).join('；'));
    expect(cards.map(({ title }) => title)).toEqual(names.map((name) => `核对线索 · ${name}`));
    for (const card of cards) await chat.press(PROMOTER, card, '确认');
    expect(await leads()).toHaveLength(5);
  });

  test('a reader that fails costs nobody an answer', async () => {
    const failing = { read: async () => Promise.reject(new Error('nonsense')) };
    const leadsDesk = { ...bot.context().leads, reader: failing };
    const { readAhead } = await import('./intake.ts');
    const ahead = await readAhead(
      bot.context({ leads: leadsDesk }),
      {
        message: {
          isGroup: false,
          messageId: 'm',
          sentAt: 0,
          content: { kind: 'text', text: '' },
        },
      } as never,
      '晨曦新材料公司',
      await bot.context().who(),
      { id: PROMOTER, name: '', unit: 'TCZ', role: 'promoter', title: '', active: true },
    );
    expect(ahead?.reading.kind).toBe('other');
  });

  test('线索 and words that no reader understands is a form to fill', async () => {
    const [draft] = await tell(PROMOTER, '线索 有个做菜的要来');
    expect(draft?.text).toContain('没有读出企业');
  });
});
