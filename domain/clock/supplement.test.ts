import { describe, expect, test } from 'vitest';
import type { Instant } from '../calendar/time.ts';
import { handle } from '../project/decide.ts';
import type { ProjectEvent } from '../project/events.ts';
import { lightOfNode } from '../project/node-view.ts';
import { nextNodeCheck } from '../project/tick.ts';
import type { Project } from '../project/types.ts';
import {
  aProject,
  at,
  carryOut,
  demoOpening,
  demoProject,
  file,
  given,
  promise,
  setDue,
  world,
} from '../testing.ts';
import { lastSupplementDay } from './supplement.ts';
import { HEAD, HELPER, nodeOf, pause, supplement } from './testing.ts';
import type { ClockCommand } from './types.ts';

// 0304 of DEMO-02 became ready on Friday, 13 March 2026; M013 and M017 are missing; ten working days.

const opened = demoOpening('DEMO-02');
const monday = at('2026-03-16 10:00');
const asked = (materials: readonly string[], now = monday) =>
  carryOut(demoProject('DEMO-02'), now, supplement(materials));

const eventsOf = (project: Project, command: Parameters<typeof handle>[2], now: Instant) => {
  const outcome = handle(world, project, command, now);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.events.filter((event) => 'node' in event && event.node === '0304');
};

describe('papers named in time', () => {
  test('stop the start of the clock', () => {
    given(...opened)
      .when(supplement(['M017', 'M013', 'M017']), monday)
      .then({
        type: 'supplementAsked',
        node: '0304',
        materials: ['M013', 'M017'],
        unnamed: [],
        by: HELPER,
        said: { words: '请一次补齐' },
      });
  });

  test('move it to the day the last of them comes', () => {
    const project = asked(['M013', 'M017']);
    const first = carryOut(project, at('2026-03-18 10:00'), file('M017', 'U032'));
    expect(nodeOf(first)).toMatchObject({ startedOn: '2026-03-13', light: 'blue' });
    expect(eventsOf(first, file('M013', 'U032'), at('2026-04-02 16:00'))).toContainEqual({
      type: 'supplementCompleted',
      node: '0304',
      startedOn: '2026-04-02',
      dueAt: at('2026-04-17 17:30'),
    });
    const last = carryOut(first, at('2026-04-02 16:00'), file('M013', 'U032'));
    expect(nodeOf(last)).toMatchObject({
      startedOn: '2026-04-02',
      dueAt: at('2026-04-17 17:30'),
      clock: { readyOn: '2026-03-13', supplements: [{ completedAt: at('2026-04-02 16:00') }] },
    });
  });

  test('count as there once the unit head lets them come later', () => {
    const project = asked(['M017']);
    const events = eventsOf(
      project,
      promise('0304', ['M017'], '2026-04-20', HEAD),
      at('2026-03-19 09:00'),
    );
    expect(events.map(({ type }) => type)).toContain('supplementCompleted');
  });

  test('a clock that has not started neither warns nor turns', () => {
    const project = asked(['M017']);
    const later = at('2026-05-20 10:00');
    expect(lightOfNode(world, project, nodeOf(project), later)).toBe('blue');
    expect(nextNodeCheck(world, nodeOf(project), later)).toBeNull();
    expect(eventsOf(project, { type: 'tick' }, later).map(({ type }) => type)).toEqual([
      'supplementReminded',
    ]);
  });

  test('take back a light that turned before: that time did not run', () => {
    // 0305 has one working day and is red on Tuesday evening.
    const project = aProject(
      { running: [{ node: '0305', startedOn: '2026-03-16', limitOverride: null }] },
      at('2026-03-17 18:00'),
    );
    expect(nodeOf(project, '0305').light).toBe('red');
    const command = supplement(['M019'], 'U028', '0305');
    const after = carryOut(project, at('2026-03-18 09:00'), command);
    expect(nodeOf(after, '0305').light).toBe('blue');
    const complete = carryOut(after, at('2026-03-20 09:00'), file('M019', 'U015'));
    expect(nodeOf(complete, '0305')).toMatchObject({
      dueAt: at('2026-03-23 17:30'),
      light: 'blue',
      warned: {},
    });
    const red = carryOut(complete, at('2026-03-23 17:30'), { type: 'tick' });
    expect(nodeOf(red, '0305')).toMatchObject({
      light: 'red',
      warned: { red: at('2026-03-23 17:30') },
    });
  });

  test('an instant that was set moves with the start', () => {
    const due = carryOut(
      demoProject('DEMO-02'),
      monday,
      setDue('0304', '2026-03-20 23:15', HELPER),
    );
    const waiting = carryOut(due, monday, supplement(['M017']));
    const complete = carryOut(waiting, at('2026-03-18 09:00'), file('M017', 'U032'));
    expect(nodeOf(complete).dueAt).toBe(at('2026-03-25 23:15'));
  });
});

