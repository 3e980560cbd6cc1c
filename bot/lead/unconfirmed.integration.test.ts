import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findNextDraftCheck } from '../../db/queries/drafts.ts';
import { listLeads } from '../../db/queries/leads.ts';
import { createDirectory } from '../../domain/people/types.ts';
import { at } from '../../domain/testing.ts';
import { type TestBot, testBot } from '../testing/bot.ts';
import { chatWith } from '../testing/chat.ts';
import { keepTestServer } from '../testing/database.ts';
import { sweepLeadDrafts } from './draft-sweep.ts';

keepTestServer();

const PROMOTER = 'U064';
const SAID = '晨曦新材料有限公司想投3亿做薄膜，方总13900001234';

let bot: TestBot;
let chat: ReturnType<typeof chatWith>;
beforeEach(async () => {
  bot = await testBot();
  chat = chatWith(bot);
});
afterEach(() => bot.close());

const own = () => chat.ownChat(PROMOTER);
const tell = (text: string) => chat.say(PROMOTER, own(), text);
const leads = () => listLeads(bot.db);

async function timePasses(until: string) {
  bot.clock.district = at(until);
  await sweepLeadDrafts(bot.context(), bot.clock.now());
  await chat.deliver();
}

describe('a draft that nobody confirms', () => {
  test('is reminded of once, after a working day, and can be confirmed there', async () => {
    await tell(SAID);
    await timePasses('2026-03-17 08:59');
    expect(chat.cards(own(), '核对线索')).toHaveLength(1);
    await timePasses('2026-03-17 18:00');
    await timePasses('2026-03-18 18:00');
    const cards = chat.cards(own(), '核对线索');
    expect(cards).toHaveLength(2);
    expect(cards[1]?.text).toContain(
      '这条线索还没有确认，确认后才会登记。3月19日 17:30（周四）前没有确认，草稿就过期。',
    );
    await chat.press(PROMOTER, cards[1]!, '确认');
    expect(await leads()).toHaveLength(1);
    const old = await chat.press(PROMOTER, cards[0]!, '确认');
    expect(old.toast?.content).toBe('这条已经处理过，没有改动。');
    expect(JSON.stringify(old.card)).not.toContain('lead-confirm');
    expect(await findNextDraftCheck(bot.db)).toBeNull();
  });

  test('expires with a word: nothing is saved, and it can be taken up again', async () => {
    const [draft] = await tell(SAID);
    await timePasses('2026-03-17 18:00');
    await timePasses('2026-03-19 17:31');
    const expired = chat.card(own(), '线索草稿已过期 · 晨曦新材料有限公司');
    expect(expired.text).toContain(`“${SAID}”`);
    expect(expired.text).toContain('30 天内可以接着核对');
    expect(await leads()).toEqual([]);
    await timePasses('2026-03-25 09:00');
    const stale = await chat.press(PROMOTER, draft!, '确认');
    expect(stale.toast?.content).toBe('这份草稿已过期，没有登记。请再核对一遍。');
    expect(await leads()).toEqual([]);
    const again = await chat.press(PROMOTER, expired, '接着核对');
    expect(JSON.stringify(again.card)).toContain('lead-confirm');
    await chat.press(PROMOTER, { ...expired, card: again.card as typeof expired.card }, '确认');
    expect((await leads())[0]?.facts.company).toBe('晨曦新材料有限公司');
  });

  test('and was changed after the reminder has its days anew', async () => {
    const [draft] = await tell(SAID);
    await timePasses('2026-03-17 18:00');
    bot.clock.district = at('2026-03-19 10:00');
    await chat.press(PROMOTER, draft!, '改');
    await chat.press(PROMOTER, chat.card(own(), '改线索'), '改好了', { company: '晨曦' });
    await timePasses('2026-03-19 18:00');
    expect(chat.cards(own(), '线索草稿已过期')).toEqual([]);
    await timePasses('2026-03-23 18:00');
    expect(chat.cards(own(), '线索草稿已过期 · 晨曦')).toHaveLength(1);
  });

  test('is not waited for once it is no lead', async () => {
    const [draft] = await tell(SAID);
    await chat.press(PROMOTER, draft!, '不是线索');
    expect(await findNextDraftCheck(bot.db)).toBeNull();
  });
});

test('many are told of in one card, each a tap away', async () => {
  await tell(['青山', '白水', '红石'].map((name) => `${name}药业投1亿`).join('；'));
  expect((await tell('线索'))[0]?.text).toContain('还有 3 条没有确认');
  await timePasses('2026-03-17 18:00');
  const card = chat.card(own(), '还有 3 条线索没有确认');
  expect(card.text).toContain('红石药业');
  const answer = await chat.press(PROMOTER, card, '核对');
  expect(answer.toast?.type).toBe('success');
  expect(chat.cards(own(), '核对线索')).toHaveLength(4);
  await timePasses('2026-03-19 18:00');
  expect(chat.card(own(), '3 条线索草稿已过期').text).toContain('白水药业');
  expect(chat.cards(own(), '线索草稿已过期')).toEqual([]);
  expect(await leads()).toEqual([]);
});

test('whoever has left is reminded of nothing', async () => {
  await tell(SAID);
  const { world, ...who } = await bot.context().who();
  const people = world.directory.known().filter(({ id }) => id !== PROMOTER);
  const without = { ...who, world: { ...world, directory: createDirectory(people) } };
  const from = bot.messenger.messages.length;
  bot.clock.district = at('2026-03-17 18:00');
  await sweepLeadDrafts({ db: bot.db, who: async () => without }, bot.clock.now());
  await chat.deliver();
  expect(bot.messenger.messages).toHaveLength(from);
  expect(await findNextDraftCheck(bot.db)).toBeNull();
});

test('a draft about a lead that became confidential tells no more of it', async () => {
  const HEAD = 'U046';
  const [draft] = await tell(SAID);
  await chat.press(PROMOTER, draft!, '确认');
  const [update] = await chat.say(HEAD, chat.ownChat(HEAD), '上次晨曦新材料公司在谈了');
  expect(update?.text).toContain('L-2026-0001 · 新线索');
  await chat.press(PROMOTER, chat.card(own(), '线索 · '), '改');
  const secret = { company: '晨曦新材料', confidential: 'yes', leaders: ['U003'] };
  await chat.press(PROMOTER, chat.card(own(), '改线索'), '提交', secret);
  const refused = await chat.press(HEAD, update!, '确认');
  expect(refused.toast?.content).toBe('这条线索由 投促中心 景招远 办理，没有改动。');
  await timePasses('2026-03-17 18:00');
  const reminder = chat.cards(chat.ownChat(HEAD), '核对').at(-1);
  expect(reminder?.text).toContain('还没有确认');
  expect(reminder?.text).not.toContain('L-2026-0001');
});
