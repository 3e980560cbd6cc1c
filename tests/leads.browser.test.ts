import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { cardIn, faultsOf, launchBrowser, phone, portray, wide } from './browser.ts';
import { type District, openDistrict, titleOf } from './district.ts';

// 景招远 and 戚沪生 promote, 路嘉树 heads the unit of 景招远.
const TOLD =
  '今天拜访了苏州晨曦新材料有限公司，方砚总经理13900001234，做可降解薄膜，计划总投资三个亿，要五十亩地，用工200人，苏州商会推荐的，下周三来谯城考察';

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

async function tell(name: string, text: string) {
  await district.drive.say({ as: district.idOf(name), text });
  await district.drive.idle();
}

async function press(name: string, title: RegExp, button: string, form = {}) {
  const as = district.idOf(name);
  const own = (await district.drive.chats(as)).find(({ type }) => type === 'p2p');
  const messages = await district.drive.messages(own?.chat_id ?? '');
  const found = messages.findLast((message) => title.test(titleOf(message)));
  if (!found) throw new Error(`no card ${title} among ${messages.map(titleOf).join(', ')}`);
  const { message_id } = found;
  const answer = await district.drive.click({ as, message_id, button, form });
  await district.drive.idle();
  return answer;
}

/** Takes a picture of a card, wide and on a phone, and tells what is wrong with how it looks. */
async function look(name: string, title: string, picture: string) {
  page = await context.newPage();
  await page.setViewportSize(wide);
  await page.goto(`${district.url}/?as=${district.idOf(name)}&chat=own`);
  const card = cardIn(page, title);
  await card.waitFor();
  expect(await portray(page, picture, card)).toEqual([]);
  await page.close();
}

/** The same of a card with a chart, which is drawn for the width it is opened in. */
async function lookAtChart(name: string, title: string, picture: string) {
  for (const [size, viewport] of Object.entries({ wide, phone })) {
    page = await context.newPage();
    await page.setViewportSize(viewport);
    await page.goto(`${district.url}/?as=${district.idOf(name)}&chat=own`);
    const card = cardIn(page, title);
    await card.waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await card.screenshot({ path: `screenshots/${picture}-${size}.png`, animations: 'disabled' });
    await page.close();
  }
}

test('a lead fits the screen from the first sentence to the signing', async () => {
  const { drive } = district;
  await tell('景招远', TOLD);
  await look('景招远', '核对线索', 'lead-draft');
  await press('景招远', /^核对线索/, '改');
  await look('景招远', '改线索', 'lead-form');
  await press('景招远', /^核对线索/, '确认');
  await look('景招远', '线索 · ', 'lead');
  await tell('戚沪生', '晨熙新材料公司想来投2亿');
  await look('戚沪生', '核对线索', 'lead-likely');
  await tell('景招远', '上次报的晨曦新材料已经在谈价格了，总投资改成5亿');
  await look('景招远', '核对进展', 'lead-update');
  await drive.moveClock({ to: '2026-03-17T18:00:00+08:00' });
  await look('路嘉树', '红灯 · ', 'lead-red');
  await tell('景招远', '线索');
  await look('景招远', '我的线索', 'lead-list');
  await tell('路嘉树', '线索看板');
  await lookAtChart('路嘉树', '线索看板', 'lead-board');
  await press('景招远', /^线索 · /, '已签约');
  await press('景招远', /^记签约/, '提交', { amount: '3亿', day: '2026-03-17 +0800' });
  await look('总一鸣', '已签约，请建项目', 'lead-signed');
  await drive.moveClock({ to: '2026-03-23T09:00:00+08:00' });
  await lookAtChart('路嘉树', '周调度', 'lead-digest');
}, 240_000);
