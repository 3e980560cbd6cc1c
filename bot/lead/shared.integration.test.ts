import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Card } from '../../cards/parts.ts';
import { listLeads } from '../../db/queries/leads.ts';
import { loadProjects } from '../../db/queries/projects.ts';
import { at, finish, promise } from '../../domain/testing.ts';
import { makeDigests } from '../dispatch/make.ts';
import { takeIn, workInbox } from '../intake/messages.ts';
import { type TestBot, testBot } from '../testing/bot.ts';
import { chatWith } from '../testing/chat.ts';
import { keepTestServer } from '../testing/database.ts';
import { sweepLeads } from './sweep.ts';

keepTestServer();

const [PROMOTER, OTHER, HEAD, OPERATOR] = ['U064', 'U065', 'U046', 'U066'];
const GROUP = 'oc_leads';

let bot: TestBot;
let chat: ReturnType<typeof chatWith>;
beforeEach(async () => {
  bot = await testBot();
  chat = chatWith(bot);
  bot.messenger.chats.set(GROUP, {
    chatId: GROUP,
    name: '招商线索群',
    members: new Set([PROMOTER, OTHER, HEAD].map((person) => `ou_${person}`)),
    pins: new Set(),
  });
});
afterEach(() => bot.close());

const own = (person: string) => chat.ownChat(person);
const leads = () => listLeads(bot.db);
const SAID = '晨曦新材料有限公司想投3亿做薄膜，方总13900001234';

async function register(person: string, text = SAID) {
  const [draft] = await chat.say(person, own(person), text);
  await chat.press(person, draft!, '确认');
}

