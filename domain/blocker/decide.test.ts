import { describe, expect, test } from 'vitest';
import type { ProjectCommand, Refusal } from '../project/commands.ts';
import { handle } from '../project/decide.ts';
import type { Project } from '../project/types.ts';
import { asOf, at, carryOut, demoProject, world, worldWith } from '../testing.ts';
import { act, blockerOf, invite, moveTo, raise, tell, withBlocker } from './testing.ts';

const demo02 = demoProject('DEMO-02');

const refusalOf = (
  project: Project,
  command: ProjectCommand,
  around = world,
): Refusal | undefined => {
  const outcome = handle(around, project, command, asOf);
  return outcome.ok ? undefined : outcome.refusal;
};

describe('the owner unit', () => {
  const raised = withBlocker(demo02, raise({ category: 'funds', units: ['ZGJ'] }));

  test('takes it on, which is its reply', () => {
    const project = carryOut(raised, asOf, act('claimBlocker', 'U025'));
    const by = { by: 'U025', at: asOf };
    expect(blockerOf(project)).toMatchObject({ claimed: by, replied: by });
    expect(refusalOf(project, act('claimBlocker', 'U012'))).toEqual({
      code: 'blocker-claimed',
      matter: 'B1',
      ...by,
    });
  });

  test('answers with its progress', () => {
    const project = carryOut(raised, asOf, tell('已向市里申请', 'U012'));
    expect(blockerOf(project)).toMatchObject({
      replied: { by: 'U012', at: asOf },
      lines: [{ by: 'U012', at: asOf, unit: 'CZJ', words: '已向市里申请' }],
    });
  });

  test('alone may take it on', () => {
    const refusal = { act: 'claimBlocker', node: null, who: ['U025', 'U012'] };
    for (const by of ['U032', 'U022', 'U016', 'U006']) {
      expect(refusalOf(raised, act('claimBlocker', by))).toEqual({
        code: 'not-allowed',
        ...refusal,
      });
    }
  });

  test('another unit tells of its own part only', () => {
    const project = carryOut(raised, asOf, tell('材料已交', 'U022'));
    expect(blockerOf(project)).toMatchObject({
      replied: null,
      parts: [{ unit: 'ZGJ', state: 'underWay', words: '材料已交' }],
    });
    const done = carryOut(project, asOf, act('solveBlocker', 'U008'));
    expect(blockerOf(done)).toMatchObject({
      solved: null,
      parts: [{ unit: 'ZGJ', state: 'done', words: '材料已交' }],
    });
    expect(refusalOf(done, act('solveBlocker', 'U022'))).toEqual({
      code: 'blocker-part-already-done',
      matter: 'B1',
      unit: 'ZGJ',
    });
  });

  test('a line of the reporter is no reply', () => {
    const project = carryOut(raised, asOf, tell('还是没到账', 'U032'));
    expect(blockerOf(project)).toMatchObject({ replied: null, lines: [{ unit: null }] });
  });

  test.each([
    ['without words', tell(' ', 'U025'), 'blocker-words-missing'],
    ['by a stranger', tell('进展', 'U031'), 'not-allowed'],
    [
      'on no blocker',
      { ...tell('进展', 'U025'), matter: 'B7' } as ProjectCommand,
      'blocker-unknown',
    ],
  ])('a line %s is refused', (_what, command, code) => {
    expect(refusalOf(raised, command)?.code).toBe(code);
  });

  test('a form of progress comes once', () => {
    const project = carryOut(raised, asOf, tell('一', 'U025', 'f2'));
    expect(refusalOf(project, tell('二', 'U025', 'f2'))?.code).toBe('blocker-form-answered');
  });
});

