import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  cardIn,
  confirm,
  faultsOf,
  launchBrowser,
  phone,
  portray,
  readToast,
  replyWithFile,
  sendFile,
  snap,
  wide,
} from './browser.ts';
import { type District, openDistrict } from './district.ts';

/** 俞澄's projects and some of others. */
const PROJECTS = ['DEMO-02', 'DEMO-07', 'DEMO-11', 'DEMO-15', 'DEMO-18'];

let district: District;
let browser: Browser;
/** One for all pages, so that the glyphs are fetched once. */
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [district, browser] = await Promise.all([openDistrict({ projects: PROJECTS }), launchBrowser()]);
  context = await browser.newContext({ locale: 'zh-CN', reducedMotion: 'reduce' });
  context.setDefaultTimeout(15_000);
});
afterEach(() => page.close());
afterAll(async () => {
  await browser?.close();
  await district?.close();
});

async function open(path: string, viewport = wide): Promise<void> {
  page = await context.newPage();
  await page.setViewportSize(viewport);
  await page.goto(`${district.url}${path}`);
}

/** Opens the web chat as a person, in the group whose name contains `part` or in the own chat. */
async function openAs(name: string, part: string, viewport = wide): Promise<void> {
  const chat = part === 'own' ? part : (await district.group(part)).chat_id;
  await open(`/?as=${district.idOf(name)}&chat=${chat}`, viewport);
  await page.getByRole('textbox', { name: '消息' }).waitFor();
}

const openOwnChat = () => page.locator('[data-chat="own"]').click();

async function openGroup(part: string): Promise<void> {
  const { chat_id: chat } = await district.group(part);
  await page.locator(`[data-chat="${chat}"]`).click();
}

async function say(words: string): Promise<void> {
  const field = page.getByRole('textbox', { name: '消息' });
  await field.fill(words);
  await field.press('Enter');
}

async function turnClock(button: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await readToast(page, /^现在是/);
}

const shown = (title: string) => cardIn(page, title);

