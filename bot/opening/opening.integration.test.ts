import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { NOTHING, openingFields } from '../../cards/opening/actions.ts';
import type { Card } from '../../cards/parts.ts';
import { pruneDrafts } from '../../db/queries/drafts.ts';
import { findLane } from '../../db/queries/lanes.ts';
import { countOutbox } from '../../db/queries/outbox.ts';
import { listProjects, loadProject } from '../../db/queries/projects.ts';
import { drafts, events } from '../../db/schema/index.ts';
import { DAY_MS } from '../../domain/calendar/time.ts';
import { worldWith } from '../../domain/testing.ts';
import type { BotContext, Who } from '../context.ts';
import { groupLane } from '../delivery/lane-keys.ts';
import { answerClick } from '../intake/clicks.ts';
import { takeIn, workInbox } from '../intake/messages.ts';
import type { CallName } from '../messenger/memory.ts';
import type { ClickAnswer } from '../messenger/messenger.ts';
import { hangingAt, type TestBot, type TestProcess, testBot, testWho } from '../testing/bot.ts';
import { keepTestServer } from '../testing/database.ts';

const OPERATOR = 'U066';

keepTestServer();
let bot: TestBot;
let sender: TestProcess;
let calls: number;
beforeEach(async () => {
  bot = await testBot();
  sender = bot.process('own');
  calls = 0;
});
afterEach(() => bot.close());

const ownChat = (person: string) => bot.messenger.ownChat(`ou_${person}`);

/** Says something in the own chat; answers with the cards that follow. */
async function say(text: string, person = OPERATOR): Promise<Card[]> {
  const before = bot.messenger.messagesIn(ownChat(person)).length;
  calls += 1;
  await takeIn(bot.context(), {
    type: 'message',
    key: `om_${calls}`,
    messageId: `om_${calls}`,
    chatId: ownChat(person),
    isGroup: false,
    senderOpenId: `ou_${person}`,
    sentAt: bot.clock.now(),
    parentId: null,
    mentionsBot: false,
    content: { kind: 'text', text },
  });
  await workInbox(bot.context());
  await sender.run();
  return bot.messenger
    .messagesIn(ownChat(person))
    .slice(before)
    .map(({ card }) => card as Card);
}

/** What the button with this text brings back. */
function buttonValue(part: unknown, text: string): unknown {
  if (typeof part !== 'object' || part === null) return undefined;
  const {
    tag,
    text: label,
    behaviors,
  } = part as {
    tag?: string;
    text?: { content?: string };
    behaviors?: readonly { value: unknown }[];
  };
  if (tag === 'button' && label?.content === text) return behaviors?.[0]?.value;
  return Object.values(part).reduce<unknown>(
    (found, each) => found ?? buttonValue(each, text),
    undefined,
  );
}

interface Pressed {
  readonly person?: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly context?: BotContext;
  readonly key?: string;
}

/** Presses a button by its text. */
async function press(card: Card, text: string, pressed: Pressed = {}): Promise<ClickAnswer> {
  const { person = OPERATOR, form = {}, context = bot.context() } = pressed;
  calls += 1;
  return answerClick(context, {
    type: 'click',
    key: pressed.key ?? `click_${calls}`,
    messageId: 'om_form',
    chatId: ownChat(person),
    operatorOpenId: `ou_${person}`,
    value: buttonValue(card, text),
    form,
  });
}

const facts = {
  [openingFields.name]: '云锦智能家居产业园项目',
  [openingFields.owner]: '云锦家居(示例)有限公司',
  [openingFields.location]: 'JKQ',
  [openingFields.investment]: '4.5亿',
  [openingFields.keyProject]: 'yes',
  [openingFields.lead]: 'U006',
  [openingFields.agent]: 'U015',
  [openingFields.contact]: 'U031',
};

const answers = { [openingFields.doneStage]: NOTHING };

/** As far as the preview. */
async function fillIn(first: Readonly<Record<string, string>> = facts, second = answers) {
  const [form] = await say('新建项目');
  const questions = await press(form!, '下一步', { form: first });
  return press(questions.card as Card, '预览', { form: second });
}

const textOf = (card: object | undefined) => JSON.stringify(card ?? {});
const idsOf = async () => (await listProjects(bot.db)).map(({ id }) => id);
const draftsOf = () => bot.db.select().from(drafts);

