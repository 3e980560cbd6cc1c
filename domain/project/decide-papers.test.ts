import { describe, expect, test } from 'vitest';
import {
  asOf,
  at,
  carryOut,
  demoOpening,
  demoProject,
  file,
  finish,
  given,
  opening,
  past,
  produced,
  promise,
  scan,
  TICK,
  world,
} from '../testing.ts';
import { tick } from './decide.ts';
import type { ProjectEvent } from './events.ts';
import { missingMaterials } from './node-view.ts';

const now = at('2026-03-16 10:00');
const demo02 = demoOpening('DEMO-02');

/** Running nodes of DEMO-02 that demand a paper. */
const users: Readonly<Record<string, readonly string[]>> = {
  M012: ['0305', '0501', '0304', '0303'],
  M015: ['0303'],
  M030: ['0404'],
};

const filed = (material: string, by: string, version = 1): ProjectEvent => ({
  type: 'materialFiled',
  material,
  version,
  file: scan(material),
  by,
  node: null,
  serves: users[material] ?? [],
});

const promised = (material: string, on = '2026-03-20', node = '0303'): ProjectEvent => ({
  type: 'materialPromised',
  material,
  node,
  promisedOn: on,
  dueAt: at(`${on} 17:30`),
  by: 'U010',
});

/** 0404 has just started; its due instant was set to Wednesday morning. */
const listed: ProjectEvent[] = [
  ...opening({ done: ['0101', '0102', '0201', '0402'] }),
  { type: 'dueSet', node: '0404', dueAt: at('2026-03-18 08:00'), by: 'U022' },
  { type: 'lightTurned', node: '0404', from: 'blue', to: 'yellow' },
  { type: 'warned', node: '0404', warning: 'yellow', missing: ['M030'] },
];

describe('filing a paper', () => {
  test.each([
    ['the lead', 'U006'],
    ['the agent', 'U016'],
    ['a helper of another unit', 'U021'],
    ['a unit head of the team', 'U007'],
    ['the enterprise', 'U032'],
    ['the helper of a running node', 'U028'],
  ])('%s may send it', (_who, by) => {
    given(...demo02)
      .when(file('M015', by), now)
      .then(filed('M015', by));
  });

  test('somebody outside the group may not', () => {
    const { team } = demoProject('DEMO-02');
    const who = [
      ...[team.lead, team.agent, ...team.helpers, ...team.unitHeads, 'U032'],
      // Responsible for running nodes: water (0305), and finance (0601) beside its head.
      ...['U028', 'U045', 'U025'],
    ];
    given(...demo02)
      .when(file('M015', 'U020', '0303'), now)
      .then({
        code: 'not-allowed',
        act: 'fileMaterial',
        node: '0303',
        who: expect.toSatisfy((ids: string[]) => `${ids.toSorted()}` === `${who.toSorted()}`),
      });
  });

  test('a paper sent again is a new version', () => {
    given(...demo02, filed('M015', 'U032'))
      .when(file('M015', 'U024'), now)
      .then(filed('M015', 'U024', 2));
  });

  test('a scan follows what a finished node proved', () => {
    given(...demo02, produced('M012'))
      .when(file('M012', 'U021'), now)
      .then(filed('M012', 'U021', 2));
  });

  test('the newest version counts, whoever sent it', () => {
    const project = past(...demo02, filed('M015', 'U032'), now, filed('M015', 'U024', 2));
    expect(project.materials.get('M015')).toEqual({
      status: 'accepted',
      code: 'M015',
      version: 2,
      file: scan('M015'),
      filedBy: 'U024',
      filedAt: now,
    });
  });

  test('a promised paper arrives as first version', () => {
    given(...demo02, promised('M015'))
      .when(file('M015', 'U032', '0303'), now)
      .then({ ...filed('M015', 'U032'), node: '0303' } as ProjectEvent);
  });

  test('an unknown node is refused', () => {
    given(...demo02)
      .when(file('M015', 'U022', '9999'), now)
      .then({ code: 'unknown-node', node: '9999' });
  });

  test('an unknown material is refused', () => {
    given(...demo02)
      .when(file('M999', 'U022'), now)
      .then({ code: 'unknown-material', material: 'M999' });
  });

  test('one paper serves every node that needs it', () => {
    const project = past(...demo02, filed('M025', 'U022'));
    for (const node of ['0404', '0501', '0405', '0406', '0703', '0704']) {
      expect(missingMaterials(world, project, node)).not.toContain('M025');
    }
  });

  test('the last preflight paper clears the yellow light', () => {
    // Due in two working days: the window opens on Tuesday, the papers are owed 48 h before.
    given(...listed)
      .when(file('M030', 'U022'), at('2026-03-16 11:00'))
      .then(filed('M030', 'U022'), {
        type: 'lightTurned',
        node: '0404',
        from: 'yellow',
        to: 'blue',
      });
  });
});