describe('the end', () => {
  const solved = (by: string, raisedBy = 'U032', around = world) => {
    const command = raise({ category: 'funds', by: raisedBy });
    const project = carryOut(withBlocker(demo02, command), asOf, act('solveBlocker', by));
    const may = (who: string) =>
      refusalOf(project, act('confirmBlocker', who), around) === undefined;
    return { project, may };
  };

  test('is confirmed by whoever raised it', () => {
    const { project, may } = solved('U025');
    expect(may('U032')).toBe(true);
    expect(['U025', 'U012', 'U016', 'U066'].filter(may)).toEqual([]);
    const closed = carryOut(project, asOf, act('confirmBlocker', 'U032'));
    expect(blockerOf(closed).closed).toEqual({ by: 'U032', at: asOf });
  });

  test('is confirmed by the agent where the owner unit reported it itself', () => {
    const { may } = solved('U025', 'U012');
    expect(['U012', 'U025', 'U016'].filter(may)).toEqual(['U016']);
  });

  test('is confirmed by the agent where the reporter has left', () => {
    const { may } = solved('U025', 'U032', worldWith({ id: 'U032', active: false }));
    expect(may('U016')).toBe(true);
  });

  test('is never confirmed by who solved it', () => {
    // Nobody of the water works is on record: the agent stands in for it, and reported it.
    const raised = withBlocker(demo02, raise({ category: 'water', by: 'U016' }));
    const project = carryOut(raised, asOf, act('solveBlocker', 'U016'));
    expect(refusalOf(project, act('confirmBlocker', 'U016'))).toMatchObject({ who: ['U006'] });
  });

  test('denied, it owes a new reply', () => {
    const { project } = solved('U025');
    const later = at('2026-03-19 10:00');
    const open = carryOut(project, later, act('rejectBlocker', 'U032'));
    expect(blockerOf(open)).toMatchObject({
      solved: null,
      claimed: null,
      replied: null,
      replyDueAt: at('2026-03-20 17:30'),
    });
  });

  test('cannot be confirmed before it is said', () => {
    for (const type of ['confirmBlocker', 'rejectBlocker'] as const) {
      const refusal = refusalOf(withBlocker(demo02), act(type, 'U032'));
      expect(refusal).toEqual({ code: 'blocker-not-solved', matter: 'B1' });
    }
  });

  test('said twice changes nothing', () => {
    const { project } = solved('U025');
    const again = refusalOf(project, act('solveBlocker', 'U012'));
    expect(again).toEqual({ code: 'blocker-solved', matter: 'B1', by: 'U025' });
  });

  test('is the end of everything else', () => {
    const closed = carryOut(solved('U025').project, asOf, act('confirmBlocker', 'U032'));
    const commands = [
      act('claimBlocker', 'U025'),
      act('solveBlocker', 'U025'),
      act('confirmBlocker', 'U032'),
      act('rejectBlocker', 'U032'),
      act('escalateBlocker', 'U016'),
      tell('迟到的一句', 'U025'),
      moveTo('FGW', 'U066'),
      invite(['FGW'], 'U025'),
    ];
    for (const command of commands) {
      expect(refusalOf(closed, command)).toEqual({
        code: 'blocker-closed',
        matter: 'B1',
        at: asOf,
        by: 'U032',
      });
    }
  });
});

describe('raising the level by hand', () => {
  const raised = withBlocker(demo02, raise({ category: 'funds' }));

  test('calls who must act there', () => {
    const once = handle(world, raised, act('escalateBlocker', 'U032'), asOf);
    expect(once.ok && once.events).toEqual([
      { type: 'blockerRose', matter: 'B1', level: 'crossUnit', called: ['U006'], by: 'U032' },
    ]);
    const risen = carryOut(raised, asOf, act('escalateBlocker', 'U032'));
    const twice = handle(world, risen, act('escalateBlocker', 'U016'), asOf);
    expect(twice.ok && twice.events).toMatchObject([
      { level: 'bottleneck', called: ['U001', 'U002'] },
    ]);
    const top = carryOut(
      raised,
      asOf,
      act('escalateBlocker', 'U012'),
      act('escalateBlocker', 'U012'),
    );
    expect(refusalOf(top, act('escalateBlocker', 'U012'))?.code).toBe('blocker-level-highest');
  });

  test('is for the reporter, the agent and the head of the owner unit', () => {
    expect(refusalOf(raised, act('escalateBlocker', 'U025'))).toEqual({
      code: 'not-allowed',
      act: 'escalateBlocker',
      node: null,
      who: ['U032', 'U016', 'U012'],
    });
  });

  test('skips a leader who has left', () => {
    const left = worldWith({ id: 'U006', active: false });
    const outcome = handle(left, raised, act('escalateBlocker', 'U016'), asOf);
    expect(outcome.ok && outcome.events).toMatchObject([{ called: ['U001', 'U002'] }]);
  });
});

describe('another owner', () => {
  const raised = withBlocker(demo02, raise({ category: 'funds', units: ['FGW'] }));

  test('owes a reply of its own', () => {
    const claimed = carryOut(raised, asOf, act('claimBlocker', 'U025'));
    const later = at('2026-03-18 09:00');
    const moved = carryOut(claimed, later, moveTo('FGW', 'U012'));
    expect(blockerOf(moved)).toMatchObject({
      owner: 'FGW',
      parts: [],
      claimed: null,
      replied: null,
      replyDueAt: at('2026-03-19 17:30'),
      called: ['U025', 'U021'],
    });
  });

  test.each([
    ['by a helper of the unit', moveTo('FGW', 'U025'), 'not-allowed'],
    ['to an unknown unit', moveTo('X', 'U066'), 'blocker-unknown-unit'],
    ['to where it is', moveTo('CZJ', 'U066'), 'blocker-owned-already'],
    ['by inviting those who are there', invite(['FGW', 'CZJ'], 'U025'), 'blocker-units-known'],
    ['by inviting an unknown unit', invite(['X'], 'U025'), 'blocker-unknown-unit'],
    ['by inviting as a stranger', invite(['ZJJ'], 'U023'), 'not-allowed'],
  ])('%s is refused', (_what, command, code) => {
    expect(refusalOf(raised, command)?.code).toBe(code);
  });

  test('more units come in with a part of their own', () => {
    const project = carryOut(raised, asOf, invite(['ZJJ', 'FGW', 'ZJJ'], 'U032'));
    expect(blockerOf(project).parts.map(({ unit }) => unit)).toEqual(['FGW', 'ZJJ']);
  });
});
