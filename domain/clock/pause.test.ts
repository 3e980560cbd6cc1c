import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Limit } from '../calendar/calendar.ts';
import { countWorkdays } from '../calendar/due.ts';
import {
  addDays,
  DAY_MS,
  dayOf,
  daysBetween,
  HOUR,
  type Instant,
  MINUTE,
} from '../calendar/time.ts';
import { handle } from '../project/decide.ts';
import { lightOfNode } from '../project/node-view.ts';
import { nextNodeCheck } from '../project/tick.ts';
import type { Project } from '../project/types.ts';
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
  given,
  givenIn,
  setDue,
  TICK,
  world,
  worldWith,
} from '../testing.ts';
import { HEAD, HELPER, nodeOf, pause, resume, running } from './testing.ts';
import type { PauseReason } from './types.ts';

const working = (days: number): Limit => ({ days, kind: 'working' });
const calendar = (days: number): Limit => ({ days, kind: 'calendar' });

/** Due `limit` after `startedOn`, paused and resumed at these instants. */
function pausedAndResumed(startedOn: string, limit: Limit, from: string, to: string): Project {
  const before = running(startedOn, limit, `${startedOn} 08:00`);
  const stopped = carryOut(before, at(from), pause(addDays(from.slice(0, 10), 300)));
  return carryOut(stopped, at(to), resume());
}

describe('a pause moves the due instant by the days paused', () => {
  // Monday 16 March 2026. Qingming is 4 to 6 April (Saturday to Monday), nothing is made up for it;
  // the Labour Day holiday is 1 to 5 May, worked up on Saturday 9 May.
  test.each<[string, Limit, string, string, string, string]>([
    ['the same day', working(10), '2026-03-18 09:00', '2026-03-18 17:00', '2026-03-30', 'no day'],
    ['one night', working(10), '2026-03-18 09:00', '2026-03-19 08:00', '2026-03-31', 'one day'],
    [
      'a working week',
      working(10),
      '2026-03-18 09:00',
      '2026-03-25 09:00',
      '2026-04-07',
      'Qingming is off',
    ],
    [
      'over a weekend',
      working(10),
      '2026-03-20 16:00',
      '2026-03-23 09:00',
      '2026-03-31',
      'Monday counts',
    ],
    [
      'a weekend alone',
      working(10),
      '2026-03-20 18:00',
      '2026-03-22 20:00',
      '2026-03-30',
      'nothing lost',
    ],
    [
      'ended on a Saturday',
      working(10),
      '2026-03-19 09:00',
      '2026-03-21 09:00',
      '2026-03-31',
      'Friday only',
    ],
    [
      'over Qingming',
      working(20),
      '2026-04-03 09:00',
      '2026-04-07 09:00',
      '2026-04-15',
      'one working day',
    ],
    [
      'over Labour Day',
      working(40),
      '2026-04-30 09:00',
      '2026-05-09 09:00',
      '2026-05-20',
      'the 6th to 9th',
    ],
    [
      'calendar days',
      calendar(10),
      '2026-03-18 09:00',
      '2026-03-20 09:00',
      '2026-03-30',
      '28 March is off',
    ],
    [
      'calendar days, weekend',
      calendar(14),
      '2026-03-20 09:00',
      '2026-03-23 09:00',
      '2026-04-02',
      'three days',
    ],
    ['a month', { months: 1 }, '2026-03-20 09:00', '2026-03-25 09:00', '2026-04-21', 'five days'],
  ])('%s', (_name, limit, from, to, due) => {
    const { dueAt } = nodeOf(pausedAndResumed('2026-03-16', limit, from, to));
    expect(new Date(dueAt).toISOString()).toBe(new Date(at(`${due} 17:30`)).toISOString());
  });

  test('the day of resuming is not counted', () => {
    // Nine days are left on the evening of the pause, nine on that of resuming.
    const before = running('2026-03-16', working(10));
    const stopped = carryOut(before, at('2026-03-17 10:00'), pause('2026-04-01'));
    const resumed = carryOut(stopped, at('2026-03-31 10:00'), resume());
    const left = (project: Project, day: string) =>
      countWorkdays(world.calendar, day, dayOf(nodeOf(project).dueAt));
    expect([left(before, '2026-03-17'), left(resumed, '2026-03-31')]).toEqual([9, 9]);
  });

  test('an instant that was set moves by whole days at its time', () => {
    const due = carryOut(
      running('2026-03-16', working(10)),
      at('2026-03-16 10:00'),
      setDue('0304', '2026-03-27 23:15', HELPER),
    );
    const stopped = carryOut(due, at('2026-03-18 09:00'), pause('2026-04-01'));
    expect(nodeOf(carryOut(stopped, at('2026-03-21 09:00'), resume())).dueAt).toBe(
      at('2026-03-30 23:15'),
    );
  });

  test('two pauses add up', () => {
    const once = pausedAndResumed(
      '2026-03-16',
      working(10),
      '2026-03-18 09:00',
      '2026-03-19 09:00',
    );
    const again = carryOut(once, at('2026-03-23 09:00'), pause('2026-04-01'));
    const twice = carryOut(again, at('2026-03-25 09:00'), resume());
    expect(nodeOf(twice).dueAt).toBe(at('2026-04-02 17:30'));
    expect(nodeOf(twice).clock.past.map(({ days }) => days)).toEqual([1, 2]);
  });

  test('resumed after close of business on its last day, a node has the next day', () => {
    const late = pausedAndResumed('2026-03-16', working(5), '2026-03-23 09:00', '2026-03-27 18:00');
    expect(nodeOf(late)).toMatchObject({ dueAt: at('2026-03-30 17:30'), light: 'blue' });
  });

  test('a red node stays red and as late as it was', () => {
    const red = running('2026-03-02', working(5), '2026-03-10 09:00');
    expect(nodeOf(red)).toMatchObject({ light: 'red', dueAt: at('2026-03-09 17:30') });
    const stopped = carryOut(red, at('2026-03-11 09:00'), pause('2026-04-01'));
    const resumed = carryOut(stopped, at('2026-03-18 09:00'), resume());
    expect(nodeOf(resumed)).toMatchObject({
      light: 'red',
      dueAt: at('2026-03-16 17:30'),
      warned: { red: at('2026-03-10 09:00') },
    });
  });

  test('paused in the evening of its last day, a red node does not come back', () => {
    const red = running('2026-03-09', working(5), '2026-03-16 18:00');
    const stopped = carryOut(red, at('2026-03-16 19:00'), pause('2026-04-01'));
    const resumed = carryOut(stopped, at('2026-03-18 09:00'), resume());
    expect(nodeOf(resumed)).toMatchObject({ light: 'red', dueAt: at('2026-03-17 17:30') });
  });
});