describe('a group', () => {
  test('takes leads once an operator or the head of promoters says so, until they say otherwise', async () => {
    expect((await chat.say(PROMOTER, GROUP, SAID))[0]?.title).toBe('没有看懂这句话');
    expect((await chat.say(PROMOTER, GROUP, '本群收线索'))[0]?.text).toContain('只有操作员');
    expect((await chat.say(HEAD, GROUP, '本群收线索'))[0]?.title).toBe('本群开始收线索');
    expect((await chat.say(HEAD, GROUP, '本群收线索'))[0]?.title).toBe('本群已经在收线索');
    const [draft] = await chat.say(PROMOTER, GROUP, SAID);
    expect(draft?.title).toContain('核对线索');
    const others = await chat.press(OTHER, draft!, '确认');
    expect(others.toast?.content).toContain('请本人确认');
    expect(await leads()).toEqual([]);
    await chat.press(PROMOTER, draft!, '改');
    expect(chat.card(own(PROMOTER), '改线索')).toBeDefined();
    await chat.press(PROMOTER, draft!, '确认');
    expect(await leads()).toHaveLength(1);
    expect((await chat.say(OPERATOR, GROUP, '本群不再收线索'))[0]?.title).toBe('本群不再收线索');
    expect((await chat.say(PROMOTER, GROUP, SAID))[0]?.title).toBe('没有看懂这句话');
  });

  test('hears only what is said to the bot', async () => {
    await chat.say(HEAD, GROUP, '本群收线索');
    expect(await chat.overhear(PROMOTER, GROUP, SAID)).toEqual([]);
    const [draft] = await chat.say(PROMOTER, GROUP, SAID);
    expect(draft?.title).toContain('核对线索');
  });

  test('sees nothing of what is confidential: its card comes to the own chat', async () => {
    await chat.say(HEAD, GROUP, '本群收线索');
    const [answer] = await chat.say(PROMOTER, GROUP, `${SAID}，保密`);
    expect(answer?.title).toBe('已发到单聊');
    await chat.press(PROMOTER, chat.card(own(PROMOTER), '核对线索'), '确认');
    const [progress] = await chat.say(PROMOTER, GROUP, '上次晨曦新材料有限公司在谈');
    expect(progress?.title).toBe('已发到单聊');
    const [both] = await chat.say(PROMOTER, GROUP, '晨曦新材料有限公司投5亿；云岭药业投1亿');
    expect(both?.title).toContain('云岭药业');
    const inGroup = chat.cards(GROUP).map(({ text, title }) => `${title} ${text}`);
    expect(inGroup.filter((words) => words.includes('晨曦'))).toEqual([]);
    expect(chat.cards(own(PROMOTER), '核对线索 · 晨曦新材料有限公司').length).toBeGreaterThan(0);
  });

  test('learns nothing from its card of a draft that was made confidential since', async () => {
    await chat.say(HEAD, GROUP, '本群收线索');
    const [draft] = await chat.say(PROMOTER, GROUP, SAID);
    await chat.press(PROMOTER, draft!, '改');
    const filled = { company: '晨曦新材料（苏州）', confidential: 'yes' };
    await chat.press(PROMOTER, chat.card(own(PROMOTER), '改线索'), '改好了', filled);
    const again = await chat.press(PROMOTER, draft!, '确认');
    expect(JSON.stringify(again.card)).not.toContain('苏州');
    await chat.press(PROMOTER, chat.card(own(PROMOTER), '核对线索 · 晨曦新材料（苏州）'), '确认');
    expect(await leads()).toMatchObject([{ confidential: { leaders: [] } }]);
  });

  test('hears of another’s confidential lead no more than whom to ask', async () => {
    await chat.say(HEAD, GROUP, '本群收线索');
    await register(PROMOTER, `${SAID}，保密`);
    const [draft] = await chat.say(OTHER, GROUP, '晨曦新材料有限公司投5亿');
    expect(draft?.text).toContain('已有人在跟，请问 投促中心 景招远');
    expect(draft?.text).not.toContain('L-2026-0001');
  });

  test('takes the lead of somebody who is no promoter, and it is assigned', async () => {
    await chat.say(HEAD, GROUP, '本群收线索');
    const [draft] = await chat.say('U029', GROUP, SAID);
    await chat.press('U029', draft!, '确认');
    expect(await leads()).toMatchObject([{ first: { by: 'U029' }, owner: PROMOTER }]);
  });

  test('tells somebody whom the district does not know so', async () => {
    await chat.say(HEAD, GROUP, '本群收线索');
    const [answer] = await chat.say('nobody', GROUP, SAID);
    expect(answer?.title).not.toContain('核对线索');
    expect(answer).toBeDefined();
    expect(await leads()).toEqual([]);
  });

  test('that takes none leaves a lead behind the word 线索 to the own chat', async () => {
    expect((await chat.say(PROMOTER, GROUP, `线索 ${SAID}`))[0]?.title).toBe('已发到单聊');
    expect(chat.card(own(PROMOTER), '核对线索').title).toContain('晨曦新材料有限公司');
  });

  test('of a project takes none', async () => {
    await bot.open('DEMO-01');
    await chat.deliver();
    const group = [...bot.messenger.chats.keys()].find((id) => id !== GROUP) ?? '';
    expect((await chat.say(OPERATOR, group, '本群收线索'))[0]?.text).toContain('项目专班群不能');
  });
});

test('a dispute goes to the operator with both records, who says whose it is', async () => {
  await register(PROMOTER);
  await register(OTHER, '晨熙新材料公司投2亿');
  const [answer] = await chat.say(OTHER, own(OTHER), '线索争议 L-2026-0001 我上周已拜访');
  expect(answer?.title).toBe('已送操作员裁定');
  const card = chat.card(own(OPERATOR), '线索归属争议');
  expect(card.text).toContain('原记录 | L-2026-0001');
  expect(card.text).toContain('另一条 | L-2026-0002');
  await chat.press(OPERATOR, card, '归 戚沪生');
  const ruled = (await leads()).find(({ id }) => id === 'L-2026-0001');
  expect(ruled).toMatchObject({ owner: OTHER, first: { by: PROMOTER }, dispute: null });
  expect(chat.card(own(PROMOTER), '线索进展').text).toContain('归属已裁定');
  expect(chat.cards(own(OTHER), '线索进展')).toEqual([]);
});

