import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, DAY_MS, HOUR, type Instant, instantAt, MINUTE } from '../calendar/time.ts';
import { nextMatterCheck } from '../matter/machine.ts';
import { at, carryOut, file, opening, past, produced, world } from '../testing.ts';
import { tick } from './decide.ts';
import type { ProjectEvent } from './events.ts';
import { evolveAll } from './evolve.ts';
import { nextMaterialCheck, nextNodeCheck } from './tick.ts';
import type { Project, RunningNode } from './types.ts';

const history = ['0101', '0102', '0201', '0202', '0203', '0301', '0402', '0601'];

/** A project with one node of interest, 0303, due at an explicit instant; the papers are there. */
function dueAt(due: Instant, startedOn = '2026-03-02', node = '0303', ...more: ProjectEvent[]) {
  const opened = instantAt(startedOn, '09:00');
  const events = opening(
    {
      attributes: { newConstructionLand: false, newBuilding: false },
      done: history,
      running: [{ node, startedOn, limitOverride: null }],
    },
    opened,
  );
  return past(
    opened,
    ...events,
    { type: 'dueSet', node, dueAt: due, by: 'U066' },
    produced('M015'),
    ...more,
  );
}

const nodeOf = (project: Project, code = '0303') => project.nodes.get(code) as RunningNode;

/** Lets time reach the instants one by one; what it says of the node at each. */
function passing(project: Project, instants: readonly Instant[], code = '0303') {
  let state = project;
  return instants.map((now) => {
    const events = tick(world, state, now);
    state = evolveAll(state, events, now) ?? state;
    return events.flatMap((event) =>
      event.type === 'warned' && event.node === code ? [event.warning] : [],
    );
  });
}

describe('warnings', () => {
  const due = at('2026-03-13 17:30');
  const long = dueAt(due);

  test('come at 48, 24 and 1 hours and at the end', () => {
    const hours = [72, 48, 47, 24, 23, 2, 1, 0.5, 0, -1];
    const instants = hours.map((left) => due - left * HOUR);
    expect(passing(long, instants)).toEqual([
      ...[[], ['yellow'], [], ['h24'], [], [], ['h1'], [], ['red'], []],
    ]);
  });

  test.each([
    ['48 hours', 48, 'yellow', 'yellow'],
    ['24 hours', 24, 'h24', 'yellow'],
    ['one hour', 1, 'h1', 'yellow'],
    ['the end', 0, 'red', 'red'],
  ] as const)('not a millisecond before %s', (_what, hours, warning, light) => {
    const [opens, edge] = [due - 48 * HOUR, due - hours * HOUR];
    const earlier = edge === opens ? [opens - 1] : [opens, edge - 1];
    const said = passing(long, [...earlier, edge]);
    expect(said.at(-1)).toEqual([warning]);
    expect(said.slice(0, -1).flat()).not.toContain(warning);
    const then = evolveAll(long, tick(world, long, edge), edge)!;
    expect(nodeOf(then).light).toBe(light);
  });

  test.each([
    ['before 24 hours', [30], ['yellow']],
    ['between 24 and 1 hours', [20], ['yellow']],
    ['in the last hour', [0.5], ['yellow', 'h1']],
    ['after the end', [-5], ['red']],
    ['after yellow, in the last hour', [47, 0.5], ['yellow', 'h1']],
  ])('an outage until %s is caught up', (_what, hours, expected) => {
    const instants = hours.map((left) => due - left * HOUR);
    expect(passing(long, instants).flat()).toEqual(expected);
  });

  test('24 hours are silent once somebody acted', () => {
    const opens = due - 48 * HOUR;
    const yellow = evolveAll(long, tick(world, long, opens), opens)!;
    const touched = carryOut(yellow, opens + HOUR, {
      type: 'accept',
      node: '0303',
      by: 'U024',
    });
    expect(passing(touched, [due - 24 * HOUR, due - HOUR])).toEqual([[], ['h1']]);
  });

  test('24 hours are silent once a paper came, whoever sent it', () => {
    const opens = due - 48 * HOUR;
    const yellow = evolveAll(long, tick(world, long, opens), opens)!;
    // The first is demanded by 0303, the second only by other nodes.
    const [needed, other] = ['M001', 'M030'].map((material) =>
      carryOut(yellow, opens + HOUR, file(material, 'U031')),
    );
    expect(passing(needed!, [due - 24 * HOUR])).toEqual([[]]);
    expect(passing(other!, [due - 24 * HOUR])).toEqual([['h24']]);
  });

  test('a short window has no 24 hours in it', () => {
    const short = dueAt(at('2026-03-17 17:30'), '2026-03-16');
    const hours = [24, 9, 8.75, 2, 1, 0];
    const instants = hours.map((left) => at('2026-03-17 17:30') - left * HOUR);
    expect(passing(short, instants)).toEqual([[], [], ['yellow'], [], ['h1'], ['red']]);
  });

  test('a window under an hour has no last hour', () => {
    const early = dueAt(at('2026-03-17 01:30'), '2026-03-16');
    const hours = [1, 0.75, 0.5, 0];
    const instants = hours.map((left) => at('2026-03-17 01:30') - left * HOUR);
    expect(passing(early, instants)).toEqual([[], ['yellow'], [], ['red']]);
  });

  test('name every missing paper', () => {
    const listed = dueAt(due, '2026-03-02', '0404');
    const opens = due - 48 * HOUR;
    const [, warned] = tick(world, listed, opens).filter(
      (event) => 'node' in event && event.node === '0404',
    );
    expect(warned).toEqual({ type: 'warned', node: '0404', warning: 'yellow', missing: ['M030'] });
  });
});

