import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openingFields } from '../../cards/opening/actions.ts';
import { pruneDrafts } from '../../db/queries/drafts.ts';
import { findLane } from '../../db/queries/lanes.ts';
import { countOutbox } from '../../db/queries/outbox.ts';
import { loadProject } from '../../db/queries/projects.ts';
import { events } from '../../db/schema/index.ts';
import type { BotContext } from '../context.ts';
import { groupLane } from '../delivery/lane-keys.ts';
import { answerClick } from '../intake/clicks.ts';
import type { CallName } from '../messenger/memory.ts';
import { hangingAt, type TestBot, testBot, testWho } from '../testing/bot.ts';
import { keepTestServer } from '../testing/database.ts';
import { buttonValue, facts, OPERATOR, type OpeningDesk, openingDesk, textOf } from './testing.ts';

keepTestServer();
let bot: TestBot;
let desk: OpeningDesk;
beforeEach(async () => {
  bot = await testBot();
  desk = openingDesk(bot);
});
afterEach(() => bot.close());

describe('a project opened from chat', () => {
  test('is previewed before anything is created', async () => {
    const { card, toast } = await desk.fillIn();
    expect(toast?.type).toBe('success');
    expect(textOf(card)).toContain('要办 34 个节点，不涉及 8 个');
    expect(await desk.idsOf()).toEqual([]);
    expect(bot.messenger.chats.size).toBe(0);
    expect(await bot.db.select().from(events)).toEqual([]);
  });

  test('stands with its group, members and pinned card', async () => {
    const { card } = await desk.fillIn();
    const opened = await desk.press(card, '开通');
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
    expect(await desk.drafts()).toMatchObject([
      { state: 'done', body: {}, projectId: 'P-2026-0001' },
    ]);
  });

  test('may be entered in the middle of its life', async () => {
    const { card } = await desk.fillIn(facts, { [openingFields.doneStage]: '03' });
    await desk.press(card, '开通');
    const project = await loadProject(bot.db, 'P-2026-0001');
    expect(project?.nodes.get('0301')?.status).toBe('done');
    expect(project?.nodes.get('0402')?.status).toBe('running');
    expect(project?.materials.get('M001')?.status).toBe('accepted');
  });

  test('gets the next number of the year', async () => {
    const first = await desk.fillIn();
    await desk.press(first.card, '开通');
    const second = await desk.fillIn({ ...facts, [openingFields.name]: '另一个完全不同的厂房' });
    await desk.press(second.card, '开通');
    expect(await desk.idsOf()).toEqual(['P-2026-0001', 'P-2026-0002']);
  });
});

describe('killed or repeated', () => {
  test.each(['createGroup', 'postCard', 'pin'] satisfies CallName[])(
    'a delivery that dies at %s goes on, and never twice',
    async (name) => {
      const { card } = await desk.fillIn();
      await desk.press(card, '开通');
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
    const { card } = await desk.fillIn();
    const process = bot.process('dying');
    const dying: BotContext = {
      ...process.context,
      who: async () => {
        void process.kill();
        return testWho;
      },
    };
    await desk.press(card, '开通', { context: dying });
    expect(await desk.idsOf()).toEqual([]);
    expect(await desk.drafts()).toMatchObject([{ state: 'open' }]);
    await desk.press(card, '开通');
    expect(await desk.idsOf()).toEqual(['P-2026-0001']);
  });

  test('a second tap creates nothing and says so', async () => {
    const { card } = await desk.fillIn();
    await desk.press(card, '开通');
    const again = await desk.press(card, '开通');
    expect(again.toast).toMatchObject({ type: 'info' });
    expect(again.toast?.content).toContain('没有重复创建');
    expect(await desk.idsOf()).toEqual(['P-2026-0001']);
  });

  test('taps at the same moment create one project', async () => {
    const { card } = await desk.fillIn();
    const taps = await Promise.all([1, 2, 3].map(() => desk.press(card, '开通')));
    expect(taps.filter(({ toast }) => toast?.type === 'success')).toHaveLength(1);
    expect(await desk.idsOf()).toHaveLength(1);
  });

  test('a click delivered twice has one effect and one answer', async () => {
    const { card } = await desk.fillIn();
    const first = await desk.press(card, '开通', { key: 'same' });
    expect(await desk.press(card, '开通', { key: 'same' })).toEqual(first);
    expect(await desk.idsOf()).toHaveLength(1);
  });
});

test('a step whose answer comes late is sent as a message of its own', async () => {
  const [form] = await desk.say('新建项目');
  let begin = () => {};
  const ready = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const wake = vi.fn();
  const click = {
    type: 'click' as const,
    key: 'late',
    messageId: 'om_form',
    chatId: desk.ownChat(OPERATOR),
    operatorOpenId: `ou_${OPERATOR}`,
    value: buttonValue(form, '下一步'),
    form: facts,
  };
  const { toast } = await answerClick(bot.context({ wake }), click, { ready, withinMs: 1 });
  expect(toast?.content).toContain('正在处理');
  begin();
  await vi.waitUntil(() => wake.mock.calls.length === 2, { timeout: 10_000 });
  await desk.sender.run();
  const last = bot.messenger.messagesIn(desk.ownChat(OPERATOR)).at(-1);
  expect(textOf(last?.card)).toContain('第 2 步');
});

test('a draft that nobody touches is forgotten after a month', async () => {
  await desk.fillIn();
  await pruneDrafts(bot.db, bot.clock.now());
  expect(await desk.drafts()).toHaveLength(1);
  await pruneDrafts(bot.db, bot.clock.now() + 1);
  expect(await desk.drafts()).toEqual([]);
});
