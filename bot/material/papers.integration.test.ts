import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Card } from '../../cards/parts.ts';
import { textOf } from '../../cards/testing.ts';
import { loadProject } from '../../db/queries/projects.ts';
import { demoProject } from '../../domain/testing.ts';
import { type TestBot, testBot } from '../testing/bot.ts';
import { chatWith } from '../testing/chat.ts';

// 岐禾: 0404 of 自规分局 lacks its parcel map.
const PROJECT = 'DEMO-02';
const WORKER = 'U022';
const SENDER = demoProject(PROJECT).team.agent;
const SCAN = Buffer.from('scan');

let bot: TestBot;
let chat: ReturnType<typeof chatWith>;
let group: string;
beforeAll(async () => {
  bot = await testBot();
  chat = chatWith(bot);
  await bot.open(PROJECT, 'DEMO-01');
  await chat.deliver();
  group = chat.groupOf('岐禾');
});
afterAll(() => bot.close());

const paper = async () => (await loadProject(bot.db, PROJECT))?.materials.get('M025');

test('a picture dropped in the group is offered the papers that are owed first', async () => {
  const [question] = await chat.sendPicture(SENDER, group, SCAN);
  expect(question?.title).toBe('这是哪份材料？');
  expect(question?.text).toContain('[宗地图]');
  expect(question?.text).toContain('[不是材料]');
  const answer = await chat.press(SENDER, question!, '宗地图');
  expect(answer.toast).toMatchObject({ type: 'success' });
  expect(await paper()).toMatchObject({ status: 'accepted', version: 1, filedBy: SENDER });
  const again = await chat.press(SENDER, question!, '宗地图');
  expect(again.toast).toMatchObject({ type: 'info' });
  expect(await paper()).toMatchObject({ version: 1 });
});

test('a picture that is no paper is left alone, and so is a file with nothing in it', async () => {
  const [question] = await chat.sendPicture(SENDER, group, SCAN);
  await chat.press(SENDER, question!, '不是材料');
  const [note] = await chat.sendFile(SENDER, group, '宗地图.pdf', Buffer.alloc(0));
  expect(note?.text).toContain('是空的');
  expect(await paper()).toMatchObject({ version: 1 });
});

test('a worker sends a paper back from the node card; who sent it is called with the reason', async () => {
  await chat.press(WORKER, chat.card(group, '0404 '), '退回材料');
  const form = chat.card(chat.ownChat(WORKER), '退回材料');
  const fields = { material: 'M025', words: '界址点缺两个' };
  expect((await chat.press(WORKER, form, '退回', { ...fields, words: ' ' })).toast).toMatchObject({
    type: 'warning',
  });
  const answer = await chat.press(WORKER, form, '退回', fields);
  expect(answer.toast).toMatchObject({ type: 'success' });
  const told = chat.card(group, '材料退回');
  expect(told.text).toContain(`@ou_${SENDER}`);
  expect(told.text).toContain('界址点缺两个');
  expect(chat.card(group, '0404 ').text).toContain('宗地图（自规分局 0402 成果，已退回）');
  const again = await chat.press(WORKER, form, '退回', fields);
  expect(again.toast).toMatchObject({ type: 'info' });
  expect(chat.cards(group, '材料退回')).toHaveLength(1);
});

test('a new version clears it, and the card that called says so', async () => {
  await chat.sendFile(SENDER, group, '宗地图 v2.pdf');
  expect(await paper()).toMatchObject({ status: 'accepted', version: 2 });
  expect(chat.card(group, '材料退回').text).toContain('已重新提交');
});

test('a paper that is there is sent in the chat where it is asked for', async () => {
  const answers = await chat.say(WORKER, group, '要 宗地图');
  expect(answers.map(({ title }) => title)).toEqual(['宗地图 v2.pdf', '材料 · 宗地图']);
  expect(answers[1]?.text).toContain('不用再要');
});

test('the unit head moves a promised day after the node was finished', async () => {
  const monthly = chat.groupOf('禾芷堂');
  const head = 'U012';
  await chat.press(head, chat.card(monthly, '0603 '), '容缺受理');
  const fields = (day: string) => ({ materials: ['M060'], promised_on: `${day} +0800` });
  const form = chat.card(chat.ownChat(head), '容缺受理');
  await chat.press(head, form, '同意容缺', fields('2026-03-27'));
  const open = chat.card(monthly, '0603 ');
  const finished = await chat.press('U025', open, '办结');
  const done = { ...open, card: finished.card as Card };
  expect(textOf(done.card)).toContain('已办结');
  await chat.press(head, done, '改补交日期');
  const second = chat.card(chat.ownChat(head), '容缺受理');
  const answer = await chat.press(head, second, '改补交日期', fields('2026-04-03'));
  expect(answer.toast).toMatchObject({ type: 'success' });
  expect((await loadProject(bot.db, 'DEMO-01'))?.materials.get('M060')).toMatchObject({
    promisedOn: '2026-04-03',
  });
  expect(chat.card(monthly, '0603 ').text).toContain('4月3日');
});
