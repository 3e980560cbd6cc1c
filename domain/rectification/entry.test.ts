import { describe, expect, test } from 'vitest';
import { whoMay } from '../access/access.ts';
import { addDays } from '../calendar/time.ts';
import { matterOf } from '../matter/machine.ts';
import { handle } from '../project/decide.ts';
import type { ProjectEvent } from '../project/events.ts';
import { planNotices } from '../project/notices.ts';
import type { Project } from '../project/types.ts';
import { asOf, at, carryOut, demoOpening, demoProject, given, world } from '../testing.ts';
import { problemsOf } from './problem.ts';
import { enterProblems, fireProblems } from './testing.ts';
import type { NewProblem } from './types.ts';

// 0903 消防验收 of DEMO-05 runs; its agent is U018, the helper of the housing bureau U023, its head U009.
const NODE = '0903';
const [AGENT, HELPER, HEAD] = ['U018', 'U023', 'U009'];
const opened = demoOpening('DEMO-05');
const demo05 = demoProject('DEMO-05');

const entered = (...problems: NewProblem[]) =>
  carryOut(demo05, asOf, enterProblems(NODE, HELPER, ...problems));
const problem = (project: Project, id: string) => matterOf(project, 'rectification', id)!;

const anEntry = (change: object = {}): ProjectEvent => ({
  type: 'problemsEntered',
  node: NODE,
  batch: 1,
  round: 1,
  problems: [
    {
      id: 'R1',
      ownerUnit: 'ENT',
      owner: AGENT,
      dueAt: at('2026-04-15 17:30'),
      limitDays: 30,
      recheckBy: HELPER,
      source: null,
      ...change,
    },
  ],
  by: HELPER,
  said: { problems: [{ words: '防火门不能自闭', part: '', clause: '' }] },
});