describe('a preflight paper', () => {
  // Due soon after the start: the papers are owed before the window opens.
  const due = at('2026-03-18 17:30');
  const owed = at('2026-03-16 17:30');
  const listed = dueAt(due, '2026-03-16', '0404');

  test('missing turns the light and warns', () => {
    expect(passing(listed, [owed - 1, owed, owed + HOUR], '0404')).toEqual([[], ['yellow'], []]);
  });

  test('24 hours before a later window say nothing', () => {
    const day = at('2026-03-17 17:30');
    expect(passing(listed, [owed, day, at('2026-03-18 16:30')], '0404')).toEqual([
      ['yellow'],
      [],
      ['h1'],
    ]);
  });

  test('arriving clears it; the window warns again', () => {
    const yellow = evolveAll(listed, tick(world, listed, owed), owed)!;
    const cleared = carryOut(yellow, owed + HOUR, file('M030', 'U022'));
    expect(nodeOf(cleared, '0404')).toMatchObject({ light: 'blue', warned: {} });
    const opens = at('2026-03-17 20:45');
    expect(passing(cleared, [opens - 1, opens, opens + 1], '0404')).toEqual([[], ['yellow'], []]);
  });
});

describe('the next look', () => {
  const due = at('2026-03-13 17:30');
  test.each([
    ['a long node, far ahead', dueAt(due), due - 99 * HOUR, 48],
    ['a long node, in its window', dueAt(due), due - 48 * HOUR, 24],
    ['a long node, in its last day', dueAt(due), due - 24 * HOUR, 1],
    ['a long node, in its last hour', dueAt(due), due - HOUR, 0],
  ])('%s', (_what, project, now, hoursLeft) => {
    expect(nextNodeCheck(world, nodeOf(project), now)).toBe(due - hoursLeft * HOUR);
  });

  test('a preflight is looked at before the window', () => {
    const listed = nodeOf(dueAt(at('2026-03-18 17:30'), '2026-03-16', '0404'), '0404');
    const [owed, opens] = [at('2026-03-16 17:30'), at('2026-03-17 20:45')];
    expect(nextNodeCheck(world, listed, owed - 1)).toBe(owed);
    expect(nextNodeCheck(world, listed, owed)).toBe(opens);
  });

  test('a red node needs none', () => {
    expect(nextNodeCheck(world, nodeOf(dueAt(due)), due)).toBeNull();
  });

  test('only a promise is looked at again', () => {
    const promised: ProjectEvent = {
      type: 'materialPromised',
      material: 'M015',
      node: '0303',
      promisedOn: '2026-03-27',
      dueAt: at('2026-03-27 17:30'),
      by: 'U010',
    };
    const project = dueAt(due, '2026-03-16', '0303', promised);
    const material = project.materials.get('M015')!;
    const opens = at('2026-03-25 17:30');
    expect(nextMaterialCheck(world, material, opens - 1)).toBe(opens);
    expect(nextMaterialCheck(world, material, opens)).toBe(at('2026-03-27 17:30'));
    expect(nextMaterialCheck(world, material, at('2026-03-27 17:30'))).toBeNull();
    expect(nextMaterialCheck(world, project.materials.get('M012')!, opens)).toBeNull();
  });
});

