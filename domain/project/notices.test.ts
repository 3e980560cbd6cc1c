import { describe, expect, test } from 'vitest';
import type { Instant } from '../calendar/time.ts';
import {
  acceptNode,
  aProject,
  asOf,
  at,
  carryOut,
  demoOpening,
  demoProject,
  file,
  finish,
  opening,
  past,
  promise,
  setDue,
  TICK,
  world,
  worldWith,
} from '../testing.ts';
import type { ProjectCommand } from './commands.ts';
import { handle } from './decide.ts';
import type { ProjectEvent } from './events.ts';
import { afterQuietHours, type Notice, planNotices } from './notices.ts';
import type { Project } from './types.ts';

const morning = at('2026-03-16 10:00');

function noticesOf(project: Project, command: ProjectCommand, now: Instant, around = world) {
  const outcome = handle(around, project, command, now);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return planNotices(around, outcome.project, outcome.events, now);
}

const callsIn = (notices: readonly Notice[]) =>
  notices.filter(({ type }) => type === 'postToGroup' || type === 'postToPerson');
const refreshesIn = (notices: readonly Notice[]) =>
  notices.flatMap((notice) =>
    notice.type === 'refreshNode'
      ? [notice.node]
      : notice.type === 'refreshProgress'
        ? ['progress']
        : [],
  );

test('whoever has left is not called, though they once asked', () => {
  const { agent } = aProject().team;
  const asker = 'U021';
  const asked = carryOut(aProject(), asOf, { type: 'askErrand', node: '0101', by: asker });
  const done = { type: 'finishErrand', matter: 'E1', by: agent } as const;
  const mentionsIn = (around: typeof world) =>
    callsIn(noticesOf(asked, done, morning, around)).flatMap((notice) =>
      notice.type === 'postToGroup' ? notice.mention : [],
    );
  expect(mentionsIn(world)).toEqual([asker]);
  expect(mentionsIn(worldWith({ id: asker, active: false }))).toEqual([]);
});

describe('quiet hours', () => {
  test.each([
    ['2026-03-16 12:00', '2026-03-16 12:00'],
    ['2026-03-16 21:59', '2026-03-16 21:59'],
    ['2026-03-16 22:00', '2026-03-17 07:00'],
    ['2026-03-16 23:59', '2026-03-17 07:00'],
    ['2026-03-17 00:00', '2026-03-17 07:00'],
    ['2026-03-17 06:59', '2026-03-17 07:00'],
    ['2026-03-17 07:00', '2026-03-17 07:00'],
    // The night before a new month; people are not called later on weekends.
    ['2026-02-28 22:00', '2026-03-01 07:00'],
  ])('at %s a call goes out at %s', (now, goes) => {
    expect(afterQuietHours(at(now))).toBe(at(goes));
  });

  test('the last millisecond of the day is not quiet', () => {
    expect(afterQuietHours(at('2026-03-16 22:00') - 1)).toBe(at('2026-03-16 22:00') - 1);
  });
});

describe('opening a project', () => {
  const project = demoProject('DEMO-02');
  const notices = planNotices(world, project, demoOpening('DEMO-02'), asOf);

  test('the group comes first, then its members', () => {
    expect(notices.slice(0, 2).map(({ type }) => type)).toEqual(['openGroup', 'addMembers']);
    const [group] = notices;
    expect(group).toMatchObject({ members: expect.arrayContaining(['U006', 'U016', 'U032']) });
  });

  test('progress, every running node and its warning', () => {
    expect(
      callsIn(notices).map(
        (notice) => 'card' in notice && [notice.card, 'mention' in notice && notice.mention],
      ),
    ).toEqual([
      [{ kind: 'progress' }, []],
      [{ kind: 'node', node: '0303' }, ['U024']],
      [{ kind: 'node', node: '0304' }, ['U021']],
      [{ kind: 'node', node: '0305' }, ['U028']],
      [{ kind: 'node', node: '0404' }, ['U022']],
      [{ kind: 'node', node: '0501' }, ['U022']],
      [{ kind: 'node', node: '0601' }, ['U025']],
      [{ kind: 'warning', node: '0404', warning: 'yellow' }, ['U022']],
    ]);
  });

  test('at night the progress card is there at once', () => {
    const night = at('2026-03-16 23:00');
    const calls = callsIn(planNotices(world, project, opening({}, night), night));
    expect(calls.map((notice) => 'notBefore' in notice && notice.notBefore)).toEqual([night]);
  });
});

describe('somebody on leave', () => {
  const project = demoProject('DEMO-02');
  const onLeave = worldWith({ id: 'U022', away: { standIn: 'U008', until: '2026-04-20' } });

  test('is not called, and their stand-in is', () => {
    const calls = callsIn(planNotices(onLeave, project, demoOpening('DEMO-02'), asOf));
    const called = calls.flatMap((notice) => ('mention' in notice ? notice.mention : []));
    expect(called).not.toContain('U022');
    expect(called.filter((id) => id === 'U008')).toHaveLength(3);
  });

  test('who is called for two people gets one message', () => {
    const lastHour = noticesOf(project, TICK, at('2026-03-17 16:40'), onLeave);
    const urgent = lastHour.filter(
      (notice) => notice.type === 'postToPerson' && notice.card.kind === 'urgentWarning',
    );
    expect(urgent.map((notice) => 'person' in notice && notice.person)).toEqual(['U008']);
  });
});