test('handed over, a lead’s card comes to whoever takes it', async () => {
  await register(PROMOTER);
  await chat.press(PROMOTER, chat.card(own(PROMOTER), '线索 · '), '转交');
  await chat.press(PROMOTER, chat.card(own(PROMOTER), '转交线索'), '提交', { to: OTHER });
  expect((await leads())[0]?.owner).toBe(OTHER);
  expect(chat.card(own(OTHER), '线索 · ').text).toContain('经开区 戚沪生');
});

test('a lead taken from its owner, or kept from who disputed it, is told to them', async () => {
  await register(PROMOTER);
  await chat.say(OTHER, own(OTHER), '线索争议 L-2026-0001 我上周已拜访');
  await chat.press(OPERATOR, chat.card(own(OPERATOR), '线索归属争议'), '归 景招远');
  expect(chat.card(own(OTHER), '线索进展').text).toContain('由 投促中心 景招远 跟办');
  const [shown] = await chat.say(HEAD, own(HEAD), '线索 L-2026-0001');
  await chat.press(HEAD, shown!, '转交');
  await chat.press(HEAD, chat.card(own(HEAD), '转交线索'), '提交', { to: OTHER });
  expect(chat.card(own(PROMOTER), '线索进展').text).toContain('已转给 经开区 戚沪生 跟办');
});

test('in reserve 0102 runs in the project, and the lead follows it', async () => {
  await register(PROMOTER);
  await chat.press(
    OPERATOR,
    (await chat.say(OPERATOR, own(OPERATOR), '线索 L-2026-0001'))[0]!,
    '入库储备',
  );
  const form = chat.card(own(OPERATOR), '新建项目');
  const facts = {
    name: '晨曦薄膜',
    owner: '晨曦',
    location: 'JKQ',
    investment: '3亿',
    key_project: 'no',
  };
  const team = { lead: 'U003', agent: 'U015', contact: 'U031' };
  const next = await chat.press(OPERATOR, form, '下一步', { ...facts, ...team });
  const asked = await chat.press(OPERATOR, { ...form, card: next.card as Card }, '预览', {});
  await chat.press(OPERATOR, { ...form, card: asked.card as Card }, '开通');
  expect((await leads())[0]).toMatchObject({ stage: 'new', project: 'P-2026-0001' });
  const [project] = await loadProjects(bot.db, ['P-2026-0001']);
  expect(project?.nodes.get('0101')).toMatchObject({ status: 'done', doneBy: null });
  const papers = ['M003', 'M004', 'M005', 'M006'];
  await bot.execute('P-2026-0001', promise('0102', papers, '2026-03-27', HEAD));
  await bot.execute('P-2026-0001', finish('0102', HEAD));
  await sweepLeads(bot.context(), bot.clock.now());
  expect((await leads())[0]?.stage).toBe('contact');
});

test('ten messages in a second get ten answers, and nothing is saved', async () => {
  for (let n = 0; n < 10; n += 1) {
    await takeIn(bot.context(), {
      type: 'message',
      key: `m${n}`,
      messageId: `m${n}`,
      chatId: own(PROMOTER),
      isGroup: false,
      senderOpenId: `ou_${PROMOTER}`,
      sentAt: bot.clock.now(),
      parentId: null,
      mentionsBot: false,
      content: { kind: 'text', text: `青山${'甲乙丙丁戊己庚辛壬癸'[n]}药业投1亿` },
    });
  }
  await workInbox(bot.context());
  await chat.deliver();
  expect(chat.cards(own(PROMOTER), '核对线索')).toHaveLength(10);
  expect(await leads()).toEqual([]);
});

