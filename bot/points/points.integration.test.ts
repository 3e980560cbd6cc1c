import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../../db/client.ts';
import { findLedger, findUnwarned, insertLines } from '../../db/queries/points.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Entry } from '../../domain/points/types.ts';
import { warnedRules } from '../../domain/points/warned.ts';
import { at, demoProject, world } from '../../domain/testing.ts';
import { execute } from '../execute.ts';
import { sweep } from '../sweep.ts';
import { type TestBot, testBot } from '../testing/bot.ts';
import { chatWith } from '../testing/chat.ts';
import { tellProposals } from './tell.ts';

// Of DEMO-11 自规分局 has the node 0402 at hand.
const PROJECT = 'DEMO-11';
const NODE = '0402';
const HEAD = 'U008';

let bot: TestBot;
let chat: ReturnType<typeof chatWith>;
beforeAll(async () => {
  bot = await testBot();
  chat = chatWith(bot);
  await bot.open(PROJECT);
  await chat.deliver();
});
afterAll(() => bot.close());

const dueAt = (): Instant => {
  const state = demoProject(PROJECT).nodes.get(NODE);
  if (state?.status !== 'running') throw new Error(`${NODE} does not run`);
  return state.dueAt;
};
const verifier = world.directory.withRole('verifier')[0]?.id ?? '';
const ledger = () => findLedger(bot.db, [PROJECT], []);
const entries = async (rule: string) =>
  (await ledger()).filter(
    (line): line is Entry => line.kind === 'entry' && line.rule === rule && line.node === NODE,
  );

async function sweepAt(now: Instant, delivers = true) {
  bot.clock.district = now;
  await sweep(bot.context(), now);
  if (delivers) await chat.deliver();
}

test('points are entered with the events they follow from, or not at all', async () => {
  await sweepAt(dueAt() - 30 * 3_600_000);
  const before = (await ledger()).length;
  const late = dueAt() + 1;
  const failing = inTransaction(bot.db, async (tx) => {
    const cause = { actor: null, source: { kind: 'timer' } } as const;
    await execute(tx, world, PROJECT, { type: 'tick' }, cause, late);
    throw new Error('the machine stops');
  });
  await expect(failing).rejects.toThrow('the machine stops');
  expect(await ledger()).toHaveLength(before);
});

test('a delivered warning is the proof of a deduction, which names its event', async () => {
  await sweepAt(dueAt());
  const [entry] = await entries('D1');
  expect(entry).toMatchObject({ hundredths: -200, reason: null, unit: 'ZGJ' });
  const [proof] = await bot.db.execute<{ type: string; node: string; cause: string }>(
    `select w.type, w.node, c.type as cause from points p
      join events w on w.id = p.warned_by join events c on c.id = p.cause_event
      where p.id = ${entry?.id ?? 0}`,
  );
  expect(proof).toEqual({ type: 'messageDelivered', node: NODE, cause: 'lightTurned' });
  expect(await findUnwarned(bot.db, warnedRules)).toEqual([]);
});

test('a second sweep, and the same lines once more, add nothing', async () => {
  const before = await ledger();
  await sweepAt(bot.clock.now());
  expect(await ledger()).toEqual(before);
  const again = await inTransaction(bot.db, (tx) => insertLines(tx, before));
  expect(again).toEqual([]);
});

test('nothing is changed or taken out of the ledger', async () => {
  for (const statement of [
    'update points set hundredths = 0',
    'delete from points',
    'truncate points cascade',
  ]) {
    await expect(bot.db.execute(statement)).rejects.toThrow();
  }
});

test('the head is told of all of it in one card a day, and objects on it', async () => {
  // Friday evening; told on Monday.
  const morning = nextMorning(bot.clock.now());
  await sweepAt(morning);
  await tellProposals(bot.context(), morning);
  await tellProposals(bot.context(), morning + 1);
  await chat.deliver();
  const told = chat.cards(chat.ownChat(HEAD), '扣分告知');
  expect(told).toHaveLength(1);
  expect(told[0]?.text).toContain('节点转红');
  expect(told[0]?.text).toContain('前可申诉');
  const [entry] = await entries('D1');
  const form = { entry: String(entry?.id), words: '规划条件等市里批复' };
  const stranger = told[0] && (await chat.press('U007', told[0], '申诉', form));
  expect(stranger?.toast?.content).toContain('卓文渊');
  const done = told[0] && (await chat.press(HEAD, told[0], '申诉', form));
  expect(done?.toast?.type).toBe('success');
  const twice = told[0] && (await chat.press(HEAD, told[0], '申诉', form));
  expect(twice?.toast?.content).toContain('只能申诉一次');
});

