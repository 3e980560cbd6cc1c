import { describe, expect, test } from 'vitest';
import { waitingFor } from '../matter/waiting.ts';
import { handle } from '../project/decide.ts';
import { planNotices } from '../project/notices.ts';
import type { Project } from '../project/types.ts';
import { asOf, at, carryOut, demoProject, TICK, world } from '../testing.ts';
import { problemsOf } from './problem.ts';
import { enterProblems, fireProblems, reportFixed } from './testing.ts';
import type { RectificationCommand } from './types.ts';

// 0903 of DEMO-05: inspector U023 of the housing bureau (head U009), agent U018 for the enterprise.

const [INSPECTOR, HEAD, AGENT] = ['U023', 'U009', 'U018'];
const OPERATOR = world.directory.withRole('operator')[0]?.id ?? '';
const listed = carryOut(
  demoProject('DEMO-05'),
  asOf,
  enterProblems('0903', INSPECTOR, ...fireProblems(2)),
);
const DUE = at('2026-04-15 17:30');

type Change = Extract<RectificationCommand, { type: 'changeProblems' }>;
const change = (more: Partial<Change> = {}): Change => ({
  type: 'changeProblems',
  node: '0903',
  matters: ['R1'],
  by: INSPECTOR,
  ...more,
});

function outcomeOf(project: Project, command: RectificationCommand, now = asOf) {
  const outcome = handle(world, project, command, now);
  return outcome.ok
    ? { events: outcome.events, notices: planNotices(world, outcome.project, outcome.events, now) }
    : outcome.refusal;
}

describe('changing a problem', () => {
  test('gives it another owner and date, and the log keeps what stood before', () => {
    const command = change({ owner: HEAD, dueOn: '2026-03-27' });
    expect(outcomeOf(listed, command)).toMatchObject({
      events: [
        {
          type: 'problemsChanged',
          node: '0903',
          changes: [
            {
              matter: 'R1',
              owner: {
                from: { owner: AGENT, ownerUnit: 'ENT' },
                to: { owner: HEAD, ownerUnit: 'ZJJ' },
              },
              due: { from: DUE, to: at('2026-03-27 17:30'), limitDays: 11 },
            },
          ],
          by: INSPECTOR,
        },
      ],
    });
    const [item, other] = problemsOf(carryOut(listed, asOf, command));
    expect(item).toMatchObject({ owner: HEAD, limitDays: 11, recheckBy: INSPECTOR });
    expect(item?.called).toContain(HEAD);
    expect(other).toEqual(problemsOf(listed)[1]);
  });

  test('calls the new owner, on whose list it stands from then on', () => {
    const command = change({ owner: HEAD });
    expect(outcomeOf(listed, command)).toMatchObject({
      notices: expect.arrayContaining([
        {
          type: 'postToGroup',
          card: { kind: 'problemCall', node: '0903', call: 'changed', at: asOf },
          mention: [HEAD],
          notBefore: asOf,
        },
      ]),
    });
    const after = carryOut(listed, asOf, command);
    const fixing = (person: string) =>
      waitingFor(world, after, person).filter(({ act }) => act === 'problems-fix');
    expect(fixing(HEAD)).toMatchObject([{ matter: 'R1' }]);
    expect(fixing(AGENT)).toMatchObject([{ matter: 'R2' }]);
  });

  test('warns anew of a later date', () => {
    const late = carryOut(listed, DUE, TICK);
    expect(problemsOf(late)[0]?.warned.red).toBe(DUE);
    const moved = carryOut(late, DUE + 1, change({ dueOn: '2026-04-24' }));
    expect(problemsOf(moved)[0]?.warned).toEqual({});
    const again = carryOut(moved, at('2026-04-24 17:30'), TICK);
    expect(problemsOf(again)[0]?.warned.red).toBe(at('2026-04-24 17:30'));
  });

  test.each([INSPECTOR, HEAD, OPERATOR])(
    'is for who entered it, the head, an operator: %s',
    (by) => {
      expect(outcomeOf(listed, change({ dueOn: '2026-03-27', by }))).toHaveProperty('events');
    },
  );

  test.each([
    [change({ by: AGENT, dueOn: '2026-03-27' }), 'not-allowed'],
    [change(), 'problem-change-missing'],
    [change({ dueOn: '2026-04-15' }), 'problem-unchanged'],
    [change({ ownerUnit: 'ENT' }), 'problem-unchanged'],
    [change({ dueOn: '2026-03-01' }), 'problem-change-faulty'],
    [change({ owner: 'U999' }), 'problem-change-faulty'],
    [change({ matters: ['R9'], owner: HEAD }), 'unknown-problem'],
    [change({ matters: [], owner: HEAD }), 'no-problems'],
  ])('%j is refused: %s', (command, code) => {
    expect(outcomeOf(listed, command)).toHaveProperty('code', code);
  });

  test('comes too late for what waits for its re-check', () => {
    const fixed = carryOut(listed, asOf, reportFixed('0903', AGENT, 'R1'));
    expect(outcomeOf(fixed, change({ owner: HEAD }))).toEqual({
      code: 'problem-waits',
      matter: 'R1',
    });
  });

  test('given to its re-checker it is checked by another', () => {
    const given = carryOut(listed, asOf, change({ owner: INSPECTOR }));
    expect(problemsOf(given)[0]).toMatchObject({ owner: INSPECTOR });
    const fixed = carryOut(given, asOf, reportFixed('0903', INSPECTOR, 'R1'));
    const rechecks = (person: string) =>
      waitingFor(world, fixed, person).filter(({ act }) => act === 'problems-recheck');
    expect(rechecks(INSPECTOR)).toEqual([]);
    expect(rechecks(HEAD)).toHaveLength(1);
  });
});
