import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { REASON_FIELD } from '../../../cards/standing/actions.ts';
import { inTransaction } from '../../../db/client.ts';
import { findOpenCards } from '../../../db/queries/cards.ts';
import { findLane } from '../../../db/queries/lanes.ts';
import { loadProject } from '../../../db/queries/projects.ts';
import { findNextCheck } from '../../../db/queries/sweep.ts';
import { whoMay } from '../../../domain/access/access.ts';
import { DAY_MS, HOUR } from '../../../domain/calendar/time.ts';
import { applicable } from '../../../domain/catalogue/applies.ts';
import { missingMaterials, runningNodes } from '../../../domain/project/node-view.ts';
import { aProject, defaultAttributes, opening, world } from '../../../domain/testing.ts';
import { groupLane } from '../../delivery/lane-keys.ts';
import { rollCards } from '../../delivery/roll.ts';
import { commit } from '../../execute.ts';
import { takeIn, workInbox } from '../../intake/messages.ts';
import { sweep } from '../../sweep.ts';
import { type TestBot, type TestProcess, testBot } from '../../testing/bot.ts';
import { keepTestServer } from '../../testing/database.ts';

const PROJECT = 'DEMO-02';
const NAME = '岐禾中药配方颗粒提取项目';
const OPERATOR = 'U066';

keepTestServer();
let bot: TestBot;
let sender: TestProcess;
let group: string;
let calls: number;
beforeEach(async () => {
  bot = await testBot();
  sender = bot.process('one');
  calls = 0;
  await bot.open(PROJECT);
  await deliver();
  group = (await findLane(bot.db, groupLane(PROJECT)))?.chatId ?? '';
});
afterEach(() => bot.close());

const deliver = () => sender.run();
const own = (person: string) => bot.messenger.ownChat(`ou_${person}`);
const project = async () => (await loadProject(bot.db, PROJECT))!;
const textIn = (chat: string) =>
  bot.messenger.messagesIn(chat).map(({ card }) => JSON.stringify(card));

/** Says something, in the group with @bot or in the own chat; answers with what then follows there. */
async function say(text: string, where: 'group' | 'own' = 'own', person = OPERATOR) {
  const chatId = where === 'group' ? group : own(person);
  const before = bot.messenger.messagesIn(chatId).length;
  calls += 1;
  await takeIn(bot.context(), {
    type: 'message',
    key: `om_${calls}`,
    messageId: `om_${calls}`,
    chatId,
    isGroup: where === 'group',
    senderOpenId: `ou_${person}`,
    sentAt: bot.clock.now(),
    parentId: null,
    mentionsBot: true,
    content: { kind: 'text', text },
  });
  await workInbox(bot.context());
  await deliver();
  return textIn(chatId).slice(before).join('\n');
}

const click = (value: object, form: Record<string, unknown> = {}, person = OPERATOR) =>
  bot.click(person, value, { form, messageId: 'om_form', chatId: own(person) });

/** Time goes by, with the sweeps and the deliveries of that moment. */
async function pass(ms: number) {
  bot.clock.district += ms;
  await sweep(bot.context(), bot.clock.now());
  await rollCards(bot.context(), bot.clock.now());
  await deliver();
}