test('a verifier revokes it: a new line gives the points back, and the head hears of it', async () => {
  const card = chat.card(chat.ownChat(verifier), '积分申诉');
  expect(card.text).toContain('规划条件等市里批复');
  const empty = await chat.press(verifier, card, '撤销', { words: ' ' });
  expect(empty.toast?.content).toContain('请写明理由');
  const done = await chat.press(verifier, card, '撤销', { words: '市里确有批复在途' });
  expect(done.toast).toEqual({ type: 'success', content: '已撤销，分数已退回。' });
  const again = await chat.press(verifier, card, '维持', { words: '再看' });
  expect(again.toast?.content).toContain('已裁定撤销');
  const [entry] = await entries('D1');
  const back = (await ledger()).filter(({ kind }) => kind === 'reversal');
  expect(back).toMatchObject([{ reverses: entry?.id, hundredths: 200, month: entry?.month }]);
  expect(chat.card(chat.ownChat(HEAD), '积分申诉').text).toContain('市里确有批复在途');
});

test('积分: a unit sees its own, leaders all side by side and not ranked', async () => {
  const [own] = await chat.say(HEAD, chat.ownChat(HEAD), '积分');
  expect(own?.title).toContain('自规分局');
  expect(own?.text).toContain('已撤销');
  const [other] = await chat.say(HEAD, chat.ownChat(HEAD), '积分 住建局');
  expect(other?.text ?? '').not.toContain('构成');
  const [all] = await chat.say('U001', chat.ownChat('U001'), '积分');
  expect(all?.title).toContain('各单位积分');
  expect(all?.text).not.toContain('红榜');
  const group = chat.groupOf(demoProject(PROJECT).name);
  await chat.say(HEAD, group, '积分');
  expect(chat.cards(group, '自规分局')).toEqual([]);
});

test('效能: figures beside the month before, with their nodes', async () => {
  const [card] = await chat.say('U001', chat.ownChat('U001'), '效能');
  expect(card?.title).toContain('办理效能 · 全区');
  expect(card?.text).toContain('法定时限');
  expect(card?.text).toMatch(/3月到期 \d+ 个，没有按时/);
});

test('记分: what a verifier has established is entered once, and never by the unit itself', async () => {
  const name = demoProject(PROJECT).name;
  const own = chat.ownChat(verifier);
  const words = `记分 D12 ${name} ${NODE} 现场没有完成`;
  const [refused] = await chat.say(HEAD, chat.ownChat(HEAD), words);
  expect(refused?.title).toBe('没有改动');
  const [done] = await chat.say(verifier, own, words);
  expect(done?.title).toBe('已记分');
  const [again] = await chat.say(verifier, own, words);
  expect(again?.text).toContain('已经记过');
  const [entry] = await entries('D12');
  expect(entry).toMatchObject({ hundredths: -1000, cause: { type: 'pointsRecorded' } });
});

test('a warning that nobody sent on takes nothing, and says so', async () => {
  const silent = await testBot();
  try {
    await silent.open(PROJECT);
    for (const now of [dueAt() - 30 * 3_600_000, dueAt()]) {
      silent.clock.district = now;
      await sweep(silent.context(), now);
    }
    const lines = await findLedger(silent.db, [PROJECT], []);
    expect(lines.filter((line) => line.node === NODE && line.rule === 'D1')).toMatchObject([
      { hundredths: 0, full: -200, reason: 'warning-not-delivered', warnedBy: null },
    ]);
  } finally {
    await silent.close();
  }
});

test('points taken without a warning are found until they are given back', async () => {
  const other = await testBot();
  const copy = (kind: string, hundredths: number, reverses: string) =>
    other.db.execute(`insert into points (kind, rule, unit, month, project_id, node, hundredths,
      full_hundredths, key, cause_event, cause_type, cause_at, reverses, at)
      select '${kind}', rule, unit, month, project_id, node, ${hundredths}, full_hundredths,
      '${kind}', cause_event, cause_type, cause_at, ${reverses}, at from points
      where rule = 'D1' and node = '${NODE}' order by id limit 1`);
  try {
    await other.open(PROJECT);
    for (const now of [dueAt() - 30 * 3_600_000, dueAt()]) {
      other.clock.district = now;
      await sweep(other.context(), now);
    }
    await copy('entry', -200, 'null');
    const found = { projectId: PROJECT, node: NODE, rule: 'D1' };
    expect(await findUnwarned(other.db, warnedRules)).toEqual([found]);
    await copy('reversal', 200, '(select max(id) from points)');
    expect(await findUnwarned(other.db, warnedRules)).toEqual([]);
  } finally {
    await other.close();
  }
});

/** 08:30 of the next working day. */
function nextMorning(now: Instant): Instant {
  let day = new Date(now + 32 * 3_600_000).toISOString().slice(0, 10);
  while (!world.calendar.isWorkday(day)) {
    day = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  }
  return at(`${day} 08:30`);
}
