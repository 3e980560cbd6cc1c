import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findNextDraftCheck } from '../../db/queries/drafts.ts';
import { at } from '../../domain/testing.ts';
import { type TestBot, testBot } from '../testing/bot.ts';
import { chatWith } from '../testing/chat.ts';
import { keepTestServer } from '../testing/database.ts';
import { sweepQuestions } from './question.ts';

keepTestServer();

const [PROMOTER, HEAD, OPERATOR] = ['U064', 'U046', 'U066'];
const GROUP = 'oc_leads';
const ASKED = '设备补贴政策是多少？';

let bot: TestBot;
let chat: ReturnType<typeof chatWith>;
beforeEach(async () => {
  bot = await testBot();
  chat = chatWith(bot);
  const members = new Set([PROMOTER, HEAD].map((person) => `ou_${person}`));
  bot.messenger.chats.set(GROUP, { chatId: GROUP, name: '招商群', members, pins: new Set() });
});
afterEach(() => bot.close());

const own = (person: string) => chat.ownChat(person);

async function timePasses(until: string) {
  bot.clock.district = at(until);
  await sweepQuestions(bot.context(), bot.clock.now());
  await chat.deliver();
}

describe('a question that the policy file does not answer', () => {
  test('asked in a group is answered in the own chat of whoever asked', async () => {
    await chat.say(HEAD, GROUP, '本群收线索');
    const [passed] = await chat.say(PROMOTER, GROUP, ASKED);
    expect(passed?.text).toContain('已转 发改委 总一鸣，答复会发到您的单聊');
    const before = chat.cards(GROUP).length;
    const form = chat.card(own(OPERATOR), '招商咨询，请答复');
    await chat.press(OPERATOR, form, '答复', { words: '请看 2026 年若干政策' });
    expect(chat.card(own(PROMOTER), '您问的有答复了').text).toContain('总一鸣');
    expect(chat.cards(GROUP)).toHaveLength(before);
    expect(await findNextDraftCheck(bot.db)).toBeNull();
  });

  test('is reminded of once after a working day, and whoever asked hears so', async () => {
    await chat.say(PROMOTER, own(PROMOTER), ASKED);
    await timePasses('2026-03-17 08:00');
    expect(chat.cards(own(OPERATOR), '招商咨询还没有答复')).toEqual([]);
    await timePasses('2026-03-17 17:31');
    await timePasses('2026-03-20 17:31');
    expect(chat.cards(own(OPERATOR), '招商咨询还没有答复')).toHaveLength(1);
    const told = chat.cards(own(PROMOTER), '您问的还没有答复');
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain('已再次提醒 发改委 总一鸣。急用请直接联系。');
    const again = chat.card(own(OPERATOR), '招商咨询还没有答复');
    await chat.press(OPERATOR, again, '答复', { words: '按投资额的百分之五' });
    expect(chat.card(own(PROMOTER), '您问的有答复了').text).toContain('百分之五');
  });

  test('that was answered in time is not reminded of', async () => {
    await chat.say(PROMOTER, own(PROMOTER), ASKED);
    const form = chat.card(own(OPERATOR), '招商咨询，请答复');
    await chat.press(OPERATOR, form, '答复', { words: '百分之五' });
    await timePasses('2026-03-20 17:31');
    expect(chat.cards(own(PROMOTER), '您问的还没有答复')).toEqual([]);
  });

  test('asked on a Friday waits for Monday', async () => {
    bot.clock.district = at('2026-03-20 16:00');
    await chat.say(PROMOTER, own(PROMOTER), ASKED);
    await timePasses('2026-03-22 12:00');
    expect(chat.cards(own(OPERATOR), '招商咨询还没有答复')).toEqual([]);
    await timePasses('2026-03-23 17:00');
    expect(chat.cards(own(OPERATOR), '招商咨询还没有答复')).toHaveLength(1);
  });
});
