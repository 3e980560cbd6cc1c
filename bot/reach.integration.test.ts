import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Card } from '../cards/parts.ts';
import { textOf } from '../cards/testing.ts';
import { findLaneByChat } from '../db/queries/lanes.ts';
import { savePeople } from '../db/queries/people.ts';
import { climbTo } from '../domain/supervision/people.ts';
import { at, demoProject, people, world } from '../domain/testing.ts';
import { createQuota } from './delivery/quota.ts';
import { takeIn, workInbox } from './intake/messages.ts';
import { checkReach } from './reach.ts';
import { type TestBot, testBot, testPace } from './testing/bot.ts';
import { keepTestServer } from './testing/database.ts';

const PROJECT = 'DEMO-04';
const [operator] = world.directory.withRole('operator');
const operatorId = operator?.id ?? '';
const OUTSIDER = 'U016';
/** A helper who is not in the project's team. */
const OUTSIDER_HELPER = 'U026';

keepTestServer();
let bot: TestBot;
let chatId: string;
beforeEach(async () => {
  bot = await testBot();
  await savePeople(
    bot.db,
    'cli_test',
    people.map((person) => ({ ...person, openId: `ou_${person.id}` })),
  );
  await bot.open(PROJECT);
  await send();
  chatId =
    [...bot.messenger.chats.values()].find(({ name }) => name.includes('专班'))?.chatId ?? '';
});
afterEach(() => bot.close());

const quotaOf = ({ db, clock }: TestBot) => createQuota(db, clock, testPace(clock));
const send = () => bot.process('one').run();
const told = (person: string) =>
  bot.messenger.messagesIn(bot.messenger.ownChat(`ou_${person}`)).map(({ card }) => card as Card);

async function checkOn(morning: string): Promise<void> {
  bot.clock.district = at(morning);
  await checkReach(bot.context(), bot.clock.now(), quotaOf(bot));
  await send();
}

const click = (person: string, value: object) => bot.click(person, value);

let changes = 0;
async function change(what: 'disbanded' | 'usersAdded', openIds: string[] = []): Promise<void> {
  changes += 1;
  const key = `event_${what}_${changes}`;
  await takeIn(bot.context(), { type: 'membership', key, chatId, change: what, openIds });
  await workInbox(bot.context());
}

test('where everybody can be reached, nobody is told anything', async () => {
  await checkOn('2026-03-17 07:00');
  expect(told(operatorId)).toEqual([]);
});

test('somebody missing in the group is named once a day, and one tap brings them back', async () => {
  const members = bot.messenger.chats.get(chatId)?.members ?? new Set();
  const [lost = ''] = members;
  members.delete(lost);
  await checkOn('2026-03-17 06:59');
  expect(told(operatorId)).toEqual([]);
  await checkOn('2026-03-17 07:00');
  await checkOn('2026-03-17 09:00');
  expect(told(operatorId)).toHaveLength(1);
  const [card] = told(operatorId);
  const name = world.directory.person(lost.slice(3))?.name ?? '';
  expect(textOf(card as Card)).toContain(name);
  const { toast } = await click(operatorId, { action: 'reach-join', projects: [PROJECT] });
  expect(toast?.type).toBe('success');
  await send();
  expect(bot.messenger.chats.get(chatId)?.members.has(lost)).toBe(true);
});

test('somebody who is about to be added to the group is not missing', async () => {
  bot.clock.district = at('2026-03-17 00:30');
  // At night nobody is added: it would call them.
  await bot.execute(PROJECT, {
    type: 'addHelper',
    person: OUTSIDER_HELPER,
    by: operatorId,
  });
  await checkOn('2026-03-17 07:00');
  expect(
    told(operatorId)
      .map((card) => textOf(card))
      .join(),
  ).not.toContain('不在项目群里');
  expect(bot.messenger.chats.get(chatId)?.members.has(`ou_${OUTSIDER_HELPER}`)).toBe(true);
});

test('somebody whom the app no longer sees may be noted as having left, once', async () => {
  const { members } = bot.messenger.chats.get(chatId) ?? { members: new Set<string>() };
  const person = [...members][0]?.slice(3) ?? '';
  bot.messenger.directory = bot.messenger.directory.filter(({ unionId }) => unionId !== person);
  await checkOn('2026-03-17 07:00');
  expect(textOf(told(operatorId).at(-1) as Card)).toContain('不在应用可用范围');
  const left = { action: 'person-left', person };
  expect((await click(OUTSIDER, left)).toast?.type).toBe('error');
  expect((await click(operatorId, left)).toast?.type).toBe('success');
  expect((await click(operatorId, left)).toast?.type).toBe('info');
});