describe('the five working days for naming papers', () => {
  test.each([
    ['2026-03-20 23:59', true],
    ['2026-03-21 00:00', false],
  ])('at %s: %s', (now, isTaken) => {
    const outcome = handle(world, demoProject('DEMO-02'), supplement(['M017']), at(now));
    expect(outcome.ok).toBe(isTaken);
    if (!outcome.ok) {
      expect(outcome.refusal).toEqual({
        code: 'supplement-too-late',
        node: '0304',
        readyOn: '2026-03-13',
        lastDay: '2026-03-20',
      });
    }
  });

  test('go by working days over a holiday', () => {
    const project = aProject(
      { running: [{ node: '0304', startedOn: '2026-09-23', limitOverride: null }] },
      at('2026-09-23 09:00'),
    );
    expect(lastSupplementDay(world, nodeOf(project))).toBe('2026-10-08');
  });

  test('count from the day it became ready, whatever moved since', () => {
    const complete = carryOut(asked(['M017']), at('2026-03-20 09:00'), file('M017', 'U032'));
    expect(lastSupplementDay(world, nodeOf(complete))).toBe('2026-03-20');
  });

  test('unused, they leave the start on the day it became ready', () => {
    const later = carryOut(demoProject('DEMO-02'), at('2026-03-23 09:00'), { type: 'tick' });
    expect(nodeOf(later)).toMatchObject({
      startedOn: '2026-03-13',
      dueAt: at('2026-03-27 17:30'),
      clock: { readyOn: null },
    });
  });
});

describe('a second round', () => {
  const secondly = (project: Project, command: ClockCommand, now: string): ProjectEvent[] =>
    eventsOf(project, command, at(now));

  test('is on record where it names what the first did not', () => {
    const events = secondly(asked(['M017']), supplement(['M013', 'M017']), '2026-03-18 10:00');
    expect(events).toEqual([
      expect.objectContaining({ type: 'supplementAsked', materials: ['M013'], unnamed: ['M013'] }),
    ]);
    const both = carryOut(asked(['M017']), at('2026-03-18 10:00'), supplement(['M013']));
    const one = carryOut(both, at('2026-03-19 10:00'), file('M013', 'U032'));
    expect(nodeOf(one).clock.readyOn).toBeNull();
    const all = carryOut(one, at('2026-03-20 10:00'), file('M017', 'U032'));
    expect(nodeOf(all)).toMatchObject({ startedOn: '2026-03-20' });
  });

  test('moves the start again within the five days', () => {
    const complete = carryOut(asked(['M017']), at('2026-03-17 10:00'), file('M017', 'U032'));
    const again = carryOut(complete, at('2026-03-18 10:00'), supplement(['M013']));
    expect(nodeOf(again).clock.supplements[1]).toMatchObject({ unnamed: ['M013'] });
    const done = carryOut(again, at('2026-03-26 10:00'), file('M013', 'U032'));
    expect(nodeOf(done)).toMatchObject({
      startedOn: '2026-03-26',
      clock: { readyOn: '2026-03-13' },
    });
  });

  test('is on record as a pause, too', () => {
    const complete = carryOut(asked(['M017']), at('2026-03-17 10:00'), file('M017', 'U032'));
    const command = pause('2026-04-10', 'supplement', { materials: ['M013'] });
    expect(secondly(complete, command, '2026-03-25 10:00')).toContainEqual(
      expect.objectContaining({ type: 'nodePaused', materials: ['M013'], unnamed: ['M013'] }),
    );
  });

  test('that says nothing new changes nothing', () => {
    const outcome = handle(world, asked(['M017']), supplement(['M017']), at('2026-03-17 10:00'));
    expect(outcome).toEqual({
      ok: false,
      refusal: {
        code: 'supplement-waits',
        node: '0304',
        by: HELPER,
        at: monday,
        materials: ['M017'],
      },
    });
  });
});

describe('naming papers is refused', () => {
  test.each([
    [
      'papers of other nodes',
      supplement(['M017', 'M025']),
      { code: 'materials-not-required', node: '0304', materials: ['M025'] },
    ],
    [
      'papers that are there',
      supplement(['M001']),
      { code: 'nothing-to-supplement', node: '0304' },
    ],
    ['no paper', supplement([]), { code: 'nothing-to-supplement', node: '0304' }],
    [
      'a node that starts when it is ready',
      supplement(['M044'], 'U025', '0601'),
      { code: 'supplement-not-here', node: '0601' },
    ],
    [
      'by an outsider',
      supplement(['M017'], 'U032'),
      { code: 'not-allowed', act: 'supplement', node: '0304', who: [HELPER, HEAD] },
    ],
  ] as const)('%s', (_name, command, refusal) => {
    given(...opened)
      .when(command, monday)
      .then(refusal);
  });

  test('on a paused node', () => {
    const paused = carryOut(demoProject('DEMO-02'), monday, pause('2026-03-25'));
    expect(handle(world, paused, supplement(['M017']), monday)).toMatchObject({
      ok: false,
      refusal: { code: 'node-paused' },
    });
  });

  test('and while papers are waited for there is nothing to pause or to set', () => {
    for (const command of [pause('2026-03-25'), setDue('0304', '2026-03-25 17:30', HELPER)]) {
      expect(handle(world, asked(['M017']), command, monday)).toMatchObject({
        ok: false,
        refusal: { code: 'supplement-waits' },
      });
    }
  });
});
