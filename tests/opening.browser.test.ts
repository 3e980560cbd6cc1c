import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cardIn, confirm, faultsOf, phone, portray, readToast, snap } from './browser.ts';
import { openWebChat, type WebChat } from './web-chat.ts';

const [OPERATOR, AGENT] = ['总一鸣', '路小川'] as const;
const NAME = '云锦智能家居产业园项目';

let chat: WebChat;
beforeAll(async () => {
  chat = await openWebChat({ projects: [] });
});
afterAll(() => chat?.close());

/** Fills in the first form, of which nothing is picked yet. */
async function fillInFacts(form: Locator): Promise<void> {
  await form.getByPlaceholder('项目全称').fill(NAME);
  await form.getByPlaceholder('企业或建设单位全称').fill('云锦家居(示例)有限公司');
  await form.getByPlaceholder('写明单位').fill('4.5亿');
  await form.getByLabel('选园区').selectOption({ label: '经开区' });
  const people = form.getByLabel('选一人');
  await people.nth(0).selectOption({ label: '经开区 邬思齐' });
  await people.nth(1).selectOption({ label: '经开区 路小川' });
  await people.nth(2).selectOption({ label: '企业 阮一帆' });
}

test('an operator opens a project from chat, and only once', async () => {
  const { page, shown } = chat;
  await chat.openAs(OPERATOR, 'own');
  await chat.say('新建项目');
  const facts = shown('新建项目');
  await fillInFacts(facts);
  expect(await portray(page, 'opening-facts', facts)).toEqual([]);
  await facts.getByRole('button', { name: '下一步' }).click();

  const draft = shown(NAME);
  await draft.getByText('第 2 步，共 2 步').waitFor();
  expect(await portray(page, 'opening-questions', draft)).toEqual([]);
  await draft.getByRole('button', { name: '预览' }).click();
  await draft.getByText('还没有创建').waitFor();
  expect(await draft.innerText()).toMatch(/34 个节点[\s\S]*0101[\s\S]*3月\d+日.*前/);
  expect(await portray(page, 'opening-preview', draft)).toEqual([]);
  await draft.getByText('各阶段节点数和推算办结日').click();
  await draft.getByText(/不涉及的 \d+ 个节点和原因/).click();
  expect(await portray(page, 'opening-preview-all', draft)).toEqual([]);

  await openTwice(page, draft);
  expect(await portray(page, 'opening-done', draft)).toEqual([]);
  await snap(page, 'opening-own-wide-light');

  await chat.openAs(AGENT, '云锦智能家居');
  const bar = shown(NAME);
  await bar.getByText('0/34 节点').waitFor();
  await page.getByRole('region', { name: '置顶' }).getByText('0/34 节点').waitFor();
  expect(await portray(page, 'opening-progress', bar)).toEqual([]);
  await chat.resize(phone);
  await snap(page, 'opening-chat-phone-light');
  expect(await faultsOf(page)).toEqual([]);
});

/** The operator has the chat open twice, and says yes in both windows before either is answered. */
async function openTwice(page: Page, draft: Locator): Promise<void> {
  const other = await page.context().newPage();
  await other.goto(page.url());
  const windows = [
    { at: page, card: draft },
    { at: other, card: cardIn(other, NAME) },
  ];
  const held: (() => void)[] = [];
  for (const { at, card } of windows) {
    await at.route('**/sandbox/clicks', async (route) => {
      await new Promise<void>((resolve) => {
        held.push(resolve);
        if (held.length === windows.length) for (const release of held) release();
      });
      await route.continue();
    });
    await card.getByRole('button', { name: '开通' }).click();
    await confirm(at);
  }
  const said = await Promise.all(windows.map(({ at }) => readToast(at, 'P-2026-0001')));
  expect(said.filter((words) => words.startsWith('已开通'))).toHaveLength(1);
  expect(said.filter((words) => words.includes('没有重复创建'))).toHaveLength(1);
  await other.close();
  await page.unroute('**/sandbox/clicks');
}