test('a lost group is rebuilt with its cards by one tap, once', async () => {
  await change('disbanded');
  await send();
  expect(textOf(told(operatorId).at(-1) as Card)).toContain('项目群被解散');
  const before = bot.messenger.messagesIn(chatId).length;
  const rebuild = { action: 'group-rebuild', project: PROJECT };
  expect((await click(operatorId, rebuild)).toast?.type).toBe('success');
  expect((await click(operatorId, rebuild)).toast?.type).toBe('info');
  await send();
  const groups = [...bot.messenger.chats.values()].filter(({ name }) => name.includes('专班'));
  expect(groups).toHaveLength(2);
  const fresh = groups.find((group) => group.chatId !== chatId);
  expect(await findLaneByChat(bot.db, fresh?.chatId ?? '')).toBe(`group:${PROJECT}`);
  const cards = bot.messenger.messagesIn(fresh?.chatId ?? '');
  expect(cards).toHaveLength(before);
  expect(fresh?.pins.size).toBe(1);
  expect(bot.messenger.messagesIn(chatId)).toHaveLength(before);
});

test('whoever joins by themselves is told what they may do, in their own chat', async () => {
  const [member] = bot.messenger.chats.get(chatId)?.members ?? [];
  const before = bot.messenger.messagesIn(chatId).length;
  await change('usersAdded', [`ou_${OUTSIDER}`, member ?? '']);
  await send();
  expect(told(OUTSIDER).map(textOf)).toEqual([expect.stringContaining('不是本项目专班的成员')]);
  expect(told(member?.slice(3) ?? '')).toEqual([]);
  expect(bot.messenger.messagesIn(chatId)).toHaveLength(before);
});

test('whoever joins and is in no directory is told in the group, once', async () => {
  const before = bot.messenger.messagesIn(chatId).length;
  await change('usersAdded', ['ou_visitor']);
  await change('usersAdded', ['ou_visitor']);
  await send();
  const greetings = bot.messenger.messagesIn(chatId).slice(before);
  expect(greetings.map(({ card }) => textOf(card as Card))).toMatchInlineSnapshot(`
    [
      "blue: 欢迎加入项目群
    谯曲坊白酒灌装及陶坛库二期项目
    @ou_visitor 您还没有在 e点通 登记。
    您可以看群里的进度和卡片；登记前不能点按钮、发指令或交材料。
    要办理事项，请联系操作员（区发改委）登记。",
    ]
  `);
});

test('at night the group hears of a visitor in the morning', async () => {
  bot.clock.district = at('2026-03-16 23:00');
  const before = bot.messenger.messagesIn(chatId).length;
  await change('usersAdded', ['ou_visitor']);
  await send();
  expect(bot.messenger.messagesIn(chatId)).toHaveLength(before);
  bot.clock.district = at('2026-03-17 07:00');
  await send();
  expect(bot.messenger.messagesIn(chatId)).toHaveLength(before + 1);
});

test('whoever the app no longer sees is passed over by what climbs, until they are found again', async () => {
  const other = await testBot({ arePeopleStored: true });
  const all = other.messenger.directory;
  const head = 'U008';
  const climbing = async () => {
    const { world: seen } = await other.context().who();
    const project = { location: 'JKQ', team: demoProject('DEMO-02').team };
    return climbTo(seen, project, '0404', 'unitHead');
  };
  const check = async (morning: string) => {
    other.clock.district = at(morning);
    await checkReach(other.context(), other.clock.now(), quotaOf(other));
  };
  try {
    expect((await climbing()).called).toEqual([head]);
    other.messenger.directory = all.filter(({ unionId }) => unionId !== head);
    await check('2026-03-17 07:00');
    expect(await climbing()).toMatchObject({
      role: 'portfolioLeader',
      skipped: [{ role: 'unitHead', person: head, why: 'unreachable' }],
    });
    other.messenger.directory = all;
    await check('2026-03-18 07:00');
    expect((await climbing()).called).toEqual([head]);
  } finally {
    await other.close();
  }
});