describe('time in general', () => {
  /** A project on its way with one explicit deadline, and instants that like the edges of things. */
  const aCourse = fc
    .record({
      day: fc.nat(600),
      node: fc.constantFrom('0303', '0404'),
      // Half of them so short that the window is, too.
      minutes: fc.oneof(
        fc.integer({ min: 1, max: 5 * 24 * 60 }),
        fc.integer({ min: 1, max: 20 * 24 * 60 }),
      ),
      promisedInDays: fc.option(fc.integer({ min: 1, max: 20 })),
      steps: fc.array(
        fc.oneof(
          fc.record({ left: fc.integer({ min: -50, max: 600 }), off: fc.nat(3_600_000) }),
          fc.record({
            left: fc.constantFrom(48, 24, 1, 0),
            off: fc.constantFrom(-1, 0, 1),
          }),
        ),
        { minLength: 1, maxLength: 12 },
      ),
    })
    .map(({ day, node, minutes, promisedInDays, steps }) => {
      const startedOn = addDays('2025-06-01', day);
      const opened = instantAt(startedOn, '09:00');
      const due = opened + minutes * MINUTE;
      const promisedOn = addDays(startedOn, promisedInDays ?? 0);
      const promised: ProjectEvent[] =
        promisedInDays === null
          ? []
          : [
              {
                type: 'materialPromised',
                material: 'M015',
                node,
                promisedOn,
                dueAt: instantAt(promisedOn, '17:30'),
                by: 'U010',
              },
            ];
      const instants = [opened, ...steps.map(({ left, off }) => due - left * HOUR + off)]
        .filter((instant) => instant >= opened)
        .sort((a, b) => a - b);
      return { project: dueAt(due, startedOn, node, ...promised), instants };
    });

  const turn = (state: Project, now: Instant) => {
    const events = tick(world, state, now);
    return { events, next: evolveAll(state, events, now) ?? state };
  };

  const nextLook = (project: Project, now: Instant): Instant =>
    Math.min(
      ...[...project.nodes.values()].map((node) =>
        node.status === 'running' ? (nextNodeCheck(world, node, now) ?? Infinity) : Infinity,
      ),
      ...[...project.materials.values()].map(
        (material) => nextMaterialCheck(world, material, now) ?? Infinity,
      ),
      ...[...project.matters.values()].map(
        (matter) => nextMatterCheck(world, matter, now) ?? Infinity,
      ),
    );

  test('the same instant twice adds nothing', () => {
    fc.assert(
      fc.property(aCourse, ({ project, instants }) => {
        instants.reduce((state, now) => {
          const { next } = turn(state, now);
          expect(tick(world, next, now)).toEqual([]);
          return next;
        }, project);
      }),
    );
  });

  test('each warning comes once, whatever the instants', () => {
    fc.assert(
      fc.property(aCourse, ({ project, instants }) => {
        const said: string[] = [];
        let state = project;
        for (const now of instants) {
          const { events, next } = turn(state, now);
          for (const event of events) {
            if (event.type === 'warned') said.push(`${event.node} ${event.warning}`);
            if (event.type === 'promiseWarned') said.push(`${event.material} ${event.warning}`);
          }
          state = next;
        }
        expect(said).toEqual([...new Set(said)]);
      }),
    );
  });

  test('a recorded light never goes back', () => {
    const rank = { blue: 0, yellow: 1, red: 2 };
    fc.assert(
      fc.property(aCourse, ({ project, instants }) => {
        let state = project;
        for (const now of instants) {
          const { events, next } = turn(state, now);
          for (const event of events) {
            if (event.type !== 'lightTurned') continue;
            expect(rank[event.to]).toBeGreaterThan(rank[event.from]);
          }
          state = next;
        }
      }),
    );
  });

  test('nothing happens before the next look', () => {
    const fraction = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(aCourse, fc.array(fraction, { maxLength: 5 }), ({ project, instants }, parts) => {
        let state = project;
        for (const now of instants) {
          state = turn(state, now).next;
          const look = nextLook(state, now);
          const until = look === Infinity ? now + 400 * DAY_MS : look - 1;
          for (const part of [...parts, 1]) {
            const between = now + Math.floor((until - now) * part);
            expect(tick(world, state, between)).toEqual([]);
          }
        }
      }),
    );
  });

  test('looking when told reaches every red', () => {
    fc.assert(
      fc.property(aCourse, ({ project }) => {
        let state = project;
        let now = 0;
        for (let look = nextLook(state, now); look !== Infinity; look = nextLook(state, now)) {
          now = look;
          state = turn(state, now).next;
        }
        for (const node of state.nodes.values()) {
          if (node.status !== 'running') continue;
          expect([node.light, node.warned.red]).toEqual(['red', node.dueAt]);
        }
      }),
      { numRuns: 30 },
    );
  });
});