describe('what people do', () => {
  const demo02 = demoProject('DEMO-02');

  test('accepting refreshes the node alone', () => {
    expect(noticesOf(demo02, acceptNode('0404', 'U022'), morning)).toEqual([
      { type: 'refreshNode', node: '0404' },
    ]);
  });

  test('a paper refreshes all nodes that need it', () => {
    // The parcel map: due first 0404, then 0501.
    expect(noticesOf(demo02, file('M025', 'U022', '0404'), morning)).toEqual([
      { type: 'refreshNode', node: '0404' },
      { type: 'refreshNode', node: '0501' },
      { type: 'refreshProgress' },
    ]);
  });

  test('a promise and a due instant refresh quietly', () => {
    const promised = promise('0303', ['M015'], '2026-03-27', 'U010');
    for (const command of [promised, setDue('0303', '2026-04-10 17:30', 'U024')]) {
      expect(noticesOf(demo02, command, morning)).toEqual([
        { type: 'refreshNode', node: '0303' },
        { type: 'refreshProgress' },
      ]);
    }
  });

  test('a repeated due instant tells nobody', () => {
    const dueSet: ProjectEvent = {
      type: 'dueSet',
      node: '0303',
      dueAt: at('2026-04-10 17:30'),
      by: 'U024',
    };
    const set = past(...demoOpening('DEMO-02'), dueSet);
    expect(noticesOf(set, setDue('0303', '2026-04-10 17:30', 'U024'), morning)).toEqual([]);
  });

  const signed = aProject({ done: ['0101', '0102', '0201', '0202', '0203', '0402'] });

  test('finishing calls those of the nodes it starts', () => {
    const notices = noticesOf(signed, finish('0301', 'U021'), morning);
    expect(callsIn(notices)).toEqual([
      {
        type: 'postToGroup',
        card: { kind: 'node', node: '0303' },
        mention: ['U024'],
        notBefore: morning,
      },
      {
        type: 'postToGroup',
        card: { kind: 'node', node: '0501' },
        mention: ['U022'],
        notBefore: morning,
      },
    ]);
    expect(refreshesIn(notices).toSorted()).toEqual(['0301', '0303', '0501', 'progress']);
  });

  test('whoever is called becomes a member first', () => {
    const [first] = noticesOf(signed, finish('0301', 'U021'), morning);
    expect(first).toMatchObject({
      type: 'addMembers',
      people: expect.arrayContaining(['U024', 'U010', 'U022', 'U008', 'U031']),
    });
  });

  test('finishing at night calls in the morning', () => {
    const notices = noticesOf(signed, finish('0301', 'U021'), at('2026-03-16 22:30'));
    for (const call of callsIn(notices)) {
      expect(call).toMatchObject({ notBefore: at('2026-03-17 07:00') });
    }
    expect(callsIn(notices)).toHaveLength(2);
  });

  test('a node of nobody is posted without a call', () => {
    const empty = worldWith(
      ...['U021', 'U007', 'U015', 'U006', 'U066'].map((id) => ({ id, active: false })),
    );
    const notices = planNotices(
      empty,
      signed,
      [
        {
          type: 'nodeStarted',
          node: '0301',
          startedOn: '2026-03-16',
          dueAt: 0,
          limitOverride: null,
        },
      ],
      morning,
    );
    expect(callsIn(notices)).toMatchObject([{ card: { kind: 'node', node: '0301' }, mention: [] }]);
  });
});

