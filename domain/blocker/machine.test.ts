import { describe, expect, test } from 'vitest';
import { DAY_MS, type Instant } from '../calendar/time.ts';
import { nextMatterCheck, tickMatter } from '../matter/machine.ts';
import { evolveAll } from '../project/evolve.ts';
import { groupMembers } from '../project/people.ts';
import type { Project } from '../project/types.ts';
import { asOf, at, carryOut, demoProject, world } from '../testing.ts';
import { blockerMachine } from './machine.ts';
import { act, blockerOf, moveTo, raise, tell, withBlocker } from './testing.ts';
import type { BlockerEvent } from './types.ts';

const raised = withBlocker(demoProject('DEMO-02'), raise({ category: 'funds' }));

/** Lets time pass the way the sweep does, from look to look, with this blocker alone. */
function live(from: Project, start: Instant, until: Instant) {
  const told: [Instant, BlockerEvent][] = [];
  let [project, now] = [from, start];
  for (;;) {
    const look = nextMatterCheck(world, blockerOf(project), now);
    if (look === null || look > until) return { project, told };
    now = look;
    const events = tickMatter(world, project, blockerOf(project), now) as BlockerEvent[];
    told.push(...events.map((event): [Instant, BlockerEvent] => [now, event]));
    project = evolveAll(project, events, now) ?? project;
    expect(tickMatter(world, project, blockerOf(project), now)).toEqual([]);
  }
}

describe('a blocker nobody answers', () => {
  const { project, told } = live(raised, asOf, asOf + 30 * DAY_MS);

  test('warns, is late, and rises at 7 and 15 days', () => {
    expect(told).toEqual([
      [
        // Half of its time, since that is less than 48 hours.
        at('2026-03-17 08:45'),
        { type: 'blockerWarned', matter: 'B1', warning: 'yellow', called: ['U025'] },
      ],
      [
        at('2026-03-17 17:30'),
        { type: 'blockerWarned', matter: 'B1', warning: 'red', called: ['U012'] },
      ],
      [
        at('2026-03-23 09:00'),
        { type: 'blockerRose', matter: 'B1', level: 'crossUnit', called: ['U006'], by: null },
      ],
      [
        at('2026-03-31 09:00'),
        {
          type: 'blockerRose',
          matter: 'B1',
          level: 'bottleneck',
          called: ['U001', 'U002'],
          by: null,
        },
      ],
    ]);
  });

  test('leaves the leaders in the group', () => {
    expect(groupMembers(world, project)).toEqual(expect.arrayContaining(['U001', 'U002']));
  });

  test('of a unit without a head calls the leader of the project', () => {
    const power = withBlocker(demoProject('DEMO-02'));
    const late = live(power, asOf, at('2026-03-17 18:00')).told.at(-1);
    expect(late?.[1]).toMatchObject({ warning: 'red', called: ['U006'] });
  });
});

test('an outage is caught up with what still makes sense', () => {
  const events = tickMatter(world, raised, blockerOf(raised), asOf + 20 * DAY_MS);
  expect(events).toMatchObject([{ warning: 'red' }, { level: 'bottleneck' }]);
});

test('who answers in time is not warned', () => {
  const answered = carryOut(raised, asOf, act('claimBlocker', 'U025'));
  const { told } = live(answered, asOf, asOf + 10 * DAY_MS);
  expect(told.map(([, event]) => event.type)).toEqual(['blockerRose']);
});

test('a level raised by hand is not raised to again', () => {
  const high = carryOut(raised, asOf, act('claimBlocker', 'U025'), act('escalateBlocker', 'U016'));
  const { told } = live(high, asOf, asOf + 30 * DAY_MS);
  expect(told).toMatchObject([[asOf + 15 * DAY_MS, { level: 'bottleneck' }]]);
});

describe('one that is said to be solved', () => {
  const solved = carryOut(raised, asOf, act('solveBlocker', 'U025'));

  test('rises no further, and its reporter is reminded once', () => {
    const { project, told } = live(solved, asOf, asOf + 30 * DAY_MS);
    expect(told).toEqual([
      [
        at('2026-03-17 17:30'),
        { type: 'blockerWarned', matter: 'B1', warning: 'confirm', called: ['U032'] },
      ],
    ]);
    // Silence holds nothing up: the agent may confirm now.
    expect(
      blockerOf(carryOut(project, asOf + 2 * DAY_MS, act('confirmBlocker', 'U016'))).closed,
    ).not.toBeNull();
  });

  test('denied after eight days stands as high as its age', () => {
    const project = carryOut(solved, asOf + 8 * DAY_MS, act('rejectBlocker', 'U032'));
    expect(blockerOf(project)).toMatchObject({
      level: 'crossUnit',
      warned: {},
    });
  });

  test('and confirmed has no future', () => {
    const closed = carryOut(solved, asOf, act('confirmBlocker', 'U032'));
    expect(nextMatterCheck(world, blockerOf(closed), asOf)).toBeNull();
    expect(blockerMachine.isOpen(blockerOf(closed))).toBe(false);
  });
});

test('another owner gets a countdown of its own, and the days go on', () => {
  const moved = carryOut(raised, at('2026-03-20 10:00'), moveTo('FGW', 'U012'));
  const { told } = live(moved, at('2026-03-20 10:00'), asOf + 9 * DAY_MS);
  expect(told).toMatchObject([
    [at('2026-03-22 08:45'), { warning: 'yellow', called: ['U021'] }],
    [at('2026-03-23 09:00'), { level: 'crossUnit' }],
    [at('2026-03-23 17:30'), { warning: 'red', called: ['U007'] }],
  ]);
});

test('a project that stood still moves its dates', () => {
  const blocker = blockerOf(carryOut(raised, asOf, tell('一句', 'U032')));
  const later = blockerMachine.postpone?.(blocker, 10);
  expect(later).toMatchObject({
    replyDueAt: at('2026-03-27 17:30'),
    countedFrom: asOf + 10 * DAY_MS,
    raised: blocker.raised,
  });
});