describe('a project opened from chat', () => {
  test('is previewed before anything is created', async () => {
    const { card, toast } = await fillIn();
    expect(toast?.type).toBe('success');
    expect(textOf(card)).toContain('要办 34 个节点，不涉及 8 个');
    expect(await idsOf()).toEqual([]);
    expect(bot.messenger.chats.size).toBe(0);
    expect(await bot.db.select().from(events)).toEqual([]);
  });

  test('stands with its group, members and pinned card', async () => {
    const { card } = await fillIn();
    const opened = await press(card as Card, '开通');
    expect(opened.toast?.content).toContain('P-2026-0001');
    await bot.process('one').run();
    const project = await loadProject(bot.db, 'P-2026-0001');
    expect(project).toMatchObject({
      name: facts[openingFields.name],
      investmentWan: 45_000,
      keyProject: true,
      phase: { status: 'active' },
      team: { lead: 'U006', agent: 'U015', enterpriseContact: 'U031' },
    });
    const [group] = [...bot.messenger.chats.values()];
    expect(group?.name).toBe('云锦智能家居产业园项目 专班');
    expect(group?.members).toContain('ou_U029');
    expect(group?.pins.size).toBe(1);
    const log = await bot.db.select().from(events);
    expect(log[0]).toMatchObject({ type: 'projectOpened', actor: OPERATOR });
    expect(await draftsOf()).toMatchObject([{ state: 'done', body: {}, projectId: 'P-2026-0001' }]);
  });

  test('may be entered in the middle of its life', async () => {
    const { card } = await fillIn(facts, { [openingFields.doneStage]: '03' });
    await press(card as Card, '开通');
    const project = await loadProject(bot.db, 'P-2026-0001');
    expect(project?.nodes.get('0301')?.status).toBe('done');
    expect(project?.nodes.get('0402')?.status).toBe('running');
    expect(project?.materials.get('M001')?.status).toBe('accepted');
  });

  test('gets the next number of the year', async () => {
    const first = await fillIn();
    await press(first.card as Card, '开通');
    const second = await fillIn({ ...facts, [openingFields.name]: '另一个完全不同的厂房' });
    await press(second.card as Card, '开通');
    expect(await idsOf()).toEqual(['P-2026-0001', 'P-2026-0002']);
  });
});

describe('killed or repeated', () => {
  test.each(['createGroup', 'postCard', 'pin'] satisfies CallName[])(
    'a delivery that dies at %s goes on, and never twice',
    async (name) => {
      const { card } = await fillIn();
      await press(card as Card, '开通');
      const { messenger, reached } = hangingAt(bot.messenger, name);
      const killed = bot.process('killed', { messenger });
      const running = killed.run();
      await reached;
      await killed.kill();
      await running;
      await bot.process('two').run();
      expect(bot.messenger.chats.size).toBe(1);
      const [group] = [...bot.messenger.chats.values()];
      expect((await findLane(bot.db, groupLane('P-2026-0001')))?.chatId).toBe(group?.chatId);
      expect(group?.pins.size).toBe(1);
      expect(await countOutbox(bot.db)).toEqual([{ state: 'dead', n: 0 }]);
    },
  );

  test('a process that dies inside the opening leaves nothing behind', async () => {
    const { card } = await fillIn();
    const process = bot.process('dying');
    const dying: BotContext = {
      ...process.context,
      who: async () => {
        void process.kill();
        return testWho;
      },
    };
    await press(card as Card, '开通', { context: dying });
    expect(await idsOf()).toEqual([]);
    expect(await draftsOf()).toMatchObject([{ state: 'open' }]);
    await press(card as Card, '开通');
    expect(await idsOf()).toEqual(['P-2026-0001']);
  });

  test('a second tap creates nothing and says so', async () => {
    const { card } = await fillIn();
    await press(card as Card, '开通');
    const again = await press(card as Card, '开通');
    expect(again.toast).toMatchObject({ type: 'info' });
    expect(again.toast?.content).toContain('没有重复创建');
    expect(await idsOf()).toEqual(['P-2026-0001']);
  });

  test('taps at the same moment create one project', async () => {
    const { card } = await fillIn();
    const taps = await Promise.all([1, 2, 3].map(() => press(card as Card, '开通')));
    expect(taps.filter(({ toast }) => toast?.type === 'success')).toHaveLength(1);
    expect(await idsOf()).toHaveLength(1);
  });

  test('a click delivered twice has one effect and one answer', async () => {
    const { card } = await fillIn();
    const first = await press(card as Card, '开通', { key: 'same' });
    expect(await press(card as Card, '开通', { key: 'same' })).toEqual(first);
    expect(await idsOf()).toHaveLength(1);
  });
});

test('a step whose answer comes late is sent as a message of its own', async () => {
  const [form] = await say('新建项目');
  let begin = () => {};
  const ready = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const wake = vi.fn();
  const click = {
    type: 'click' as const,
    key: 'late',
    messageId: 'om_form',
    chatId: ownChat(OPERATOR),
    operatorOpenId: `ou_${OPERATOR}`,
    value: buttonValue(form, '下一步'),
    form: facts,
  };
  const { toast } = await answerClick(bot.context({ wake }), click, { ready, withinMs: 1 });
  expect(toast?.content).toContain('正在处理');
  begin();
  await vi.waitUntil(() => wake.mock.calls.length === 2, { timeout: 10_000 });
  await sender.run();
  const last = bot.messenger.messagesIn(ownChat(OPERATOR)).at(-1);
  expect(textOf(last?.card)).toContain('第 2 步');
});

