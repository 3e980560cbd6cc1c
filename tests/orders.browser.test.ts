import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { cardIn, launchBrowser, portray, wide } from './browser.ts';
import { type District, openDistrict, titleOf } from './district.ts';
import { isLong } from './long.ts';

// 0404 of 岐禾 is due on 17 March at 17:30: 俞澄 answers for it, 卓文渊 is the head, 邬思齐 leads.
const GROUP = '岐禾中药';

let district: District;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [district, browser] = await Promise.all([
    openDistrict({ projects: ['DEMO-02'] }),
    launchBrowser(),
  ]);
  context = await browser.newContext({ locale: 'zh-CN', reducedMotion: 'reduce' });
  context.setDefaultTimeout(15_000);
});
afterEach(() => page?.close());
afterAll(async () => {
  await browser?.close();
  await district?.close();
});

const groupChat = async () => (await district.group(GROUP)).chat_id;

async function ownChat(name: string): Promise<string> {
  const chats = await district.drive.chats(district.idOf(name));
  const own = chats.find(({ type }) => type === 'p2p');
  if (!own) throw new Error(`${name} has no own chat`);
  return own.chat_id;
}

async function find(chat: string, title: RegExp) {
  const messages = await district.drive.messages(chat);
  const found = messages.findLast((message) => title.test(titleOf(message)));
  if (!found) throw new Error(`no card ${title} among ${messages.map(titleOf).join(', ')}`);
  return found;
}

/** Presses a button on the newest card with such a title. */
async function press(name: string, chat: string, title: RegExp, button: string, form = {}) {
  const { message_id } = await find(chat, title);
  const answer = await district.drive.click({
    as: district.idOf(name),
    message_id,
    button,
    form,
  });
  await district.drive.idle();
  return answer;
}

/** Takes a picture of a card, wide and on a phone, and tells what is wrong with how it looks. */
async function look(name: string, where: 'own' | 'group', title: string, picture: string) {
  const chat = where === 'own' ? 'own' : await groupChat();
  page = await context.newPage();
  await page.setViewportSize(wide);
  await page.goto(`${district.url}/?as=${district.idOf(name)}&chat=${chat}`);
  const card = cardIn(page, title);
  await card.waitFor();
  expect(await portray(page, picture, card)).toEqual([]);
  await page.close();
}

/** The clock moves by weeks, and every look takes two pictures. */
const WITHIN_MS = 240_000;
const ORDER = /^督办单 S\d+ · 0404/;

test(
  'an order fits the screen at every step',
  async () => {
    const { drive } = district;
    await drive.moveClock({ to: '2026-03-17T18:00:00+08:00' });
    await look('俞澄', 'group', '督办单 S\\d+ · 0404', 'order-red');
    await press('俞澄', await groupChat(), ORDER, '接办');
    await look('俞澄', 'own', '接办 · 督办单', 'order-form-accept');
    const people = await drive.people();
    const person = people.find(({ name }) => name === '俞澄')?.union_id ?? '';
    await press('俞澄', await ownChat('俞澄'), /^接办 · 督办单/, '接办', {
      person,
      cause: 'priorNode',
      words: '等宗地图，明天送审',
    });
    await drive.moveClock({ to: '2026-03-20T18:00:00+08:00' });
    await look('邬思齐', 'group', '督办单 S\\d+ · 3天反馈逾期', 'order-call-3');
    await look('邬思齐', 'own', '督办单 S\\d+ · 3天反馈逾期', 'order-leader');
    await look('俞澄', 'group', '督办单 S\\d+ · 0404', 'order-missed');
    await press('俞澄', await groupChat(), ORDER, '申请限期方案');
    await look('俞澄', 'own', '申请限期方案', 'order-form-plan');
    await press('俞澄', await ownChat('俞澄'), /^申请限期方案/, '提交方案', {
      day: '2026-04-30 +0800',
      words: '先出图，再挂牌',
    });
    await look('邬思齐', 'own', '限期方案 · 督办单', 'order-plan');
  },
  WITHIN_MS,
);

// Weeks of a whole project take minutes: with the long tests.
test.runIf(isLong)(
  'the top of the ladder and the close-out fit, too',
  async () => {
    const { drive } = district;
    await drive.moveClock({ to: '2026-04-25T18:00:00+08:00' });
    await look('顾承砚', 'own', '约谈建议', 'order-summons');
    await look('顾承砚', 'group', '督办单 S\\d+ · 1个月完成逾期', 'order-call-month');
    await look('俞澄', 'group', GROUP, 'order-progress');
    const as = district.idOf('卫执中');
    await drive.say({ as, text: '督办' });
    await drive.idle();
    await look('卫执中', 'own', '督办单 · ', 'order-list');

    const helper = district.idOf('俞澄');
    const chat_id = await groupChat();
    for (const name of ['宗地图.pdf', '国有建设用地出让方案.pdf']) {
      const { message_id: reply_to } = await find(chat_id, /^0404/);
      const base64 = Buffer.from(name).toString('base64');
      await drive.say({ as: helper, chat_id, reply_to, file: { name, base64 } });
      await drive.idle();
    }
    await press('俞澄', chat_id, ORDER, '办结');
    await look('卫执中', 'own', '销号复核', 'order-verify');
    await look('左怀瑾', 'own', '问题解决了吗', 'order-enterprise');
    await press('卫执中', await ownChat('卫执中'), /^销号复核/, '退回', { words: '图没有盖章' });
    await look('俞澄', 'group', '督办单 S\\d+ · 销号退回', 'order-call-returned');
    await look('俞澄', 'group', '督办单 S\\d+ · 0404', 'order-returned');
  },
  WITHIN_MS,
);