describe('what time does', () => {
  const due = (text: string): ProjectEvent => ({
    type: 'dueSet',
    node: '0303',
    dueAt: at(text),
    by: 'U024',
  });
  const demo02 = demoOpening('DEMO-02');
  /** 0303 alone has a deadline near; 0404 was given time. */
  const dueOn = (text: string) =>
    past(
      ...demo02,
      { type: 'dueSet', node: '0404', dueAt: at('2026-06-01 17:30'), by: 'U022' },
      { type: 'lightTurned', node: '0404', from: 'yellow', to: 'blue' },
      due(text),
    );
  const aboutEia = (notices: readonly Notice[]) =>
    callsIn(notices).filter(
      (notice) => 'card' in notice && 'node' in notice.card && notice.card.node === '0303',
    );

  test.each([
    ['yellow by day', '2026-03-20 17:30', '2026-03-18 20:45', 'yellow', '2026-03-18 20:45'],
    ['yellow at night', '2026-03-25 23:15', '2026-03-23 23:15', 'yellow', '2026-03-24 07:00'],
  ])('%s calls the responsible person', (_what, deadline, now, warning, goes) => {
    expect(aboutEia(noticesOf(dueOn(deadline), TICK, at(now)))).toEqual([
      {
        type: 'postToGroup',
        card: { kind: 'warning', node: '0303', warning },
        mention: ['U024'],
        notBefore: at(goes),
      },
    ]);
  });

  test.each([
    ['by day', '2026-03-18 17:30', '2026-03-18 16:30'],
    ['late in the evening', '2026-03-18 23:15', '2026-03-18 22:15'],
    ['before dawn', '2026-03-19 05:00', '2026-03-19 04:00'],
  ])('the last hour is urgent at once, %s', (_what, deadline, now) => {
    const yellow = handle(world, dueOn(deadline), TICK, at(now) - 60_000);
    if (!yellow.ok) throw new Error('time is never refused');
    const urgent = (person: string) => ({
      type: 'postToPerson',
      card: { kind: 'urgentWarning', node: '0303' },
      person,
      isUrgent: true,
      notBefore: at(now),
    });
    expect(aboutEia(noticesOf(yellow.project, TICK, at(now)))).toEqual([
      urgent('U024'),
      urgent('U010'),
    ]);
  });

  test('a head who is responsible is called once', () => {
    const alone = worldWith({ id: 'U024', active: false });
    const warned: ProjectEvent = { type: 'warned', node: '0303', warning: 'h1', missing: [] };
    const state = past(...demo02, morning, warned);
    expect(planNotices(alone, state, [warned], morning)).toMatchObject([{ person: 'U010' }]);
  });

  test('a turning light refreshes node and progress', () => {
    const notices = noticesOf(dueOn('2026-03-18 17:30'), TICK, at('2026-03-18 12:00'));
    expect(refreshesIn(notices)).toEqual(expect.arrayContaining(['0303', 'progress']));
  });

  test('nothing due tells nobody', () => {
    expect(noticesOf(demoProject('DEMO-02'), TICK, morning)).toEqual([]);
  });

  test('a promise that nears calls the node’s person', () => {
    const promised: ProjectEvent = {
      type: 'materialPromised',
      material: 'M015',
      node: '0303',
      promisedOn: '2026-03-18',
      dueAt: at('2026-03-18 17:30'),
      by: 'U010',
    };
    const owed = past(...demo02, promised, { type: 'nodeFinished', node: '0303', by: 'U024' });
    const due = at('2026-03-18 17:30');
    expect(aboutEia(noticesOf(owed, TICK, due))).toEqual([
      {
        type: 'postToGroup',
        card: { kind: 'promise', node: '0303', material: 'M015', warning: 'red' },
        mention: ['U024'],
        notBefore: due,
      },
    ]);
    // The card that recalled it ends, and so does every card once the paper is there.
    expect(refreshesIn(noticesOf(owed, TICK, due))).toContain('0303');
    expect(refreshesIn(noticesOf(owed, file('M015', 'U032'), due))).toContain('0303');
    // Its date is moved in the very moment at which it would have been broken.
    const running = past(...demo02, promised);
    const moved = promise('0303', ['M015'], '2026-03-27', 'U010');
    expect(aboutEia(noticesOf(running, moved, due))).toEqual([]);
    // The paper comes in the very moment at which the promise would have been broken.
    expect(aboutEia(noticesOf(owed, file('M015', 'U032'), at('2026-03-18 17:30')))).toEqual([]);
  });
});

describe('a warning that no longer stands calls nobody', () => {
  const demo02 = demoOpening('DEMO-02');
  const late = at('2026-03-17 17:30');
  const filed = (material: string): ProjectEvent => ({
    type: 'materialFiled',
    material,
    version: 1,
    file: { id: material, name: 'x.pdf' },
    by: 'U022',
    node: null,
    serves: [],
  });
  const warningsIn = (notices: readonly Notice[]) =>
    callsIn(notices).filter((notice) => 'card' in notice && notice.card.kind === 'warning');

  test('the node was finished in the same breath', () => {
    const ready = past(...demo02, filed('M025'), filed('M030'));
    const ordersIn = (notices: readonly Notice[]) =>
      callsIn(notices).filter((notice) => 'card' in notice && notice.card.kind === 'order');
    // The order is on record either way; whoever was late by a breath is not called for it.
    expect(ordersIn(noticesOf(ready, TICK, late))).toMatchObject([{ mention: ['U022'] }]);
    expect(ordersIn(noticesOf(ready, finish('0404', 'U022'), late))).toMatchObject([
      { mention: [] },
    ]);
  });

  test('the deadline was moved in the same breath', () => {
    const moved = setDue('0404', '2026-04-10 17:30', 'U022');
    expect(warningsIn(noticesOf(past(...demo02), moved, late))).toEqual([]);
  });

  test('a moved deadline warns once for itself', () => {
    const moved = setDue('0303', '2026-04-02 12:00', 'U024');
    const near = at('2026-04-01 17:30');
    const project = past(...demo02);
    const about = warningsIn(noticesOf(project, moved, near)).filter(
      (notice) => 'card' in notice && 'node' in notice.card && notice.card.node === '0303',
    );
    expect(about).toHaveLength(1);
  });
});