describe('conditional acceptance', () => {
  test('the unit head takes a paper later', () => {
    given(...demo02)
      .when(promise('0303', ['M015'], '2026-03-20', 'U010'), now)
      .then(promised('M015'));
  });

  test('the node can then be finished', () => {
    given(...demo02, promised('M015'))
      .when(finish('0303', 'U024'), now)
      .then({ type: 'nodeFinished', node: '0303', by: 'U024' }, produced('M016'));
  });

  test.each([
    ['the helper', 'U024'],
    ['another head', 'U008'],
    ['the operator', 'U066'],
  ])('%s may not', (_who, by) => {
    given(...demo02)
      .when(promise('0303', ['M015'], '2026-03-20', by), now)
      .then({ code: 'not-allowed', act: 'promiseMaterials', node: '0303', who: ['U010'] });
  });

  test.each([
    ['a paper that is there', ['M012']],
    ['a paper of another node', ['M030']],
    ['an unknown paper', ['M999']],
    ['nothing', []],
  ])('%s is nothing to promise', (_what, materials) => {
    given(...demo02)
      .when(promise('0303', materials, '2026-03-20', 'U010'), now)
      .then({ code: 'nothing-to-promise', node: '0303' });
  });

  test('a paper named twice is promised once', () => {
    given(...demo02)
      .when(promise('0303', ['M015', 'M012', 'M015'], '2026-03-20', 'U010'), now)
      .then(promised('M015'));
  });

  test.each([
    ['one', ['M025'], ['M025']],
    ['two', ['M030', 'M025'], ['M030', 'M025']],
    ['one that is there and one that is not', ['M026', 'M030'], ['M030']],
  ])('never for preflight papers: %s', (_what, asked, materials) => {
    given(...demo02)
      .when(promise('0404', asked, '2026-03-20', 'U008'), now)
      .then({ code: 'preflight-cannot-be-promised', node: '0404', materials });
  });

  test('a promise elsewhere does not meet a preflight', () => {
    // 0501 needs the parcel map as well, and there it may be promised.
    given(...demo02, promised('M025', '2026-03-20', '0501'), filed('M030', 'U022'))
      .when(finish('0404', 'U022'), now)
      .then({ code: 'materials-missing', node: '0404', missing: ['M025'] });
  });

  test.each([
    ['yesterday', '2026-03-15', now],
    ['today after close of business', '2026-03-16', at('2026-03-16 17:30')],
  ])('%s is not ahead', (_what, day, when) => {
    given(...demo02)
      .when(promise('0303', ['M015'], day, 'U010'), when)
      .then({ code: 'date-not-ahead', latestPastDay: day });
  });

  test('today before close of business is ahead', () => {
    const when = at('2026-03-16 17:29');
    const project = carryOut(
      past(...demo02),
      when,
      promise('0303', ['M015'], '2026-03-16', 'U010'),
    );
    expect(project.materials.get('M015')).toMatchObject({ dueAt: at('2026-03-16 17:30') });
  });

  test('more than a year ahead is refused', () => {
    given(...demo02)
      .when(promise('0303', ['M015'], '2027-03-17', 'U010'), now)
      .then(promised('M015', '2027-03-17'));
    given(...demo02)
      .when(promise('0303', ['M015'], '2027-03-18', 'U010'), now)
      .then({ code: 'date-too-far', latestDay: '2027-03-17' });
  });
});

describe('a promise has its own deadline', () => {
  const opened = at('2026-03-25 17:30');
  const due = at('2026-03-27 17:30');
  // The node itself is done, so that nothing else of it is due.
  const owed = past(asOf, ...demo02, promised('M015', '2026-03-27'), {
    type: 'nodeFinished',
    node: '0303',
    by: 'U024',
  });
  const warnings = (events: readonly ProjectEvent[]) =>
    events.filter(({ type }) => type === 'promiseWarned');
  const warned = (warning: 'yellow' | 'red') => ({
    type: 'promiseWarned',
    material: 'M015',
    node: '0303',
    warning,
  });

  test.each([
    ['before the window', opened - 1, []],
    ['at 48 hours', opened, [warned('yellow')]],
    ['a millisecond before the end', due - 1, [warned('yellow')]],
    ['at the end', due, [warned('red')]],
  ])('%s', (_when, instant, expected) => {
    expect(warnings(tick(world, owed, instant))).toEqual(expected);
  });

  test('each warning comes once', () => {
    const near = carryOut(owed, opened, TICK);
    expect(warnings(tick(world, near, due - 1))).toEqual([]);
    const broken = carryOut(near, due, TICK);
    expect(warnings(tick(world, broken, due + 1))).toEqual([]);
  });

  test('the paper itself ends it', () => {
    const met = carryOut(owed, now, file('M015', 'U032'));
    expect(warnings(tick(world, met, due))).toEqual([]);
  });

  test('a new promise counts anew', () => {
    const near = carryOut(past(...demo02, promised('M015', '2026-03-27')), opened, TICK);
    const later = carryOut(near, opened, promise('0303', ['M015'], '2026-04-03', 'U010'));
    expect(warnings(tick(world, later, due))).toEqual([]);
    expect(warnings(tick(world, later, at('2026-04-03 17:30')))).toEqual([warned('red')]);
  });
});