test.each(['audio', 'interactive', 'merge_forward', 'sticker'])(
  'a message of the kind %s is answered: text is needed',
  async (what) => {
    await takeIn(bot.context(), {
      type: 'message',
      key: 'v',
      messageId: 'v',
      chatId: own(PROMOTER),
      isGroup: false,
      senderOpenId: `ou_${PROMOTER}`,
      sentAt: bot.clock.now(),
      parentId: null,
      mentionsBot: false,
      content: { kind: 'other', what },
    });
    await workInbox(bot.context());
    await chat.deliver();
    expect(chat.cards(own(PROMOTER))[0]?.text).toContain('请用文字再说一遍');
  },
);

test('a picture of a promoter is answered: what stands in it must be written', async () => {
  const [card] = await chat.sendPicture(PROMOTER, own(PROMOTER), Buffer.from('x'));
  expect(card?.title).toBe('请用文字发');
});

test('the weekly digest of the unit tells of its leads, without the confidential', async () => {
  await makeDigests(bot.context(), bot.clock.now());
  await register(PROMOTER);
  await register(PROMOTER, '云岭药业投1亿，保密');
  bot.clock.district = at('2026-03-23 08:07');
  await makeDigests(bot.context(), bot.clock.now());
  await chat.deliver();
  const digest = chat.card(own(HEAD), '周调度');
  expect(digest.text).toContain('新增 1 · 推进 0 · 签约 0 · 流失 0 · 逾期：首次联系 1');
  expect(digest.text).not.toContain('云岭');
});

test('the month’s digest counts the landmarks signed in it, and no secret', async () => {
  await makeDigests(bot.context(), bot.clock.now());
  await register(PROMOTER);
  await chat.press(PROMOTER, chat.card(own(PROMOTER), '线索 · '), '已签约');
  const signed = { amount: '1.5亿', day: '2026-03-16 +0800' };
  await chat.press(PROMOTER, chat.card(own(PROMOTER), '记签约'), '提交', signed);
  await register(OTHER, '青山药业投2亿');
  await chat.press(OTHER, chat.card(own(OTHER), '线索 · '), '已签约');
  const small = { amount: '9999万', day: '2026-03-16 +0800' };
  await chat.press(OTHER, chat.card(own(OTHER), '记签约'), '提交', small);
  await register(PROMOTER, '云岭药业投8亿，保密');
  bot.clock.district = at('2026-04-01 08:13');
  await makeDigests(bot.context(), bot.clock.now());
  await chat.deliver();
  const digest = chat.card(own('U001'), '月调度');
  expect(digest.text).toContain('新增 2 · 推进 0 · 签约 2');
  expect(digest.text).toContain('签约亿元以上项目 1 个，合计 1.5 亿元。');
  expect(digest.text).not.toContain('云岭');
});

test('nobody but owner and named leaders is called about a confidential lead', async () => {
  await register(PROMOTER, '晨曦新材料公司投3亿，保密');
  bot.clock.district = at('2026-03-18 09:00');
  await sweepLeads(bot.context(), bot.clock.now());
  await chat.deliver();
  const told = bot.messenger.messages.filter(({ card }) => JSON.stringify(card).includes('晨曦'));
  expect(new Set(told.map(({ chatId }) => chatId))).toEqual(new Set([own(PROMOTER)]));
});

test('a lead that is made confidential is covered where others had its card', async () => {
  await register(PROMOTER);
  bot.clock.district = at('2026-03-17 17:31');
  await sweepLeads(bot.context(), bot.clock.now());
  await chat.deliver();
  expect(chat.cards(own(HEAD), '红灯')).toHaveLength(1);
  await chat.press(PROMOTER, chat.card(own(PROMOTER), '线索 · '), '改');
  const form = chat.card(own(PROMOTER), '改线索');
  await chat.press(PROMOTER, form, '提交', { company: '晨曦新材料', confidential: 'yes' });
  expect(chat.cards(own(HEAD)).map(({ title }) => title)).toEqual(['线索已转为保密']);
  expect(chat.card(own(PROMOTER), '线索 · ').text).toContain('只有跟办人可见');
});
