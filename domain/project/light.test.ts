import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, DAY_MS, HOUR, MINUTE, startOfDay } from '../calendar/time.ts';
import { freshClock } from '../clock/types.ts';
import { at, world } from '../testing.ts';
import { lightOf, type Preflight, runningLight, warningOpensAt } from './light.ts';
import type { NodeState, RunningNode } from './types.ts';

const { calendar } = world;

const stretch = (startedOn: string, due: string) => ({ startedOn, dueAt: at(due) });
const aNode = (startedOn: string, due: string): RunningNode => ({
  status: 'running',
  code: '0404',
  ...stretch(startedOn, due),
  dueIsExplicit: false,
  limitOverride: null,
  accepted: null,
  light: 'blue',
  warned: {},
  touchedAt: startOfDay(startedOn),
  clock: freshClock,
  extension: null,
  assignedTo: null,
  period: null,
});

describe('the light of a running node', () => {
  const due = at('2026-03-13 17:30');
  test.each([
    ['its first instant', at('2026-03-02 09:00'), 'blue'],
    ['three days left', due - 72 * HOUR, 'blue'],
    ['48 hours and a millisecond left', due - 48 * HOUR - 1, 'blue'],
    ['exactly 48 hours left', due - 48 * HOUR, 'yellow'],
    ['a millisecond less', due - 48 * HOUR + 1, 'yellow'],
    ['a millisecond left', due - 1, 'yellow'],
    ['the due instant', due, 'red'],
    ['one millisecond late', due + 1, 'red'],
    ['a year late', due + 365 * DAY_MS, 'red'],
  ] as const)('%s', (_when, now, light) => {
    expect(lightOf(calendar, aNode('2026-03-02', '2026-03-13 17:30'), null, now)).toBe(light);
  });

  test('a one-day node is born blue', () => {
    const node = aNode('2026-03-16', '2026-03-17 17:30');
    // 17 h 30 min from midnight; half of it is 8 h 45 min.
    const opens = at('2026-03-17 08:45');
    expect(runningLight(calendar, node, null, at('2026-03-16 09:00'))).toBe('blue');
    expect(runningLight(calendar, node, null, opens - 1)).toBe('blue');
    expect(runningLight(calendar, node, null, opens)).toBe('yellow');
    expect(runningLight(calendar, node, null, node.dueAt)).toBe('red');
  });
});

describe('the light of other nodes', () => {
  const done = {
    status: 'done',
    code: '0404',
    doneBy: 'U022',
    clock: freshClock,
    period: null,
  } as const;
  test.each<[string, NodeState, string]>([
    ['waiting', { status: 'waiting', code: '0404' }, 'grey'],
    ['skipped', { status: 'skipped', code: '0404', reason: 'not-applicable' }, 'grey'],
    [
      'done in time',
      { ...done, ...stretch('2026-03-02', '2026-03-13 17:30'), doneAt: at('2026-03-12 10:00') },
      'green',
    ],
    [
      'done late',
      { ...done, ...stretch('2026-03-02', '2026-03-13 17:30'), doneAt: at('2026-04-12 10:00') },
      'green',
    ],
    [
      'done before it was entered',
      { ...done, startedOn: null, dueAt: null, doneAt: null },
      'green',
    ],
  ])('%s', (_what, node, light) => {
    expect(lightOf(calendar, node, null, at('2027-01-01 00:00'))).toBe(light);
  });
});