describe('while a clock stands still', () => {
  const stopped = () =>
    carryOut(running('2026-03-16', working(5)), at('2026-03-17 09:00'), pause('2026-04-10'));

  test('nothing warns and no light turns', () => {
    const project = stopped();
    for (let now = at('2026-03-17 10:00'); now < at('2026-04-11 07:00'); now += 12 * HOUR) {
      // Other nodes of the project go on.
      const outcome = handle(world, project, TICK, now);
      const own = outcome.ok ? outcome.events.filter((e) => 'node' in e && e.node === '0304') : [];
      const warnings = own.filter(({ type }) => type !== 'pauseWarned');
      expect(warnings).toEqual([]);
      expect(lightOfNode(world, project, nodeOf(project), now)).toBe('blue');
    }
  });

  test('it keeps the light it had: yellow stays yellow after its due instant', () => {
    const yellow = running('2026-03-09', working(5), '2026-03-16 09:00');
    expect(nodeOf(yellow).light).toBe('yellow');
    const project = carryOut(yellow, at('2026-03-16 10:00'), pause('2026-04-10'));
    const later = carryOut(project, at('2026-03-20 10:00'), TICK);
    expect(nodeOf(later)).toMatchObject({ light: 'yellow', dueAt: at('2026-03-16 17:30') });
  });

  test('it is looked at when the pause should have ended, and when it lasts too long', () => {
    const project = stopped();
    const node = nodeOf(project);
    // Five working days after 17 March have gone by on the morning after the 24th.
    expect(nextNodeCheck(world, node, at('2026-03-17 09:00'))).toBe(at('2026-03-25 07:00'));
    expect(nextNodeCheck(world, node, at('2026-03-25 07:00'))).toBe(at('2026-04-11 07:00'));
    expect(nextNodeCheck(world, node, at('2026-04-11 07:00'))).toBeNull();
  });

  test('what counts down is due again once the due instant has moved', () => {
    const yellow = running('2026-03-09', working(5), '2026-03-16 16:40');
    expect(Object.keys(nodeOf(yellow).warned)).toEqual(['yellow', 'h1']);
    const project = carryOut(yellow, at('2026-03-16 16:50'), pause('2026-04-10'));
    const resumed = carryOut(project, at('2026-03-18 09:00'), resume());
    expect(Object.keys(nodeOf(resumed).warned)).toEqual(['yellow']);
    const evening = carryOut(resumed, at('2026-03-18 16:30'), TICK);
    expect(Object.keys(nodeOf(evening).warned)).toEqual(['yellow', 'h1']);
  });

  test('a pause that moved nothing repeats no warning', () => {
    const yellow = running('2026-03-09', working(5), '2026-03-16 16:40');
    const project = carryOut(yellow, at('2026-03-16 16:50'), pause('2026-04-10'));
    const resumed = carryOut(project, at('2026-03-16 17:00'), resume());
    expect(nodeOf(resumed).warned).toEqual(nodeOf(yellow).warned);
  });

  test('papers may come and somebody may take it on', () => {
    const project = carryOut(stopped(), at('2026-03-18 09:00'), acceptNode('0304', HELPER));
    expect(nodeOf(project).accepted).not.toBeNull();
    const filed = carryOut(project, at('2026-03-18 10:00'), file('M017', HELPER, '0304'));
    expect(nodeOf(filed).clock.paused).not.toBeNull();
  });

  test('finishing ends the pause, and its days do not make the node late', () => {
    const papers = ['M001', 'M002', 'M012', 'M013', 'M017'].map((code) => file(code, HELPER));
    const ready = carryOut(stopped(), at('2026-03-18 09:00'), ...papers);
    const done = carryOut(ready, at('2026-03-27 10:00'), finish('0304', HELPER));
    expect(done.nodes.get('0304')).toMatchObject({
      status: 'done',
      dueAt: at('2026-04-02 17:30'),
      clock: { paused: null, past: [{ resumedAt: at('2026-03-27 10:00'), days: 8 }] },
    });
  });

  test('its due instant is not set: it would move again', () => {
    const outcome = handle(
      world,
      stopped(),
      setDue('0304', '2026-04-20 17:30', HELPER),
      at('2026-03-18 09:00'),
    );
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'node-paused', node: '0304' } });
  });
});

