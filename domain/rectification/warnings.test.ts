import { describe, expect, test } from 'vitest';
import type { Instant } from '../calendar/time.ts';
import { matterOf, nextMatterCheck, postponeMatter } from '../matter/machine.ts';
import { tick } from '../project/decide.ts';
import { evolveAll } from '../project/evolve.ts';
import { type Notice, planNotices } from '../project/notices.ts';
import type { Project } from '../project/types.ts';
import { asOf, at, carryOut, demoProject, TICK, world } from '../testing.ts';
import { enterProblems, recheck, reportFixed } from './testing.ts';
import type { ProblemWarning } from './types.ts';

// 0903 of DEMO-05: the agent U018 owns what the enterprise has to fix, U023 of the housing bureau
// checks it again, U009 is the head of the bureau; U027 is the helper of the power supplier.
const NODE = '0903';
const [AGENT, HELPER, HEAD] = ['U018', 'U023', 'U009'];

const byFriday = { words: '防火门不能自闭', dueOn: '2026-03-27' };
const project = carryOut(
  demoProject('DEMO-05'),
  asOf,
  enterProblems(
    NODE,
    HELPER,
    byFriday,
    { words: '水压不足', ownerUnit: 'GDG', dueOn: '2026-03-27' },
    { words: '照明缺失', dueOn: '2026-04-10' },
  ),
);

/** What the sweep does at `now`: it sees the due matters and the head of the project alone. */
const isOfProblems = (notice: Notice) =>
  notice.type === 'postToGroup' && notice.card.kind.startsWith('problem');

function sweepAt(whole: Project, now: Instant) {
  const due = [...whole.matters].filter(([, matter]) => {
    const look = nextMatterCheck(world, matter, now - 1);
    return look !== null && look <= now;
  });
  const seen = { ...whole, nodes: new Map(), materials: new Map(), matters: new Map(due) };
  const events = tick(world, seen, now);
  const after = evolveAll(seen, events, now) ?? seen;
  return { events, notices: planNotices(world, after, events, now) };
}

const warned = (matter: string, warning: ProblemWarning) => ({
  type: 'problemWarned',
  node: NODE,
  matter,
  warning,
});
const call = (warning: ProblemWarning, when: Instant, ...mention: string[]) => ({
  type: 'postToGroup',
  card: { kind: 'problemCall', node: NODE, call: warning, at: when },
  mention,
  notBefore: when,
});

const YELLOW = at('2026-03-25 17:30');
const RED = at('2026-03-27 17:30');

describe('a dated problem', () => {
  test('is looked at when it turns yellow, then when it is due, then never', () => {
    const item = matterOf(project, 'rectification', 'R1')!;
    expect(nextMatterCheck(world, item, asOf)).toBe(YELLOW);
    expect(nextMatterCheck(world, item, YELLOW)).toBe(RED);
    expect(nextMatterCheck(world, item, RED)).toBeNull();
  });

  test('warns two days ahead: one card for all of one day calls every owner', () => {
    const { events, notices } = sweepAt(project, YELLOW);
    expect(events).toEqual([warned('R1', 'yellow'), warned('R2', 'yellow')]);
    expect(notices.filter(({ type }) => type === 'postToGroup')).toEqual([
      call('yellow', YELLOW, AGENT, 'U027'),
    ]);
  });

  test('is red once it is late, and calls the head of the unit, too', () => {
    const { events, notices } = sweepAt(carryOut(project, YELLOW, TICK), RED);
    // The nodes of the project are late, too, and their orders climb: that is another story.
    expect(events.filter(({ type }) => type === 'problemWarned')).toEqual([
      warned('R1', 'red'),
      warned('R2', 'red'),
    ]);
    // Neither an enterprise nor the power supplier has a head on record: the node's unit has.
    expect(notices.filter(isOfProblems)).toEqual([call('red', RED, AGENT, 'U027', HEAD)]);
  });

  test('calls who checks it again once it is fixed', () => {
    const fixed = carryOut(project, asOf, reportFixed(NODE, AGENT, 'R1'));
    expect(sweepAt(fixed, YELLOW).notices).toContainEqual(call('yellow', YELLOW, HELPER, 'U027'));
  });

  test('warns never twice', () => {
    const late = carryOut(carryOut(project, YELLOW, TICK), RED, TICK);
    expect(tick(world, late, RED)).toEqual([]);
    expect(tick(world, late, RED + 1)).toEqual([]);
  });

  test('after an outage says only that it is late', () => {
    const after = carryOut(project, RED, TICK);
    expect(matterOf(after, 'rectification', 'R1')?.warned).toEqual({ red: RED });
  });

  test('is silent once it is closed', () => {
    const closed = carryOut(
      carryOut(project, asOf, reportFixed(NODE, AGENT, 'R1')),
      asOf,
      recheck(NODE, HELPER, true, 'R1'),
    );
    const item = matterOf(closed, 'rectification', 'R1')!;
    expect(nextMatterCheck(world, item, asOf)).toBeNull();
    expect(sweepAt(closed, YELLOW).events).toEqual([warned('R2', 'yellow')]);
  });

  test('falls due later by as many days as its project stood still', () => {
    const item = matterOf(project, 'rectification', 'R1')!;
    expect(postponeMatter(item, 10)).toMatchObject({ dueAt: at('2026-04-06 17:30') });
  });
});