describe('the warning window', () => {
  test.each([
    ['48 hours of a long node', '2026-03-02', '2026-03-13 17:30', '2026-03-11 17:30'],
    ['48 hours where half is more', '2026-03-09', '2026-03-14 00:30', '2026-03-12 00:30'],
    ['48 hours where half is as much', '2026-03-09', '2026-03-14 00:00', '2026-03-12 00:00'],
    ['half where half is less', '2026-03-09', '2026-03-13 23:30', '2026-03-11 23:45'],
    ['half of a one-day node', '2026-03-16', '2026-03-17 17:30', '2026-03-17 08:45'],
    ['half over a weekend', '2026-03-13', '2026-03-16 17:30', '2026-03-15 08:45'],
    // One working day in the window is enough to leave it alone.
    ['a Friday inside the window', '2026-03-02', '2026-03-15 23:00', '2026-03-13 23:00'],
    ['a Monday inside the window', '2026-03-02', '2026-03-16 00:01', '2026-03-14 00:01'],
    // No working day at all: it opens at the start of the last one before.
    ['a whole weekend', '2026-03-02', '2026-03-16 00:00', '2026-03-13 00:00'],
    ['a Sunday of a short node', '2026-03-12', '2026-03-15 23:00', '2026-03-13 00:00'],
    [
      'Spring Festival after a make-up Saturday',
      '2026-02-02',
      '2026-02-20 12:00',
      '2026-02-14 00:00',
    ],
    ['National Day', '2026-09-01', '2026-10-05 09:00', '2026-09-30 00:00'],
    ['a make-up Saturday is a working day', '2026-05-04', '2026-05-10 20:00', '2026-05-08 20:00'],
    // A clock that began on Friday starts counting on Saturday: it cannot warn on Friday.
    ['never before its own clock', '2026-03-13', '2026-03-15 20:00', '2026-03-14 00:00'],
    ['due the evening it started', '2026-03-16', '2026-03-16 20:00', '2026-03-16 10:00'],
  ])('%s', (_what, startedOn, due, opens) => {
    expect(warningOpensAt(calendar, stretch(startedOn, due))).toBe(at(opens));
  });
});

describe('a preflight paper', () => {
  // Due within two days of the start: the window opens after the 48 hours of the preflight.
  const node = aNode('2026-03-16', '2026-03-18 17:30');
  const papers = (isComplete: boolean): Preflight => ({ hoursBefore: 48, isComplete });
  const owed = at('2026-03-16 17:30');
  const opens = at('2026-03-17 20:45');

  test.each([
    ['before its hours', false, owed - 1, 'blue'],
    ['missing within its hours', false, owed, 'yellow'],
    ['there within its hours', true, owed, 'blue'],
    ['there when the window opens', true, opens, 'yellow'],
    ['missing at the end', false, node.dueAt, 'red'],
    ['there at the end', true, node.dueAt, 'red'],
  ] as const)('%s', (_what, isComplete, now, light) => {
    expect(runningLight(calendar, node, papers(isComplete), now)).toBe(light);
  });
});

describe('lights in general', () => {
  const rank = { blue: 0, yellow: 1, red: 2 };
  const aStretch = fc
    .record({ day: fc.nat(700), minutes: fc.integer({ min: 1, max: 60 * 24 * 60 }) })
    .map(({ day, minutes }) => {
      const startedOn = addDays('2025-06-01', day);
      return { startedOn, dueAt: startOfDay(startedOn) + minutes * MINUTE };
    });
  const aPreflight = fc.option(
    fc.record({ hoursBefore: fc.constantFrom(1, 24, 48, 72), isComplete: fc.boolean() }),
  );
  const someInstants = fc.array(fc.integer({ min: -3 * DAY_MS, max: 65 * DAY_MS }), {
    minLength: 2,
    maxLength: 20,
  });

  test('as time advances a light never goes back', () => {
    fc.assert(
      fc.property(aStretch, aPreflight, someInstants, (node, preflight, offsets) => {
        const ranks = offsets
          .toSorted((a, b) => a - b)
          .map((offset) => startOfDay(node.startedOn) + offset)
          .map((now) => rank[runningLight(calendar, node, preflight, now)]);
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      }),
    );
  });

  test('a window opens before its end and within reach', () => {
    fc.assert(
      fc.property(aStretch, (node) => {
        const opens = warningOpensAt(calendar, node);
        const total = node.dueAt - startOfDay(addDays(node.startedOn, 1));
        fc.pre(total > 0);
        expect(opens).toBeLessThan(node.dueAt);
        expect(opens).toBeGreaterThanOrEqual(startOfDay(addDays(node.startedOn, 1)));
      }),
    );
  });

  test('somebody is at work between yellow and red', () => {
    fc.assert(
      fc.property(aStretch, (node) => {
        const opens = warningOpensAt(calendar, node);
        const first = startOfDay(addDays(node.startedOn, 1));
        fc.pre(opens > first);
        const days = [];
        for (let t = opens; t < node.dueAt; t += DAY_MS / 2) days.push(t);
        const isWorked = [...days, node.dueAt - 1].some((instant) =>
          calendar.isWorkday(new Date(instant + 8 * HOUR).toISOString().slice(0, 10)),
        );
        expect(isWorked).toBe(true);
      }),
    );
  });
});