describe('reminders of a pause', () => {
  const now = at('2026-03-17 09:00');
  const stopped = (expectedOn: string) =>
    carryOut(running('2026-03-16', working(5)), now, pause(expectedOn));
  const typesAt = (project: Project, when: Instant) => {
    const outcome = handle(world, project, TICK, when);
    return outcome.ok
      ? outcome.events.flatMap((event) => (event.type === 'pauseWarned' ? event.warning : []))
      : [];
  };

  test('come the morning after its expected end, once', () => {
    const project = stopped('2026-03-19');
    expect(typesAt(project, at('2026-03-20 06:59'))).toEqual([]);
    expect(typesAt(project, at('2026-03-20 07:00'))).toEqual(['ended']);
    const reminded = carryOut(project, at('2026-03-20 07:00'), TICK);
    expect(typesAt(reminded, at('2026-03-24 12:00'))).toEqual([]);
  });

  test('come when it has lasted longer than the limit, all pauses taken together', () => {
    expect(typesAt(stopped('2026-05-19'), at('2026-03-25 06:59'))).toEqual([]);
    expect(typesAt(stopped('2026-05-19'), at('2026-03-25 07:00'))).toEqual(['tooLong']);
    const again = carryOut(
      stopped('2026-05-19'),
      at('2026-03-20 09:00'),
      resume(),
      pause('2026-05-19'),
    );
    // Three of the five days are used.
    expect(nodeOf(again).clock.paused?.longAt).toBe(at('2026-03-25 07:00'));
  });
});

