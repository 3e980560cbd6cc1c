import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Card } from '../../cards/parts.ts';
import { textOf } from '../../cards/testing.ts';
import { loadProject } from '../../db/queries/projects.ts';
import { MINUTE } from '../../domain/calendar/time.ts';
import { type TestBot, testBot } from '../testing/bot.ts';

const PROJECT = 'DEMO-02';
const NODE = '0303';
const MATERIAL = 'M015';
const HEAD = 'U010';

let bot: TestBot;
beforeAll(async () => {
  bot = await testBot();
  await bot.open(PROJECT);
  await bot.process('sender').run();
});
afterAll(() => bot.close());

async function press(messageId: string, value: object, form = {}) {
  const chatId = bot.messenger.messages.find((sent) => sent.messageId === messageId)?.chatId ?? '';
  bot.clock.district += MINUTE;
  const answer = await bot.click(
    HEAD,
    { project: PROJECT, node: NODE, ...value },
    { form, messageId, chatId },
  );
  await bot.process('sender').run();
  return answer;
}

const shown = (title: string) =>
  bot.messenger.messages.filter(({ card }) =>
    (card as Card).header.title.content.startsWith(title),
  );
const last = (title: string) => shown(title).at(-1)!;

/** Presses 容缺受理 on the node card and fills in the form that comes. */
async function promise(day: string) {
  await press(last(`${NODE} `).messageId, { action: 'promise-form' });
  const form = last('容缺受理');
  const offered = textOf(form.card as Card);
  const fields = { materials: [MATERIAL], promised_on: `${day} +0800` };
  const answer = await press(form.messageId, { action: 'promise' }, fields);
  return { form, offered, answer, fields };
}

test('a unit head promises a paper, moves its day, and the group sees both', async () => {
  const first = await promise('2026-03-27');
  expect(first.answer.toast?.type).toBe('success');
  expect(textOf(last('已容缺受理').card as Card)).toContain('补交 | 3月27日 17:30 前');
  // The form is answered: it shows how, and an old copy of it changes nothing.
  expect(textOf(first.answer.card as Card)).toContain('已容缺受理：环境影响评价文件，3月27日');
  const again = await press(first.form.messageId, { action: 'promise' }, first.fields);
  expect(again.toast).toMatchObject({ type: 'info', content: expect.stringContaining('没有改动') });
  expect(shown('已容缺受理')).toHaveLength(1);

  const second = await promise('2026-03-20');
  expect(second.form.messageId).not.toBe(first.form.messageId);
  expect(second.offered).toContain('现定 3月27日前补交，可改');
  expect(second.answer.toast?.type).toBe('success');
  expect(textOf(last('已容缺受理').card as Card)).toContain(
    '补交 | 3月20日 17:30 前\n原定 | 3月27日',
  );
  expect((await loadProject(bot.db, PROJECT))?.materials.get(MATERIAL)).toMatchObject({
    promisedOn: '2026-03-20',
  });
});
