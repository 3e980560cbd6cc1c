import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findLedger } from '../../db/queries/points.ts';
import { DAY_MS, type Instant } from '../../domain/calendar/time.ts';
import type { Entry } from '../../domain/points/types.ts';
import { unitHeadsOf } from '../../domain/project/people.ts';
import { at, demoProject, world } from '../../domain/testing.ts';
import { sweep } from '../sweep.ts';
import { hangingAt, type TestBot, testBot } from '../testing/bot.ts';
import { chatWith } from '../testing/chat.ts';
import { keepTestServer } from '../testing/database.ts';
import { tellProposals } from './tell.ts';

// The order S1 on 0501 of DEMO-18 is opened on 16 March; its unit misses the first rung.
const PROJECT = 'DEMO-18';
const missed = at('2026-03-17 17:30');
const morning = at('2026-03-18 08:30');

keepTestServer();
let bot: TestBot;
let chat: ReturnType<typeof chatWith>;
let entry: Entry;
let head: string;
const verifiers = world.directory.withRole('verifier').map(({ id }) => id);

beforeEach(async () => {
  bot = await testBot();
  chat = chatWith(bot);
  await bot.open(PROJECT);
  await chat.deliver();
  await reach(missed);
  const ledger = await findLedger(bot.db, [PROJECT], []);
  entry = ledger.find((line): line is Entry => line.kind === 'entry' && line.rule === 'D3')!;
  head = unitHeadsOf(world, entry.unit)[0]!;
});
afterEach(() => bot.close());

async function reach(now: Instant): Promise<void> {
  bot.clock.district = now;
  await sweep(bot.context(), now);
  await chat.deliver();
}

async function tell(now: Instant): Promise<void> {
  bot.clock.district = now;
  await tellProposals(bot.context(), now);
  await chat.deliver();
}

const told = () => chat.cards(chat.ownChat(head), '扣分告知');
const objecting = () => ({ entry: String(entry.id), words: '现场正在迁改' });
/** Updates that wait until the answer to a click was seen. */
const later = () => reach(bot.clock.now() + 2 * 60_000);

test('a unit is told once, though the process dies after the card was sent', async () => {
  bot.clock.district = morning;
  await tellProposals(bot.context(), morning);
  const { messenger, reached } = hangingAt(bot.messenger, 'postCard');
  const dying = bot.process('killed', { messenger });
  const running = dying.run();
  await reached;
  await dying.kill();
  await running;
  bot.clock.real += 60_000;
  await tell(morning + 60_000);
  expect(told()).toHaveLength(1);
});

test('is told once, though two processes look at the same time and another day comes', async () => {
  bot.clock.district = morning;
  await Promise.all([
    tellProposals(bot.context(), morning),
    tellProposals(bot.context({ processId: 'two' }), morning),
  ]);
  await chat.deliver();
  await tell(morning + DAY_MS);
  expect(told()).toHaveLength(1);
});

describe('the cards of a deduction keep true', () => {
  beforeEach(() => tell(morning));

  test('on the one that was pressed at once, and on those of all who may rule', async () => {
    const [card] = told();
    const pressed = await chat.press(head, card!, '申诉', objecting());
    expect(JSON.stringify(pressed.card)).toContain('申诉中，等督考办裁定');
    await later();
    expect(told()[0]?.text).toContain('申诉中，等督考办裁定');
    const asked = verifiers.map((id) => chat.card(chat.ownChat(id), '积分申诉'));
    expect(asked.length).toBeGreaterThan(1);
    await chat.press(verifiers[0]!, asked[0]!, '维持', { words: '没有依据' });
    await later();
    for (const id of verifiers) {
      const cards = chat.cards(chat.ownChat(id), '积分申诉');
      expect(cards.map(({ title }) => title)).toEqual(['积分申诉 · 维持扣分']);
    }
    expect(told()[0]?.text).toContain('已生效，申诉后维持');
    const ruled = chat.cards(chat.ownChat(head), '积分申诉 · 维持扣分');
    expect(ruled).toHaveLength(1);
  });

  test('where a ruling takes it back', async () => {
    await chat.press(head, told()[0]!, '申诉', objecting());
    await later();
    const asked = chat.card(chat.ownChat(verifiers[1]!), '积分申诉');
    await chat.press(verifiers[1]!, asked, '撤销', { words: '确有依据' });
    await later();
    expect(told()[0]?.text).toContain('已撤销，分数已退回');
    expect(chat.card(chat.ownChat(verifiers[0]!), '积分申诉').title).toContain('已撤销扣分');
  });

  test('where the enterprise turns out to be the cause before anybody ruled', async () => {
    await chat.press(head, told()[0]!, '申诉', objecting());
    const on = { matter: 'S1', form: null } as const;
    await bot.execute(PROJECT, {
      type: 'acceptOrder',
      ...on,
      by: head,
      responsible: head,
      cause: 'enterprise',
      words: '企业图纸没到',
    });
    const { enterpriseContact } = demoProject(PROJECT).team;
    const by = enterpriseContact ?? '';
    await bot.execute(PROJECT, { type: 'confirmCause', matter: 'S1', by });
    await later();
    expect(told()[0]?.text).toContain('已撤销，分数已退回');
    const ruling = chat.card(chat.ownChat(verifiers[0]!), '积分申诉');
    expect(ruling.text).toContain('已按规则撤销，分数已退回，不用再裁定');
    expect(ruling.text).not.toContain('[维持]');
  });

  test('once its time is over it can be objected to no more', async () => {
    await reach(at('2026-03-24 08:20'));
    await tell(at('2026-03-24 08:30'));
    const [first] = told();
    expect(first?.text).toContain('没有还能申诉的项目');
    expect(first?.text).not.toContain('[申诉]');
  });

  test('a click that comes again changes nothing, and answers the same', async () => {
    const [card] = told();
    const once = await chat.press(head, card!, '申诉', objecting(), 'same');
    expect(await chat.press(head, card!, '申诉', objecting(), 'same')).toEqual(once);
    await later();
    expect(chat.cards(chat.ownChat(verifiers[0]!), '积分申诉')).toHaveLength(1);
  });

  test('a verifier who asks gets what waits, and it keeps true as well', async () => {
    await chat.press(head, told()[0]!, '申诉', objecting());
    const [id] = verifiers;
    const answer = await chat.say(id!, chat.ownChat(id!), '申诉');
    expect(answer.at(-1)?.text).toContain('有 1 件等待裁定');
    await later();
    const [asked] = chat.cards(chat.ownChat(id!), '积分申诉 · ');
    await chat.press(id!, asked!, '维持', { words: '没有依据' });
    await later();
    const titles = chat.cards(chat.ownChat(id!), '积分申诉 · ').map(({ title }) => title);
    expect(new Set(titles)).toEqual(new Set(['积分申诉 · 维持扣分']));
    const [none] = await chat.say(id!, chat.ownChat(id!), '申诉');
    expect(none?.text).toContain('没有等待裁定的申诉');
  });
});