describe('a suspended project', () => {
  test('stands still for as long as it takes, and warns nobody', async () => {
    expect(await say(`缓建 ${NAME} 资金没有到位`)).toContain('已缓建');
    expect((await project()).phase).toMatchObject({ status: 'suspended', words: '资金没有到位' });
    const lights = runningNodes(await project()).map(({ light }) => light);
    const before = bot.messenger.messagesIn(group).length;
    expect(await findNextCheck(bot.db)).toBeNull();
    await pass(40 * DAY_MS);
    expect(runningNodes(await project()).map(({ light }) => light)).toEqual(lights);
    // Only the progress card takes its old one's place.
    const later = bot.messenger.messagesIn(group).slice(before);
    expect(later.every(({ card }) => JSON.stringify(card).includes('起缓建'))).toBe(true);
    expect(later.length).toBeLessThanOrEqual(4);
  });

  test('says so on every card, with nothing to press', async () => {
    await say(`缓建 ${NAME} 资金没有到位`, 'group');
    const cards = await findOpenCards(bot.db, [PROJECT]);
    const nodes = cards.filter(({ subject }) => subject.kind === 'node');
    expect(nodes.length).toBeGreaterThan(0);
    for (const { messageId } of nodes) {
      const message = bot.messenger.messages.find((each) => each.messageId === messageId);
      const text = JSON.stringify(message?.card);
      expect(text).toContain('起缓建，全部节点停止计时');
      expect(text).not.toContain('"tag":"button"');
    }
    expect(textIn(group).at(-1) + textIn(group).join()).toContain('资金没有到位');
  });

  test('refuses what people want of it, and says since when', async () => {
    await say(`缓建 ${NAME} 资金没有到位`);
    const node = runningNodes(await project())[0]!.code;
    const [who] = whoMay(world, await project(), 'accept', node);
    const { toast } = await click({ v: 1, action: 'accept', project: PROJECT, node }, {}, who);
    expect(toast?.content).toContain('起缓建，停止计时，要恢复建设后才能办理');
    expect(await say('缓建 再停一次', 'group')).toContain('起缓建，停止计时');
  });

  test('goes on with its deadlines moved and its cards renewed', async () => {
    const before = new Map(runningNodes(await project()).map(({ code, dueAt }) => [code, dueAt]));
    await say(`缓建 ${NAME} 资金没有到位`);
    await pass(30 * DAY_MS);
    expect(await say('恢复建设', 'group')).toContain('已恢复建设');
    const after = runningNodes(await project());
    for (const { code, dueAt } of after) {
      expect(dueAt - before.get(code)!).toBeGreaterThanOrEqual(29 * DAY_MS);
    }
    expect(await findNextCheck(bot.db)).not.toBeNull();
    await pass(0);
    const cards = await findOpenCards(bot.db, [PROJECT]);
    const live = cards.filter(({ subject, state }) => subject.kind === 'node' && state === 'live');
    expect(live.map(({ node }) => node).sort()).toEqual(after.map(({ code }) => code).sort());
    for (const { sentAt } of live) expect(bot.clock.now() - sentAt!).toBeLessThan(DAY_MS);
    await pass(40 * DAY_MS);
    expect(runningNodes(await project()).some(({ light }) => light === 'red')).toBe(true);
  });

  test('asks for the reason where none was said', async () => {
    expect(await say(`缓建 ${NAME}`)).toContain('写明原因');
    expect((await project()).phase.status).toBe('active');
    const value = { v: 1, action: 'suspend', project: PROJECT };
    expect((await click(value, { [REASON_FIELD]: ' ' })).toast?.content).toContain('没有写原因');
    const { toast, card } = await click(value, { [REASON_FIELD]: '土地未落实' });
    expect(toast?.type).toBe('success');
    expect(JSON.stringify(card)).not.toContain('"tag":"form"');
    expect((await project()).phase).toMatchObject({ words: '土地未落实', by: OPERATOR });
  });

  test('is the operator’s to decide', async () => {
    expect(await say('缓建 资金没有到位', 'group', 'U016')).toContain('您不能缓建项目');
    expect((await project()).phase.status).toBe('active');
  });
});

