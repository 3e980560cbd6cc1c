import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../calendar/time.ts';
import { matterOf } from '../matter/machine.ts';
import type { ProjectEvent } from '../project/events.ts';
import { planNotices } from '../project/notices.ts';
import type { Project } from '../project/types.ts';
import {
  asOf,
  at,
  carryOut,
  demoOpening,
  demoProject,
  given,
  givenIn,
  world,
  worldWith,
} from '../testing.ts';
import { figuresOf, ownerOf, problemsOf, recheckerOf } from './problem.ts';
import { enterProblems, fireProblems, recheck, reportFixed } from './testing.ts';
import type { NewProblem } from './types.ts';

// 0903 消防验收 of DEMO-05 runs; its agent is U018, the helper of the housing bureau U023, its head U009.
const NODE = '0903';
const [AGENT, HELPER, HEAD, LEAD] = ['U018', 'U023', 'U009', 'U003'];
const opened = demoOpening('DEMO-05');
const demo05 = demoProject('DEMO-05');

const entered = (...problems: NewProblem[]) =>
  carryOut(demo05, asOf, enterProblems(NODE, HELPER, ...problems));
const fixed = (project: Project, ...ids: string[]) =>
  carryOut(project, asOf, reportFixed(NODE, AGENT, ...ids));
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