describe('pausing', () => {
  const now = at('2026-03-16 10:00');
  const opened = demoOpening('DEMO-02');

  test('stops the clock', () => {
    given(...opened)
      .when(pause('2026-03-25', 'appraisal', { paper: '谯发改函〔2026〕8号' }), now)
      .then({
        type: 'nodePaused',
        node: '0304',
        reason: 'appraisal',
        expectedOn: '2026-03-25',
        longAt: at('2026-03-31 07:00'),
        materials: [],
        unnamed: [],
        by: HELPER,
        said: { words: '委托评审机构评审', paper: '谯发改函〔2026〕8号' },
      });
  });

  test('is for those who work on the node', () => {
    given(...opened)
      .when(pause('2026-03-25', 'appraisal', { by: 'U032' }), now)
      .then({ code: 'not-allowed', act: 'pause', node: '0304', who: [HELPER, HEAD] });
  });

  test.each<PauseReason>(['forceMajeure', 'upperLevel', 'enterprise', 'inspection'])(
    'for %s, which the catalogue does not name here, needs the unit head',
    (reason) => {
      given(...opened)
        .when(pause('2026-03-25', reason), now)
        .then({ code: 'pause-needs-approval', node: '0304', reason, who: [HEAD] });
      const outcome = handle(
        world,
        demoProject('DEMO-02'),
        pause('2026-03-25', reason, { by: HEAD }),
        now,
      );
      expect(outcome.ok).toBe(true);
    },
  );

  test('needs the lead’s approval where a unit has no head', () => {
    givenIn(worldWith({ id: HEAD, active: false }), ...opened)
      .when(pause('2026-03-25', 'forceMajeure'), now)
      .then({ code: 'pause-needs-approval', node: '0304', reason: 'forceMajeure', who: ['U006'] });
  });

  test.each([
    ['2026-03-15', { code: 'pause-end-not-ahead', earliestOn: '2026-03-17' }],
    ['2026-03-16', { code: 'pause-end-not-ahead', earliestOn: '2026-03-17' }],
    ['2027-03-18', { code: 'date-too-far', latestDay: '2027-03-17' }],
  ] as const)('until %s is refused', (expectedOn, refusal) => {
    given(...opened)
      .when(pause(expectedOn), now)
      .then(refusal);
  });

  test.each(['2026-03-17', '2027-03-17'])('until %s is taken', (expectedOn) => {
    expect(handle(world, demoProject('DEMO-02'), pause(expectedOn), now).ok).toBe(true);
  });

  test('is refused on a node that is paused, waits or is done', () => {
    const stopped = carryOut(demoProject('DEMO-02'), now, pause('2026-03-25'));
    const again = (command = pause('2026-03-26'), project = stopped) =>
      handle(world, project, command, at('2026-03-16 11:00'));
    expect(again()).toEqual({
      ok: false,
      refusal: {
        code: 'node-paused',
        node: '0304',
        by: HELPER,
        at: now,
        expectedOn: '2026-03-25',
      },
    });
    const waiting = pause('2026-03-25', 'notice', { node: '0502', by: 'U022' });
    expect(again(waiting)).toMatchObject({ ok: false, refusal: { code: 'node-waiting' } });
    const done = pause('2026-03-25', 'notice', { node: '0301', by: HELPER });
    expect(again(done)).toMatchObject({ ok: false, refusal: { code: 'node-done' } });
  });

  test('for a notice is refused where the notice lies inside the limit', () => {
    given(...opened)
      .when(pause('2026-03-25', 'notice', { node: '0404', by: 'U008' }), now)
      .then({ code: 'notice-within-limit', node: '0404' });
  });

  test('for papers names them, and ends by itself when they are there', () => {
    const late = at('2026-03-25 10:00');
    const stopped = carryOut(
      demoProject('DEMO-02'),
      late,
      pause('2026-04-10', 'supplement', { materials: ['M017'] }),
    );
    expect(nodeOf(stopped).clock.paused?.materials).toEqual(['M017']);
    const outcome = handle(world, stopped, file('M017', 'U032'), at('2026-03-27 15:00'));
    const own = outcome.ok ? outcome.events.filter(({ type }) => type === 'nodeResumed') : [];
    expect(own).toEqual([
      {
        type: 'nodeResumed',
        node: '0304',
        days: 2,
        kind: 'working',
        dueAt: at('2026-03-31 17:30'),
        by: null,
      },
    ]);
  });

  test.each([
    [['M025'], { code: 'materials-not-required', node: '0304', materials: ['M025'] }],
    [['M001'], { code: 'nothing-to-supplement', node: '0304' }],
    [[], { code: 'nothing-to-supplement', node: '0304' }],
  ] as const)('for the papers %j is refused', (materials, refusal) => {
    given(...opened)
      .when(pause('2026-03-25', 'supplement', { materials }), now)
      .then(refusal);
  });
});