test('a draft that nobody touches is forgotten after a month', async () => {
  await fillIn();
  await pruneDrafts(bot.db, bot.clock.now());
  expect(await draftsOf()).toHaveLength(1);
  await pruneDrafts(bot.db, bot.clock.now() + 1);
  expect(await draftsOf()).toEqual([]);
});

describe('bad input', () => {
  test('is told whole and kept in the form', async () => {
    const [form] = await say('新建项目');
    const wrong = {
      [openingFields.name]: '云'.repeat(61),
      [openingFields.owner]: ' ',
      [openingFields.location]: 'FGW',
      [openingFields.investment]: '-5亿',
      [openingFields.lead]: 'U006',
      [openingFields.agent]: 'U021',
    };
    const answer = await press(form!, '下一步', { form: wrong });
    expect(answer.toast).toMatchObject({ type: 'warning' });
    const text = textOf(answer.card);
    expect(text).toContain('有 5 处要改');
    expect(text).toContain('项目名称太长，请写在 60 字以内');
    expect(text).toContain('总投资“&#45;5亿”不合理');
    expect(text).toContain('云'.repeat(61));
    expect(await idsOf()).toEqual([]);
  });

  test('a name on record is refused, a like one shown', async () => {
    await bot.open('DEMO-01');
    const [form] = await say('新建项目');
    const taken = { ...facts, [openingFields.name]: '禾芷堂中药饮片智能炮制车间项目' };
    expect(textOf((await press(form!, '下一步', { form: taken })).card)).toContain('已有同名项目');
    const alike = { ...facts, [openingFields.name]: '禾芷堂中药饮片炮制车间' };
    expect(textOf((await fillIn(alike)).card)).toContain('可能重复');
  });

  test('somebody who resigned between form and tap stops the opening', async () => {
    const { card } = await fillIn();
    const who: Who = { ...testWho, world: worldWith({ id: 'U015', active: false }) };
    const answer = await press(card as Card, '开通', {
      context: bot.context({ who: async () => who }),
    });
    expect(textOf(answer.card)).toContain('已离职，代办员请另选');
    expect(await idsOf()).toEqual([]);
  });

  test('a catalogue changed in between is looked at again first', async () => {
    const { card } = await fillIn();
    const { world } = testWho;
    const catalogue = { ...world.catalogue, version: `${world.catalogue.version}-next` };
    const context = bot.context({
      who: async () => ({ ...testWho, world: { ...world, catalogue } }),
    });
    const first = await press(card as Card, '开通', { context });
    expect(first.toast?.content).toContain('节点目录刚更新过');
    expect(await idsOf()).toEqual([]);
    await press(first.card as Card, '开通', { context });
    const project = await loadProject(bot.db, 'P-2026-0001');
    expect(project?.catalogueVersion).toBe(catalogue.version);
  });

  test("another person's draft goes no further", async () => {
    const { card } = await fillIn();
    const answer = await press(card as Card, '开通', { person: 'U021' });
    expect(answer.toast?.content).toContain('这是 发改委 总一鸣 的草稿');
    expect(await idsOf()).toEqual([]);
  });

  test('a draft older than a week has expired', async () => {
    const { card } = await fillIn();
    bot.clock.district += 7 * DAY_MS + 1;
    const answer = await press(card as Card, '开通');
    expect(answer.toast?.content).toContain('草稿超过 7 天');
    expect(await idsOf()).toEqual([]);
    expect(await draftsOf()).toMatchObject([{ state: 'dropped', body: {} }]);
  });

  test('a dropped draft stays dropped', async () => {
    const { card } = await fillIn();
    await press(card as Card, '放弃');
    expect((await press(card as Card, '开通')).toast?.content).toContain('草稿已放弃');
    expect(await idsOf()).toEqual([]);
  });

  test('editing brings back what was written', async () => {
    const { card } = await fillIn();
    const { card: form } = await press(card as Card, '修改');
    expect(textOf(form)).toContain('云锦家居(示例)有限公司');
    expect(textOf(form)).toContain('"initial_option":"JKQ"');
  });

  test('who may not open a project is told who may', async () => {
    const [answer] = await say('新建项目', 'U021');
    expect(textOf(answer)).toContain('只有操作员可以新建项目：发改委 总一鸣');
    expect(await draftsOf()).toEqual([]);
  });
});