describe('a problem is fixed and checked again', () => {
  const one = entered({ words: '防火门不能自闭' });
  const closedOne = carryOut(fixed(one, 'R1'), asOf, recheck(NODE, HELPER, true, 'R1'));

  test('the owner says that it is fixed, the named person that it is closed', () => {
    expect(problem(closedOne, 'R1').state).toEqual({
      status: 'closed',
      fixed: { by: AGENT, at: asOf },
      closed: { by: HELPER, at: asOf },
    });
  });

  test('nobody else checks it again, the owner least of all', () => {
    const said = anEntry();
    for (const by of [AGENT, HEAD, LEAD]) {
      given(...opened, said, { type: 'problemsFixed', node: NODE, matters: ['R1'], by: AGENT })
        .when(recheck(NODE, by, true, 'R1'))
        .then({
          code: 'not-allowed',
          act: 'recheckProblems',
          node: NODE,
          matter: 'R1',
          who: [HELPER],
        });
    }
  });

  test('who checks it again does not say that it is fixed', () => {
    given(...opened, anEntry())
      .when(reportFixed(NODE, HELPER, 'R1'))
      .then({
        code: 'not-allowed',
        act: 'reportFixed',
        node: NODE,
        matter: 'R1',
        who: [AGENT, HEAD],
      });
  });

  test('once its re-checker has left the next in line checks it, never who did it', () => {
    const without = worldWith({ id: HELPER, active: false });
    const byHead = carryOut(one, asOf, reportFixed(NODE, HEAD, 'R1'));
    expect(recheckerOf(without, one, problem(one, 'R1'))).toBe(HEAD);
    expect(recheckerOf(without, byHead, problem(byHead, 'R1'))).toBe(LEAD);
    givenIn(without, ...opened, anEntry(), {
      type: 'problemsFixed',
      node: NODE,
      matters: ['R1'],
      by: AGENT,
    })
      .when(recheck(NODE, HEAD, true, 'R1'))
      .then(
        { type: 'problemsRechecked', node: NODE, matters: ['R1'], isPassed: true, by: HEAD },
        { type: 'problemsCleared', node: NODE, round: 1, count: 1, days: 0, limitDays: 30 },
      );
  });

  test('once its owner has left the unit answers', () => {
    const project = entered({ words: '甲', owner: 'U027', ownerUnit: 'ZJJ' });
    expect(ownerOf(worldWith({ id: 'U027', active: false }), project, problem(project, 'R1'))).toBe(
      HELPER,
    );
  });

  test('what did not pass goes back with the reason, and calls its owner', () => {
    const event: ProjectEvent = {
      type: 'problemsRechecked',
      node: NODE,
      matters: ['R1'],
      isPassed: false,
      by: HELPER,
      said: { words: '闭门器还没装' },
    };
    given(...opened, anEntry(), { type: 'problemsFixed', node: NODE, matters: ['R1'], by: AGENT })
      .when(recheck(NODE, HELPER, false, 'R1', ' 闭门器还没装 '))
      .then(event);
    const back = carryOut(fixed(one, 'R1'), asOf, recheck(NODE, HELPER, false, 'R1', '没装'));
    expect(problem(back, 'R1')).toMatchObject({
      state: { status: 'open' },
      returned: { by: HELPER, words: '没装', times: 1 },
    });
    expect(planNotices(world, back, [event], asOf)[0]).toEqual({
      type: 'postToGroup',
      card: { kind: 'problemCall', node: NODE, call: 'returned', at: asOf },
      mention: [AGENT],
      notBefore: asOf,
    });
  });

  test.each([
    [
      'a failed check without a reason',
      recheck(NODE, HELPER, false, 'R1'),
      'problem-reason-missing',
    ],
    [
      'a reason of 201 signs',
      recheck(NODE, HELPER, false, 'R1', '字'.repeat(201)),
      'problem-reason-too-long',
    ],
    ['a problem nobody entered', recheck(NODE, HELPER, true, 'R9'), 'unknown-problem'],
    ['none at all', recheck(NODE, HELPER, true), 'no-problems'],
    ['a second report', reportFixed(NODE, AGENT, 'R1'), 'problem-fixed'],
  ])('%s changes nothing', (_what, command, code) => {
    expect(() => carryOut(fixed(one, 'R1'), asOf, command)).toThrow(code);
  });

  test('what is not fixed cannot be checked again, what is closed neither', () => {
    expect(() => carryOut(one, asOf, recheck(NODE, HELPER, true, 'R1'))).toThrow(
      'problem-not-fixed',
    );
    expect(() => carryOut(closedOne, asOf, recheck(NODE, HELPER, true, 'R1'))).toThrow(
      'problem-closed',
    );
    expect(() => carryOut(closedOne, asOf, reportFixed(NODE, AGENT, 'R1'))).toThrow(
      'problem-closed',
    );
  });

  test('one wrong number spoils the whole report', () => {
    expect(() => carryOut(one, asOf, reportFixed(NODE, AGENT, 'R1', 'R7'))).toThrow(
      'unknown-problem',
    );
  });

  test('who checks again is called once for what waits', () => {
    const two = entered({ words: '甲' }, { words: '乙' });
    const call = {
      type: 'postToPerson',
      card: { kind: 'recheckCall', node: NODE, person: HELPER },
      person: HELPER,
      isUrgent: false,
      notBefore: asOf,
    };
    const report = (id: string) =>
      ({ type: 'problemsFixed', node: NODE, matters: [id], by: AGENT }) as const;
    const first = fixed(two, 'R1');
    expect(planNotices(world, first, [report('R1')], asOf)).toContainEqual(call);
    const second = fixed(first, 'R2');
    expect(planNotices(world, second, [report('R2')], asOf)).not.toContainEqual(call);
  });
});

describe('a problem entered by mistake', () => {
  const two = entered({ words: '甲' }, { words: '乙' });
  const withdraw = (by: string, words: string, ...matters: string[]) =>
    ({ type: 'withdrawProblems', node: NODE, matters, words, by }) as const;

  test('is withdrawn by whoever entered it, or an operator, with a reason', () => {
    for (const by of [HELPER, 'U066']) {
      const after = carryOut(two, asOf, withdraw(by, ' 重复登记 ', 'R1'));
      expect(problem(after, 'R1').state).toEqual({
        status: 'withdrawn',
        withdrawn: { by, at: asOf, words: '重复登记' },
      });
    }
    expect(() => carryOut(two, asOf, withdraw(AGENT, '重复', 'R1'))).toThrow('not-allowed');
    expect(() => carryOut(two, asOf, withdraw(HELPER, ' ', 'R1'))).toThrow(
      'problem-reason-missing',
    );
  });

  test('holds nothing up, counts for nothing and stays withdrawn', () => {
    const one = carryOut(fixed(two, 'R1'), asOf, recheck(NODE, HELPER, true, 'R1'));
    const after = carryOut(one, asOf, withdraw(HELPER, '重复登记', 'R2'));
    expect(figuresOf(problemsOf(after, NODE), asOf)).toMatchObject({ count: 1, closed: 1 });
    expect(() => carryOut(after, asOf, { type: 'finish', node: NODE, by: HELPER })).toThrow(
      'materials-missing',
    );
    expect(() => carryOut(after, asOf, reportFixed(NODE, AGENT, 'R2'))).toThrow(
      'problem-withdrawn',
    );
  });

  test('goes with a node that is not needed any more', () => {
    const skip = { type: 'skip', node: NODE, words: '不再需要', by: 'U066' } as const;
    const after = carryOut(two, asOf, skip);
    expect(problemsOf(after, NODE).map(({ state }) => state.status)).toEqual([
      'withdrawn',
      'withdrawn',
    ]);
  });
});