describe('resuming', () => {
  const now = at('2026-03-18 10:00');
  const stopped = () =>
    carryOut(demoProject('DEMO-02'), at('2026-03-16 10:00'), pause('2026-03-25'));

  test('starts the clock again', () => {
    const outcome = handle(world, stopped(), resume(HEAD), now);
    const own = outcome.ok ? outcome.events.filter((e) => 'node' in e && e.node === '0304') : [];
    expect(own).toEqual([
      {
        type: 'nodeResumed',
        node: '0304',
        days: 2,
        kind: 'working',
        dueAt: at('2026-03-31 17:30'),
        by: HEAD,
      },
    ]);
  });

  test.each([
    ['a node that runs', demoProject('DEMO-02'), resume(), { code: 'not-paused', node: '0304' }],
    [
      'by an outsider',
      stopped(),
      resume('U032'),
      { code: 'not-allowed', act: 'resume', node: '0304', who: [HELPER, HEAD] },
    ],
  ] as const)('%s is refused', (_name, project, command, refusal) => {
    expect(handle(world, project, command, now)).toEqual({ ok: false, refusal });
  });

  test('by the button of an earlier pause ends no later one', () => {
    const twice = carryOut(stopped(), now, resume(), pause('2026-03-27'));
    expect(handle(world, twice, resume(HELPER, 0), at('2026-03-19 09:00'))).toEqual({
      ok: false,
      refusal: { code: 'pause-over', node: '0304', resumedAt: now, resumedBy: HELPER },
    });
    expect(handle(world, twice, resume(HELPER, 1), at('2026-03-19 09:00')).ok).toBe(true);
  });
});

describe('whatever is paused and resumed', () => {
  const aLimit: fc.Arbitrary<Limit> = fc.oneof(
    fc.integer({ min: 1, max: 60 }).map(working),
    fc.integer({ min: 1, max: 90 }).map(calendar),
    fc.constant<Limit>({ months: 1 }),
  );
  const story = fc.record({
    limit: aLimit,
    start: fc.integer({ min: 0, max: 120 }).map((days) => addDays('2026-01-05', days)),
    waits: fc.array(fc.integer({ min: 0, max: 20 * 24 * 60 }), { minLength: 2, maxLength: 6 }),
    isSet: fc.boolean(),
  });

  test('never takes time away, and never lets a red light off', () => {
    fc.assert(
      fc.property(story, ({ limit, start, waits, isSet }) => {
        let now = at(`${start} 09:00`);
        let project = running(start, limit, `${start} 09:00`);
        if (isSet) {
          const set = { ...setDue('0304', '2026-03-01 10:00', HELPER), dueAt: now + 9 * DAY_MS };
          project = carryOut(project, now, set);
        }
        const kind = 'kind' in limit && !isSet ? limit.kind : 'calendar';
        const left = (of: Project, when: Instant) => {
          const [from, to] = [dayOf(when), dayOf(nodeOf(of).dueAt)];
          return kind === 'working'
            ? countWorkdays(world.calendar, from, to)
            : daysBetween(from, to);
        };
        waits.forEach((minutes, index) => {
          const since = now;
          now += minutes * MINUTE;
          const isPausing = index % 2 === 0;
          const before = project;
          project = carryOut(before, now, isPausing ? pause(addDays(dayOf(now), 100)) : resume());
          if (isPausing) return;
          const [was, is] = [nodeOf(before), nodeOf(project)];
          expect(is.dueAt).toBeGreaterThanOrEqual(was.dueAt);
          if (was.dueAt > since) {
            expect(is.dueAt).toBeGreaterThan(now);
            expect(left(project, now)).toBeGreaterThanOrEqual(left(before, since));
          } else expect(is.light).toBe('red');
        });
      }),
      { numRuns: 150 },
    );
  });
});

test('a project entered before knows nothing of pauses', () => {
  expect(
    nodeOf(
      aProject({ running: [{ node: '0304', startedOn: '2026-03-13', limitOverride: null }] }, asOf),
    ).clock,
  ).toEqual({
    paused: null,
    past: [],
    supplements: [],
    readyOn: null,
    set: null,
    idle: [],
  });
});
