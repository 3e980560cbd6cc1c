import { describe, expect, test } from 'vitest';
import type { ProjectCommand, Refusal } from '../project/commands.ts';
import { handle } from '../project/decide.ts';
import type { Project } from '../project/types.ts';
import { asOf, at, carryOut, demoProject, world } from '../testing.ts';
import { act, blockerOf, raise, withBlocker } from './testing.ts';

const demo02 = demoProject('DEMO-02');
const demo06 = demoProject('DEMO-06');

const refusalOf = (
  project: Project,
  command: ProjectCommand,
  around = world,
): Refusal | undefined => {
  const outcome = handle(around, project, command, asOf);
  return outcome.ok ? undefined : outcome.refusal;
};

describe('a report', () => {
  test('is owned by the category, with a reply due in one working day', () => {
    const outcome = handle(world, demo06, raise({ by: 'U035', since: '2026-03-10' }), asOf);
    expect(outcome.ok && outcome.events).toEqual([
      {
        type: 'blockerRaised',
        matter: 'B1',
        // The power company's own running node.
        node: '0703',
        category: 'power',
        owner: 'GDG',
        units: [],
        since: '2026-03-10',
        replyDueAt: at('2026-03-17 17:30'),
        called: ['U027'],
        form: null,
        by: 'U035',
        said: { words: '临时用电没接通' },
      },
    ]);
  });

  test('a reply asked for before days off is due after them', () => {
    const eve = at('2026-04-03 16:00');
    const project = withBlocker(demoProject('DEMO-02', eve), raise(), eve);
    expect(blockerOf(project).replyDueAt).toBe(at('2026-04-07 17:30'));
  });

  test.each([
    ['power', 'GDG', null],
    ['road', 'JKQ', null],
    ['funds', 'CZJ', '0601'],
    ['planning', 'ZGJ', '0404'],
    // Nothing fits: the unit of the running node due first.
    ['other', 'ZGJ', '0404'],
  ] as const)('%s is owned by %s and holds up %s', (category, owner, node) => {
    expect(blockerOf(withBlocker(demo02, raise({ category })))).toMatchObject({ owner, node });
  });

  test('of no kind at a node is owned by the unit of that node', () => {
    const project = withBlocker(demo02, raise({ category: 'other', node: '0303' }));
    expect(blockerOf(project)).toMatchObject({ owner: 'HBJ', node: '0303' });
  });

  test('calls every unit that is needed, the owner first', () => {
    const units = ['ZJJ', 'GDG', 'ZJJ', 'ZGJ'];
    const blocker = blockerOf(withBlocker(demo02, raise({ units })));
    expect(blocker.parts).toEqual([
      { unit: 'ZJJ', state: 'waiting', words: '' },
      { unit: 'ZGJ', state: 'waiting', words: '' },
    ]);
    expect(blocker.called).toEqual(['U027', 'U023', 'U022']);
  });

  test('of a unit without anybody on record is answered by the agent', () => {
    expect(blockerOf(withBlocker(demo02, raise({ category: 'water' }))).called).toEqual(['U016']);
  });

  test('keeps one clean line of what was written', () => {
    const project = withBlocker(
      demo02,
      raise({ words: ' 路口\n没\u0000开\u202e<at id=all></at> ' }),
    );
    expect(blockerOf(project).words).toBe('路口 没 开 <at id=all></at>');
  });

  test.each<[string, Parameters<typeof raise>[0], Refusal]>([
    ['of an unknown kind', { category: 'x' }, { code: 'blocker-unknown-category', category: 'x' }],
    ['for an unknown unit', { units: ['X'] }, { code: 'blocker-unknown-unit', unit: 'X' }],
    ['without words', { words: '\u200b \n' }, { code: 'blocker-words-missing' }],
    [
      'of 1,001 signs',
      { words: '堵'.repeat(1_001) },
      { code: 'blocker-words-too-long', mostSigns: 1_000 },
    ],
    [
      'from tomorrow on',
      { since: '2026-03-17' },
      { code: 'blocker-since-not-past', since: '2026-03-17' },
    ],
  ])('%s is refused', (_what, change, refusal) => {
    expect(refusalOf(demo02, raise(change))).toEqual(refusal);
  });

  test('a thousand signs are not too many', () => {
    expect(refusalOf(demo02, raise({ words: '堵'.repeat(1_000) }))).toBeUndefined();
  });

  test('made twice counts once while the first is open', () => {
    const project = withBlocker(demo02);
    const again = raise({ words: '临时用电，没接通。', by: 'U016' });
    expect(refusalOf(project, again)).toEqual({ code: 'blocker-known', matter: 'B1' });
    const closed = carryOut(
      project,
      asOf,
      act('solveBlocker', 'U027'),
      act('confirmBlocker', 'U032'),
    );
    expect(blockerOf(withBlocker(closed, again), 'B2').words).toBe('临时用电，没接通。');
  });

  test('of one form comes once, closed or not', () => {
    const project = withBlocker(demo02, raise({ form: 'f1' }));
    const again = raise({ form: 'f1', words: '别的事' });
    expect(refusalOf(project, again)).toEqual({ code: 'blocker-form-answered', matter: 'B1' });
  });

  test("in the group is anybody's who is in there", () => {
    expect(refusalOf(demo02, raise({ by: 'U059', fromGroup: true }))).toBeUndefined();
  });

  test.each([
    ['the enterprise', 'U032', true],
    ['the agent', 'U016', true],
    ['a helper of the team', 'U024', true],
    ['an operator', 'U066', true],
    ['another enterprise', 'U031', false],
    ['a helper of a unit with no part', 'U059', false],
  ])('by %s is taken: %s %s', (_who, by, isTaken) => {
    expect(refusalOf(demo02, raise({ by })) === undefined).toBe(isTaken);
  });
});
