import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import playwright, { type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSandbox, startSandbox } from '../server.ts';
import type { Chat, Person } from './api/types.ts';

const wide = { width: 1280, height: 860 };
const phone = { width: 390, height: 844 };

let folder: string;
let sandbox: RunningSandbox;
let browser: Browser;
let page: Page;
let people: Person[];
let group: string;

const idOf = (name: string) => people.find((person) => person.name === name)?.open_id ?? '';

async function ask<T>(path: string, body?: object): Promise<T> {
  const response = await fetch(`${sandbox.url}${path}`, {
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    headers: { 'content-type': 'application/json' },
  });
  return (await response.json()) as T;
}

const say = (as: string, text: string) =>
  ask('/sandbox/messages', { as: idOf(as), chat_id: group, text, mention_bot: false });

async function open(path: string, viewport = wide, words = '找项目群'): Promise<void> {
  page = await browser.newPage({ viewport });
  await page.goto(`${sandbox.url}${path}`);
  if (words) await page.getByPlaceholder(words).waitFor({ state: 'attached' });
}

const openAs = (name: string, viewport = wide) =>
  open(`/?as=${idOf(name)}&chat=${group}`, viewport);

const inLog = (text: string) => page.getByRole('log').getByText(text, { exact: true });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'web-chat-'));
  sandbox = await startSandbox({ port: 0, dataDir: folder, log: () => undefined });
  people = await ask('/sandbox/people');
  const created = await ask<Chat>('/sandbox/chats', {
    as: idOf('俞澄'),
    name: '牛集冷链物流园项目 专班',
    members: [idOf('卓文渊')],
  });
  group = created.chat_id;
  await say('俞澄', '勘测报告今天能出。');
  browser = await playwright.chromium.launch({
    executablePath: await chromium.executablePath(),
    // In a single process one closed page takes the browser with it.
    args: chromium.args.filter((arg) => arg !== '--single-process'),
  });
});

afterEach(() => page.close());

afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the web chat', () => {
  it('offers people to start with', async () => {
    await open('/', wide, '');
    await page.getByRole('button', { name: /总一鸣/ }).click();
    await page.getByText('这里是您和机器人的单聊').waitFor();
    expect(page.url()).toContain(`as=${idOf('总一鸣')}&chat=own`);
  });

  it('knows the own chat by its id: nobody to count, nobody to mention', async () => {
    const as = idOf('俞澄');
    const { chat_id: id } = await ask<Chat>('/sandbox/messages', { as, text: '待办' });
    await open(`/?as=${as}&chat=${id}`);
    await page.getByText('只有您和机器人看得到').waitFor();
    await page.locator('.message-mine').getByText('待办', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: /^\d+ 人$/ }).count()).toBe(0);
    expect(await page.locator('.mention-toggle').count()).toBe(0);
  });

  it('finds a person by unit and role', async () => {
    await openAs('俞澄');
    await page.getByRole('button', { name: /换一个人/ }).click();
    await page.getByRole('searchbox').last().fill('自规 一把手');
    await page.locator('.person-choice').getByText('卓文渊').click();
    await page.getByRole('button', { name: /现在的身份是卓文渊/ }).waitFor();
    expect(page.url()).toContain(`as=${idOf('卓文渊')}&chat=${group}`);
  });

  it('sends on Enter and breaks on Shift+Enter', async () => {
    await openAs('俞澄');
    const field = page.getByRole('textbox', { name: '消息' });
    await field.fill('第一行');
    await field.press('Shift+Enter');
    await field.pressSequentially('第二行');
    await field.press('Enter');
    await page.getByRole('log').getByText('第二行').waitFor();
    expect(await page.locator('.message-mine .bubble').last().innerText()).toBe(
      '@e点通 第一行\n第二行',
    );
    await expect.poll(() => field.inputValue()).toBe('');
  });

  it('leaves Enter to an input method', async () => {
    await openAs('俞澄');
    const field = page.getByRole('textbox', { name: '消息' });
    await field.fill('宗地图');
    await field.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
    expect(await field.inputValue()).toBe('宗地图');
    expect(await inLog('宗地图').count()).toBe(0);
  });

  it('shows what others say without reload', async () => {
    await openAs('俞澄');
    await inLog('勘测报告今天能出。').waitFor();
    await say('卓文渊', '收到,请尽快。');
    await inLog('收到,请尽快。').waitFor();
  });

  it('comes down to what I say myself', async () => {
    for (let line = 1; line <= 20; line += 1) await say('卓文渊', `第 ${line} 条`);
    await openAs('俞澄');
    await inLog('第 20 条').waitFor();
    await page.locator('.message-scroll').evaluate((box) => box.scrollTo(0, 0));
    await page.getByRole('button', { name: '回到最新' }).waitFor();
    await page.getByRole('textbox', { name: '消息' }).fill('知道了');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '回到最新' }).waitFor({ state: 'detached' });
    expect(await page.getByRole('log').getByText('知道了').isVisible()).toBe(true);
  });

  it('marks another chat unread until it is opened', async () => {
    await openAs('卓文渊');
    await inLog('勘测报告今天能出。').waitFor();
    await page.locator('[data-chat="own"]').click();
    await say('俞澄', '报告已上传。');
    const row = page.locator(`[data-chat="${group}"]`);
    await row.getByText('1 条未读').waitFor({ state: 'attached' });
    await row.click();
    await row.getByText('1 条未读').waitFor({ state: 'detached' });
  });

  it('answers a message with a file', async () => {
    await openAs('俞澄');
    const message = page.locator('.message', { hasText: '勘测报告今天能出。' }).first();
    await message.hover();
    await message.getByRole('button', { name: /^回复/ }).first().click();
    await page.locator('input[type=file]').setInputFiles({
      name: '宗地图.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('plan'),
    });
    await page.getByRole('button', { name: '发送', exact: true }).click();
    const sent = page.locator('.message', { has: page.locator('a[download="宗地图.pdf"]') });
    expect(await sent.locator('.quote').innerText()).toMatch(/^回复 俞澄.勘测报告今天能出。$/);
    const href = await sent.locator('a[download]').getAttribute('href');
    expect(await (await fetch(`${sandbox.url}${href}`)).text()).toBe('plan');
  });

  it('keeps what was typed when sending fails', async () => {
    await openAs('俞澄');
    await page.route('**/sandbox/messages', (route) =>
      route.fulfill({ status: 409, json: { error: 'this chat has been disbanded' } }),
    );
    const field = page.getByRole('textbox', { name: '消息' });
    await field.fill('不要丢');
    await field.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('这个群已经解散');
    expect(await field.inputValue()).toBe('不要丢');
    await field.fill('');
    await page.getByRole('button', { name: '帮助', exact: true }).click();
    await expect.poll(() => field.inputValue()).toBe('帮助');
  });

  it('moves the clock of the sandbox', async () => {
    await openAs('俞澄');
    const before = await page.locator('.clock-bar .clock-date').innerText();
    await page.getByRole('button', { name: '+1 天' }).click();
    await expect.poll(() => page.locator('.clock-bar .clock-date').innerText()).not.toBe(before);
    await page.getByText(/^现在是 /).waitFor();
    await page.screenshot({ path: 'screenshots/web-chat-wide.png' });
  });

  it('says that the line is lost and mends it', async () => {
    await openAs('俞澄');
    await inLog('勘测报告今天能出。').waitFor();
    const { port } = sandbox;
    await sandbox.close();
    await page.getByText('连接中断').waitFor();
    sandbox = await startSandbox({ port, dataDir: folder, log: () => undefined });
    await page.getByText('连接中断').waitFor({ state: 'detached' });
    await say('卓文渊', '又连上了。');
    await inLog('又连上了。').waitFor();
  });

  it('fits a phone without sideways scrolling', async () => {
    await openAs('俞澄', phone);
    await inLog('勘测报告今天能出。').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);
    await page.getByRole('button', { name: /拨动时钟/ }).click();
    const heights = await page
      .locator('.clock-pop .button')
      .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().height));
    expect(heights.every((height) => height < 48)).toBe(true);
    await page.screenshot({ path: 'screenshots/web-chat-phone.png' });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '返回会话列表' }).click();
    await page.getByPlaceholder('找项目群').waitFor();
  });

  it('turns dark on request and remembers it', async () => {
    await openAs('俞澄');
    const themeOf = () => page.evaluate(() => document.documentElement.dataset.theme);
    const button = page.getByRole('button', { name: /^外观/ });
    await button.click();
    await button.click();
    expect(await themeOf()).toBe('dark');
    await page.reload();
    expect(await themeOf()).toBe('dark');
  });
});
