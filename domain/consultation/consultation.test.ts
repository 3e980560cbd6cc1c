import { describe, expect, test } from 'vitest';
import { waitingFor } from '../matter/waiting.ts';
import type { ProjectCommand } from '../project/commands.ts';
import { handle } from '../project/decide.ts';
import { planNotices } from '../project/notices.ts';
import { aProject, asOf, at, carryOut, TICK, world } from '../testing.ts';
import { MOST_ITEMS } from './decide.ts';

const project = aProject();
const { lead, agent, helpers } = project.team;
const [helper = ''] = helpers;
const unit = world.directory.person(helper)?.unit ?? '';
const MEET = at('2026-03-18 15:00');

const call = {
  type: 'callConsultation',
  node: null,
  words: '临时用电怎么接',
  place: '开发区 301',
  meetAt: MEET,
  units: [unit, 'ENT'],
  by: agent,
} as const;
const outcome = {
  type: 'recordOutcome',
  matter: 'C1',
  items: [
    { words: '接通临时用电', unit, dueOn: '2026-04-20' },
    { words: '交用电申请', unit: 'ENT' },
  ],
  by: agent,
} as const;
const called = carryOut(project, asOf, call);
const held = carryOut(called, MEET, outcome);

const refusalOf = (state: typeof project, command: ProjectCommand, now = asOf) => {
  const answer = handle(world, state, command, now);
  return answer.ok ? undefined : answer.refusal.code;
};
function pass(state: typeof project, when: string) {
  const answer = handle(world, state, TICK, at(when));
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer;
}
const remindersIn = (events: readonly { type: string }[]) =>
  events.filter(({ type }) => type === 'consultationReminded');

describe('a meeting', () => {
  test('calls one person of each unit', () => {
    expect(called.matters.get('C1')).toMatchObject({ state: 'planned', called: [helper, agent] });
    const answer = handle(world, project, call, asOf);
    if (!answer.ok) throw new Error(answer.refusal.code);
    expect(planNotices(world, answer.project, answer.events, asOf)).toContainEqual(
      expect.objectContaining({ type: 'postToGroup', mention: [helper, agent] }),
    );
  });

  test('is called to mind two hours before, and its outcome asked for afterwards, once each', () => {
    expect(remindersIn(pass(called, '2026-03-18 12:59').events)).toEqual([]);
    const near = pass(called, '2026-03-18 13:00');
    expect(remindersIn(near.events)).toMatchObject([{ call: 'near', called: [helper, agent] }]);
    expect(remindersIn(pass(near.project, '2026-03-18 15:30').events)).toEqual([]);
    const over = pass(near.project, '2026-03-18 16:00');
    expect(remindersIn(over.events)).toMatchObject([{ call: 'outcome', called: [agent] }]);
    expect(remindersIn(pass(over.project, '2026-03-19 09:00').events)).toEqual([]);
    expect(waitingFor(world, over.project, agent)).toContainEqual(
      expect.objectContaining({ matter: 'C1', act: 'consultation-outcome' }),
    );
  });

  test('moved to another time is called to mind again', () => {
    const near = pass(called, '2026-03-18 13:00').project;
    const move = { type: 'moveConsultation', matter: 'C1', by: agent } as const;
    const moved = carryOut(near, at('2026-03-18 13:30'), {
      ...move,
      meetAt: at('2026-03-19 15:00'),
    });
    expect(remindersIn(pass(moved, '2026-03-19 13:00').events)).toHaveLength(1);
  });

  test('cancelled or held reminds nobody', () => {
    const cancelled = carryOut(called, asOf, {
      type: 'cancelConsultation',
      matter: 'C1',
      by: agent,
    });
    for (const state of [cancelled, held]) {
      expect(remindersIn(pass(state, '2026-03-25 09:00').events)).toEqual([]);
    }
  });
});

describe('what was agreed', () => {
  test('becomes dated items; one without a day is due in a week', () => {
    expect(held.matters.get('T1')).toMatchObject({ unit, dueAt: at('2026-04-20 17:30') });
    expect(held.matters.get('T2')).toMatchObject({ unit: 'ENT', dueAt: at('2026-03-25 17:30') });
    expect(waitingFor(world, held, helper)).toContainEqual(
      expect.objectContaining({ matter: 'T1', act: 'item-do' }),
    );
  });

  test('warns before its day and when it is late, once each', () => {
    const warnings = (events: readonly { type: string }[]) =>
      events.filter(
        (event) => event.type === 'itemWarned' && 'matter' in event && event.matter === 'T1',
      );
    const near = pass(held, '2026-04-20 09:00');
    expect(warnings(near.events)).toMatchObject([{ warning: 'yellow', called: [helper] }]);
    const late = pass(near.project, '2026-04-20 17:30');
    expect(warnings(late.events)).toMatchObject([{ warning: 'red' }]);
    expect(warnings(pass(late.project, '2026-04-22 09:00').events)).toEqual([]);
  });

  test('done by whoever has it, waits no more', () => {
    const done = carryOut(held, MEET, { type: 'finishItem', matter: 'T1', by: helper });
    expect(waitingFor(world, done, helper).filter(({ matter }) => matter === 'T1')).toEqual([]);
    expect(refusalOf(done, { type: 'finishItem', matter: 'T1', by: helper }, MEET)).toBe(
      'item-done',
    );
  });
});

test.each<[string, typeof project, ProjectCommand, string]>([
  ['a meeting in the past', project, { ...call, meetAt: asOf }, 'consultation-not-ahead'],
  [
    'one in two years',
    project,
    { ...call, meetAt: at('2028-03-18 15:00') },
    'consultation-too-far',
  ],
  ['one about nothing', project, { ...call, words: ' ' }, 'consultation-words-missing'],
  [
    'one of a long story',
    project,
    { ...call, words: '长'.repeat(201) },
    'consultation-words-too-long',
  ],
  ['one without units', project, { ...call, units: [] }, 'consultation-no-units'],
  ['one with nobody knows whom', project, { ...call, units: ['XXX'] }, 'consultation-unknown-unit'],
  ['one called by a stranger', project, { ...call, by: 'U050' }, 'not-allowed'],
  ['an empty outcome', called, { ...outcome, items: [] }, 'outcome-empty'],
  [
    'too much at once',
    called,
    { ...outcome, items: Array(MOST_ITEMS + 1).fill({ words: '做事' }) },
    'outcome-too-long',
  ],
  [
    'an outcome with a day gone by',
    called,
    { ...outcome, items: [{ words: '做事', dueOn: '2026-03-01' }] },
    'outcome-faulty',
  ],
  ['a second outcome', held, outcome, 'consultation-over'],
  ['an outcome by a stranger', called, { ...outcome, by: 'U050' }, 'not-allowed'],
  ['an item of somebody else', held, { type: 'finishItem', matter: 'T1', by: lead }, 'not-allowed'],
  [
    'an item that is not there',
    held,
    { type: 'finishItem', matter: 'T9', by: lead },
    'item-unknown',
  ],
])('%s is refused', (_what, state, command, code) => {
  expect(refusalOf(state, command)).toBe(code);
});