describe('a terminated project', () => {
  const terminate = () =>
    click({ v: 1, action: 'terminate', project: PROJECT }, { [REASON_FIELD]: '企业撤资' });

  test('is asked about once more, in the own chat', async () => {
    expect(await say(`终止 ${NAME} 企业撤资`, 'group')).toContain('已发到您和 e点通 的单聊');
    expect((await project()).phase.status).toBe('active');
    const form = textIn(own(OPERATOR)).at(-1);
    expect(form).toContain('"default_value":"企业撤资"');
    expect(form).toContain('确定终止这个项目');
    await terminate();
    expect((await project()).phase).toMatchObject({ status: 'terminated', words: '企业撤资' });
  });

  test('stops, and a second answer changes nothing', async () => {
    await terminate();
    await deliver();
    const stopped = await project();
    const { toast } = await terminate();
    expect(toast?.content).toContain('终止，不再办理');
    await pass(20 * DAY_MS);
    expect(await project()).toEqual(stopped);
    expect(textIn(group).join()).toContain('项目终止');
  });

  test('has its group archived after 30 days, once', async () => {
    await terminate();
    await deliver();
    await pass(30 * DAY_MS - HOUR);
    expect(bot.messenger.chats.get(group)?.name).toBe(`${NAME} 专班`);
    await pass(HOUR);
    expect(bot.messenger.chats.get(group)?.name).toBe(`【已归档】${NAME} 专班`);
    const last = textIn(group).at(-1);
    expect(last).toContain('本群已归档');
    expect(await findNextCheck(bot.db)).toBeNull();
    const count = bot.messenger.messagesIn(group).length;
    await pass(60 * DAY_MS);
    expect(bot.messenger.messagesIn(group)).toHaveLength(count);
    const answer = await say('办结 0404', 'group', 'U022');
    expect(answer).toContain('本群已归档，不再办理');
    expect(await say(`项目 ${NAME}`)).toContain('已于');
  });
});

describe('a finished project', () => {
  const LAST = '1102';

  /** A project with one node left. */
  async function openLast(): Promise<void> {
    const applies = applicable(world.catalogue, defaultAttributes);
    const choices = { done: [...applies].filter((code) => code !== LAST) };
    const change = { before: null, after: aProject(choices), events: opening(choices) };
    const cause = { actor: null, source: { kind: 'opening' } } as const;
    await inTransaction(bot.db, (tx) => commit(tx, world, [change], cause, bot.clock.now()));
  }

  /** The command that ends it, once every paper is there. */
  async function finishLast() {
    const open = (await loadProject(bot.db, 'P-1'))!;
    const [by = ''] = whoMay(world, open, 'finish', LAST);
    for (const material of missingMaterials(world, open, LAST)) {
      const file = { id: crypto.randomUUID(), name: '扫描件.pdf' };
      await bot.execute('P-1', { type: 'fileMaterial', material, node: LAST, file, by });
    }
    return { type: 'finish', node: LAST, by } as const;
  }

  test('ends with its last node and thanks its group', async () => {
    await openLast();
    await deliver();
    const last = await finishLast();
    const { by } = last;
    bot.clock.district += 9 * DAY_MS;
    await bot.execute('P-1', last);
    await deliver();
    expect((await loadProject(bot.db, 'P-1'))?.phase).toMatchObject({
      status: 'finished',
      by,
      archivedAt: null,
    });
    const chat = (await findLane(bot.db, groupLane('P-1')))?.chatId ?? '';
    const news = textIn(chat).find((text) => text.includes('项目全部办结'));
    expect(news).toContain('3月16日开通，3月25日办结，共 9 天');
    expect(news).toContain('少交重复材料');
    expect(news).toContain('本群将于 4月24日归档');
  });

  test('is under way again with a node that is reopened, in a group that lives again', async () => {
    await openLast();
    await bot.execute('P-1', await finishLast());
    await deliver();
    await pass(30 * DAY_MS);
    const chat = (await findLane(bot.db, groupLane('P-1')))?.chatId ?? '';
    const name = () => bot.messenger.chats.get(chat)?.name;
    expect(name()).toBe('【已归档】测试项目 专班');
    const words = '达产数据有误';
    await bot.execute('P-1', { type: 'reopen', node: LAST, words, by: OPERATOR });
    await deliver();
    expect((await loadProject(bot.db, 'P-1'))?.phase).toEqual({ status: 'active' });
    expect(name()).toBe('测试项目 专班');
    const cards = await findOpenCards(bot.db, ['P-1']);
    const living = cards.filter(({ state }) => state === 'live').map(({ subject }) => subject.kind);
    expect(living).toEqual(expect.arrayContaining(['progress', 'node']));
  });
});