describe('an inspection enters its problems', () => {
  test('what is left out follows from the node', () => {
    given(...opened)
      .when(enterProblems(NODE, HELPER, { words: ' 防火门不能自闭 ' }))
      .then(anEntry());
  });

  test('what is named stands', () => {
    const named = {
      words: '防火门不能自闭',
      part: '2号楼',
      clause: 'GB 50016',
      ownerUnit: 'GDG',
      dueOn: '2026-03-20',
      recheckBy: HEAD,
    };
    expect(problem(entered(named), 'R1')).toMatchObject({
      part: '2号楼',
      clause: 'GB 50016',
      ownerUnit: 'GDG',
      owner: 'U027',
      dueAt: at('2026-03-20 17:30'),
      limitDays: 4,
      recheckBy: HEAD,
    });
  });

  test('a named owner brings the unit', () => {
    expect(problem(entered({ words: '水压不足', owner: 'U027' }), 'R1')).toMatchObject({
      owner: 'U027',
      ownerUnit: 'GDG',
    });
  });

  test('where the clock is joint the unit of the node fixes them', () => {
    const [project, agent] = [demoProject('DEMO-01'), 'U015'];
    const after = carryOut(project, asOf, enterProblems('0803', agent, { words: '堵头未拆' }));
    expect(problem(after, 'R1')).toMatchObject({
      ownerUnit: 'ZJJ',
      owner: 'U023',
      recheckBy: agent,
    });
  });

  test('the agent who enters for the enterprise does not check it again', () => {
    const after = carryOut(demo05, asOf, enterProblems(NODE, AGENT, { words: '水压不足' }));
    expect(problem(after, 'R1')).toMatchObject({ owner: AGENT, recheckBy: HELPER });
  });

  test('numbers go on over the lists of a project', () => {
    const two = carryOut(
      entered({ words: '甲' }),
      asOf,
      enterProblems(NODE, HELPER, { words: '乙' }),
    );
    expect(problemsOf(two, NODE).map(({ id, batch, round }) => [id, batch, round])).toEqual([
      ['R1', 1, 1],
      ['R2', 2, 1],
    ]);
  });

  test.each<[string, NewProblem, object]>([
    ['no words', { words: '  ' }, { code: 'words-missing' }],
    [
      'a line of 2,000 signs',
      { words: '字'.repeat(2_000) },
      { code: 'words-too-long', signs: 2_000, most: 200 },
    ],
    ['an unknown unit', { words: '甲', ownerUnit: 'XXX' }, { code: 'unit-unknown', words: 'XXX' }],
    ['an unknown owner', { words: '甲', owner: 'U999' }, { code: 'person-unknown', words: 'U999' }],
    [
      'an unknown re-checker',
      { words: '甲', recheckBy: 'U999' },
      { code: 'person-unknown', words: 'U999' },
    ],
    [
      'an owner who would check the own work',
      { words: '甲', owner: 'U027', recheckBy: 'U027' },
      { code: 'rechecks-own-work', person: 'U027' },
    ],
    [
      'a day that has gone by',
      { words: '甲', dueOn: '2026-03-15' },
      { code: 'date-not-ahead', day: '2026-03-15' },
    ],
    [
      'a day more than a year away',
      { words: '甲', dueOn: '2027-03-18' },
      { code: 'date-too-far', latestDay: addDays('2026-03-16', 366) },
    ],
  ])('%s is told with its line, and nothing is entered', (_what, bad, fault) => {
    given(...opened)
      .when(enterProblems(NODE, HELPER, { words: '好的一条' }, bad))
      .then({ code: 'problems-faulty', faults: [{ line: 2, fault }] } as never);
  });

  test('the same problem is not listed twice', () => {
    given(...opened, anEntry())
      .when(
        enterProblems(
          NODE,
          HELPER,
          { words: '防火门不能自闭。' },
          { words: '水压不足' },
          { words: '水压 不足' },
        ),
      )
      .then({
        code: 'problems-faulty',
        faults: [
          { line: 1, fault: { code: 'listed-already', matter: 'R1' } },
          { line: 3, fault: { code: 'said-twice', line: 2 } },
        ],
      });
  });

  test.each([
    ['none', NODE, 0, { code: 'no-problems', node: NODE }],
    ['a hundred', NODE, 100, { code: 'too-many-problems', count: 100, most: 50 }],
    ['some at a node that inspects nothing', '1001', 1, { code: 'no-inspection', node: '1001' }],
  ])('%s: refused', (_what, node, count, refusal) => {
    const problems = Array.from({ length: count }, (_, index) => ({ words: `第 ${index} 处` }));
    given(...opened)
      .when(enterProblems(node, AGENT, ...problems))
      .then(refusal as never);
  });

  test('fifty at once are entered', () => {
    expect(problemsOf(entered(...fireProblems(50)), NODE)).toHaveLength(50);
  });

  test('the node of a project must run', () => {
    given(...opened)
      .when(enterProblems('0901', HELPER, { words: '甲' }))
      .then({ code: 'node-done', node: '0901', doneAt: null, doneBy: null });
  });

  test('only the unit of the node and the agent enter them', () => {
    const who = whoMay(world, demo05, 'enterProblems', NODE);
    expect(who).toEqual([HELPER, HEAD, AGENT]);
    given(...opened)
      .when(enterProblems(NODE, 'U030', { words: '甲' }))
      .then({ code: 'not-allowed', act: 'enterProblems', node: NODE, who });
  });

  test('one card calls every owner once', () => {
    const outcome = carryOut(demo05, asOf, enterProblems(NODE, HELPER, ...fireProblems(8)));
    const event = anEntry() as Extract<ProjectEvent, { type: 'problemsEntered' }>;
    const problems = problemsOf(outcome, NODE);
    expect(planNotices(world, outcome, [{ ...event, problems }], asOf)).toEqual([
      {
        type: 'postToGroup',
        card: { kind: 'problems', node: NODE, batch: 1 },
        mention: [AGENT],
        notBefore: asOf,
      },
      { type: 'refreshNode', node: NODE },
      { type: 'refreshProgress' },
    ]);
  });
});

test('of two lists entered in one night the card of the morning calls all owners', () => {
  const [late, later] = [at('2026-03-16 22:10'), at('2026-03-16 22:30')];
  const first = carryOut(demo05, late, enterProblems(NODE, HELPER, { words: '甲' }));
  const command = enterProblems(NODE, HELPER, { words: '乙', ownerUnit: 'GDG' });
  const outcome = handle(world, first, command, later);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  const [call] = planNotices(world, outcome.project, outcome.events, later);
  expect(call).toMatchObject({ mention: [AGENT, 'U027'], notBefore: at('2026-03-17 07:00') });
});