describe('pictures', () => {
  const one = entered({ words: '防火门不能自闭' });
  const photo = (of: 'before' | 'after', id: string) =>
    ({
      type: 'addProblemPhoto',
      node: NODE,
      matter: 'R1',
      of,
      file: { id, name: '图片' },
      by: AGENT,
    }) as const;

  test('before and after are on record', () => {
    const after = carryOut(one, asOf, photo('before', 'f1'), photo('after', 'f2'));
    expect(problem(after, 'R1').photos).toEqual({
      before: [{ file: 'f1', by: AGENT, at: asOf }],
      after: [{ file: 'f2', by: AGENT, at: asOf }],
    });
  });

  test('the same file twice is one picture', () => {
    const after = carryOut(one, asOf, photo('after', 'f1'), photo('after', 'f1'));
    expect(problem(after, 'R1').photos.after).toHaveLength(1);
  });

  test('nine of a kind are enough', () => {
    const nine = Array.from({ length: 9 }, (_, index) => photo('after', `f${index}`));
    const full = carryOut(one, asOf, ...nine);
    expect(() => carryOut(full, asOf, photo('after', 'f10'))).toThrow('too-many-photos');
  });
});

describe('the node and its problems', () => {
  const four = entered(...fireProblems(4));

  test('a node with an open problem does not finish, and says which', () => {
    given(...opened, anEntry())
      .when({ type: 'finish', node: NODE, by: HELPER })
      .then({
        code: 'problems-open',
        node: NODE,
        count: 1,
        first: [{ matter: 'R1', words: '防火门不能自闭' }],
      });
    const half = fixed(four, 'R1', 'R2', 'R3', 'R4');
    expect(() => carryOut(half, asOf, { type: 'finish', node: NODE, by: HELPER })).toThrow(
      'problems-open',
    );
  });

  test('8 problems of a fire acceptance, 30 days allowed, are closed in 7', () => {
    const eight = entered(...fireProblems(8));
    const ids = problemsOf(eight, NODE).map(({ id }) => id);
    const day = (days: number) => asOf + days * DAY_MS;
    const most = carryOut(
      carryOut(eight, day(5), reportFixed(NODE, AGENT, ...ids)),
      day(6),
      recheck(NODE, HELPER, true, ...ids.slice(0, 7)),
    );
    expect(figuresOf(problemsOf(most, NODE), day(6))).toMatchObject({ count: 8, closed: 7 });
    const done = carryOut(most, day(7), recheck(NODE, HELPER, true, 'R8'));
    expect(figuresOf(problemsOf(done, NODE), day(40))).toEqual({
      count: 8,
      closed: 8,
      days: 7,
      limitDays: 30,
    });
  });

  test('after the last one is closed a list begins anew', () => {
    const one = entered({ words: '甲' });
    const done = carryOut(fixed(one, 'R1'), asOf, recheck(NODE, HELPER, true, 'R1'));
    const again = carryOut(done, asOf, enterProblems(NODE, HELPER, { words: '乙' }));
    expect(problem(again, 'R2')).toMatchObject({ batch: 2, round: 2 });
  });
});
