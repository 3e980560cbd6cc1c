import { afterAll, beforeAll, expect, test } from 'vitest';
import { confirm, faultsOf, phone, portray, readToast, snap, wide } from './browser.ts';
import { openWebChat, type WebChat } from './web-chat.ts';

/** DEMO-06 has one blocker from the start. 谈致远 is its enterprise's contact, 解东升 the power company's. */
const GROUP = '钧拓丘陵';
const [ENTERPRISE, OFFICIAL] = ['谈致远', '解东升'] as const;

let chat: WebChat;
beforeAll(async () => {
  chat = await openWebChat({ projects: ['DEMO-06'] });
});
afterAll(() => chat?.close());

test('a blocker goes from the form of the enterprise to its own yes', async () => {
  const { page, shown } = chat;
  await chat.openAs(ENTERPRISE, GROUP);
  const bar = shown(GROUP);
  await bar.getByRole('button', { name: '报堵点' }).click();
  await readToast(page, '单聊');
  await chat.openOwnChat();
  const form = shown('报堵点');
  await form.getByRole('textbox').first().fill('临时用电没接通');
  await form.getByRole('combobox').selectOption({ label: '用电' });
  await form.getByRole('button', { name: /还要哪些单位配合/ }).click();
  await form.getByRole('checkbox', { name: '住建局' }).setChecked(true);
  expect(await portray(page, 'blocker-form', form)).toEqual([]);
  await form.getByRole('button', { name: '上报' }).click();
  await readToast(page, '已登记为堵点 B2');
  const receipt = shown('堵点已登记');
  await receipt.waitFor();
  expect(await portray(page, 'blocker-receipt', receipt)).toEqual([]);

  await chat.openAs(OFFICIAL, GROUP);
  const card = shown('堵点 · 临时用电没接通');
  expect(await card.innerText()).toMatch(/@解东升 请在 .* 前认领[\s\S]*@管仲书 请配合办理/);
  expect(await portray(page, 'blocker-fresh', card)).toEqual([]);
  await chat.turnClock('+1 小时');
  await bar.getByText('B2 临时用电没接通').waitFor();
  expect(await portray(page, 'progress-blocker', bar)).toEqual([]);
  await card.getByRole('button', { name: '认领' }).click();
  await readToast(page, '认领');
  await card.getByText('已由 解东升 认领').waitFor();
  await chat.reply(card, '电杆已立，周四送电');
  await card.getByText('电杆已立，周四送电').waitFor();
  expect(await portray(page, 'blocker-claimed', card)).toEqual([]);
  await card.getByRole('button', { name: '已解决' }).click();
  await readToast(page, '解决');

  await chat.openAs(ENTERPRISE, GROUP);
  const question = shown('堵点待确认');
  expect(await question.innerText()).toMatch(/@谈致远 供电公司说已经解决/);
  expect(await portray(page, 'blocker-confirm', question)).toEqual([]);
  await chat.resize(phone);
  await snap(page, 'blocker-chat-phone-light');
  expect(await faultsOf(page)).toEqual([]);
  await chat.resize(wide);
  await question.getByRole('button', { name: '确认解决' }).click();
  await confirm(page);
  await readToast(page, '解决');
  await card.getByText('由 解东升 解决').waitFor();
  expect(await portray(page, 'blocker-closed', card)).toEqual([]);
  await chat.turnClock('+1 小时');
  await bar.getByText('B2 临时用电没接通').waitFor({ state: 'detached' });
  await snap(page, 'blocker-closed-wide-light');
});