describe('the first visit', () => {
  test('leads an official into the project that waits for them', async () => {
    await open('/');
    await page.getByRole('button', { name: /俞澄/ }).first().waitFor();
    await snap(page, 'start-wide-light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await snap(page, 'start-wide-dark');
    await page.getByRole('button', { name: /俞澄/ }).first().click();
    await page.getByRole('heading', { name: '岐禾中药配方颗粒提取项目 专班' }).waitFor();
    const pinned = page.getByRole('region', { name: '置顶' });
    expect(await pinned.innerText()).toMatch(/黄灯[\s\S]*第 4 阶段 用地保障 · 7\/37 节点/);
    expect(await shown('0404').innerText()).toMatch(/@俞澄[\s\S]*宗地图/);
    await snap(page, 'chat-wide-dark');
  });
});

describe('a node', () => {
  test('goes from called to done, and the bar moves live', async () => {
    await openAs('俞澄', '岐禾中药');
    const node = shown('0404 ');
    expect(await portray(page, 'progress', shown('岐禾中药'))).toEqual([]);
    expect(await portray(page, 'node-fresh', node)).toEqual([]);
    await node.getByRole('button', { name: '接办' }).click();
    expect(await readToast(page, '已接办 0404')).toContain('宗地图');
    await node.getByText('已由 俞澄 接办').waitFor();
    expect(await portray(page, 'node-accepted', node)).toEqual([]);

    await node.getByRole('button', { name: '办结' }).click();
    expect(await page.getByRole('dialog').innerText()).toContain('办结 0404 土地挂牌公告与交易？');
    await snap(page, 'finish-confirm-wide-light');
    await confirm(page);
    await page.locator('.toast', { hasText: '还不能办结' }).waitFor();
    await snap(page, 'finish-refused-wide-light');
    const refused = await readToast(page, '还不能办结');
    expect(refused).toMatch(/宗地图[\s\S]*国有建设用地出让方案/);

    await replyWithFile(page, node, '宗地图.pdf');
    await shown('已归档：宗地图').waitFor();
    expect(await portray(page, 'filed', shown('已归档：宗地图'))).toEqual([]);
    await replyWithFile(page, node, '扫描件001.jpg');
    const question = shown('这是哪份材料');
    await question.waitFor();
    expect(await portray(page, 'file-question-buttons', question)).toEqual([]);
    await question.getByRole('button', { name: '国有建设用地出让方案' }).click();
    await readToast(page, '已归档：国有建设用地出让方案');
    await question.getByText('“扫描件001.jpg”已归档为').waitFor();
    expect(await question.locator('.card-button').count()).toBe(0);
    await node.getByText('5 份已齐').waitFor();

    await node.getByRole('button', { name: '办结' }).click();
    await confirm(page);
    await readToast(page, '已办结 0404');
    await node.getByText('已办结').first().waitFor();
    expect(await node.locator('.card-button').count()).toBe(0);
    expect(await portray(page, 'node-done', node)).toEqual([]);
    await shown('0405 ').waitFor();
    await turnClock('+1 小时');
    const bar = shown('岐禾中药');
    await bar.getByText('8/37 节点').waitFor();
    await page.getByRole('region', { name: '置顶' }).getByText('8/37 节点').waitFor();
    await snap(page, 'chat-after-finish-wide-light');
  });

  test('takes papers from the own chat after 传材料', async () => {
    await openAs('俞澄', '絮云智能');
    const node = shown('0402 ');
    await node.getByText('更多').click();
    await node.getByRole('button', { name: '传材料' }).click();
    await readToast(page, '单聊');
    await openOwnChat();
    const prompt = shown('传材料 · 0402');
    await prompt.waitFor();
    expect(await portray(page, 'upload-prompt', prompt)).toEqual([]);
    await sendFile(page, '勘测定界报告.pdf');
    await shown('已归档：勘测定界报告').waitFor();
  });

  test('asks by a list when any paper could be meant', async () => {
    await openAs('俞澄', '岐禾中药');
    await sendFile(page, 'IMG_2043.jpg');
    const question = shown('这是哪份材料');
    await question.getByRole('combobox').waitFor();
    expect(await portray(page, 'file-question-select', question)).toEqual([]);
    await question.getByRole('combobox').selectOption({ label: '资金筹措方案' });
    await question.getByRole('button', { name: '归档' }).click();
    await readToast(page, '已归档：资金筹措方案');
  });

  test('runs on a promise its unit head signs', async () => {
    await openAs('边景行', '恒砺精密');
    const node = shown('1003 ');
    await node.getByText('更多').click();
    await node.getByRole('button', { name: '容缺受理' }).click();
    await readToast(page, '单聊');
    await openOwnChat();
    const form = shown('容缺受理 · 1003');
    await form.waitFor();
    const papers = form.getByRole('button', { name: /可以后补的材料/ });
    await papers.click();
    await form.getByRole('checkbox').first().setChecked(true);
    await form.locator('input[type=date]').fill('2026-03-31');
    expect(await portray(page, 'promise-form', form)).toEqual([]);
    await form.getByRole('button', { name: '同意容缺' }).click();
    await readToast(page, '3月31日');
    await openGroup('恒砺精密');
    await shown('已容缺受理').waitFor();
    expect(await portray(page, 'promise-done', shown('已容缺受理'))).toEqual([]);
  });
});

describe('words', () => {
  test('one press lists what waits for me', async () => {
    await openAs('俞澄', 'own');
    await page.getByRole('button', { name: '待办', exact: true }).click();
    const todo = shown('我的待办');
    await todo.getByText('经开区标准化厂房三期项目').first().waitFor();
    expect(await portray(page, 'to-do', todo)).toEqual([]);
  });

  test.each([
    ['材料', '材料', 'materials'],
    ['帮助', 'e点通 帮助', 'help'],
    ['今天食堂吃什么', '没有看懂这句话', 'not-understood'],
    ['办结 0404', '没有改动', 'refusal'],
  ])('%s is answered with a card that fits', async (words, title, name) => {
    await openAs('俞澄', '岐禾中药');
    await say(words);
    await shown(title).waitFor();
    expect(await portray(page, name, shown(title))).toEqual([]);
  });
});

describe('time', () => {
  test('the last hour is urgent, the next hour is red', async () => {
    await openAs('俞澄', '岐禾中药');
    await say('时限 0501 3月16日12:00');
    await shown('时限已设定 · 0501').waitFor();
    expect(await portray(page, 'due-set', shown('时限已设定 · 0501'))).toEqual([]);
    await shown('黄灯预警 · 0501').waitFor();
    expect(await portray(page, 'warning-yellow', shown('黄灯预警 · 0501'))).toEqual([]);
    await turnClock('+1 小时');
    await openOwnChat();
    const urgent = shown('最后 1 小时 · 0501');
    await urgent.getByText('已加急 俞澄').waitFor();
    expect(await portray(page, 'urgent', urgent)).toEqual([]);
    await turnClock('+1 小时');
    await urgent.getByText('红灯 · 3月16日已到期').waitFor();
    await openGroup('岐禾中药');
    const order = shown('督办单 S\\d+ · 0501');
    await order.waitFor();
    expect(await portray(page, 'order-opened', order)).toEqual([]);
    expect(await portray(page, 'progress-red', shown('岐禾中药'))).toEqual([]);
    await snap(page, 'chat-red-wide-light');
  });

  test('a day later who waited is warned again', async () => {
    await openAs('鲍以宁', '汤陵街道');
    await turnClock('到下一个时限');
    await turnClock('+1 天');
    await shown('再次提醒 · 0302').waitFor();
    expect(await portray(page, 'warning-again', shown('再次提醒 · 0302'))).toEqual([]);
  });
});

describe('the screens', () => {
  test('let me become somebody else', async () => {
    await openAs('俞澄', '岐禾中药');
    await page.getByRole('button', { name: /换一个人/ }).click();
    await snap(page, 'people-wide-light');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('searchbox').last().fill('卓文渊');
    await page.locator('.person-choice').getByText('卓文渊').click();
    await page.getByRole('button', { name: /现在的身份是卓文渊/ }).waitFor();
    await page.locator('[data-chat="own"]').getByText('加急').waitFor();
  });

  test.each(['light', 'dark'] as const)('fit a phone when %s', async (colorScheme) => {
    await openAs('俞澄', '岐禾中药', phone);
    await page.emulateMedia({ colorScheme });
    const look = async (name: string) => {
      await snap(page, `${name}-phone-${colorScheme}`);
      expect(await faultsOf(page), name).toEqual([]);
    };
    await shown('0405 ').waitFor();
    await look('chat');
    await page.getByRole('button', { name: /^\d+ 人$/ }).click();
    await page.getByRole('dialog', { name: /群成员/ }).waitFor();
    await look('members');
    await page.getByRole('button', { name: '关闭' }).click();
    await page.getByRole('button', { name: '返回会话列表' }).click();
    await page.getByPlaceholder('找项目群').waitFor();
    await look('list');
    await page.getByRole('button', { name: /换一个人/ }).click();
    await page.getByRole('dialog', { name: '换一个人' }).waitFor();
    await look('people');
    await page.getByRole('button', { name: '关闭' }).click();
    await openOwnChat();
    await shown('最后 1 小时').waitFor();
    await look('own-chat');
    // Who has chosen nobody yet starts with the choice.
    await page.evaluate(() => localStorage.clear());
    await page.goto(`${district.url}/`);
    await page.getByRole('heading', { name: '先以谁的身份看看？' }).waitFor();
    await look('start');
  });
});
