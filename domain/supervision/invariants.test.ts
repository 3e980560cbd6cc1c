import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayOf, HOUR, type Instant } from '../calendar/time.ts';
import { stopOf } from '../clock/stopped.ts';
import { isOpenMatter, mattersOf, nextMatterCheck } from '../matter/machine.ts';
import type { ProjectCommand } from '../project/commands.ts';
import { handle, tick } from '../project/decide.ts';
import type { ProjectEvent } from '../project/events.ts';
import { evolveAll } from '../project/evolve.ts';
import type { Project } from '../project/types.ts';
import { asOf, finish, TICK, world } from '../testing.ts';
import { NODE, onOrder, supervised } from './testing.ts';

const people = world.directory.everybody().map(({ id }) => id);
const operator = world.directory.withRole('operator')[0]?.id ?? '';
const person = fc.constantFrom(...people);
const words = fc.constantFrom('', '已进场', '方案已定');
const ahead = fc.integer({ min: -2, max: 60 });

/** What anybody may try on the order or its node; most of it is refused. */
const aCommand = fc.oneof(
  fc.record({ type: fc.constant('acceptOrder' as const), by: person, responsible: person, words }),
  fc.record({ type: fc.constant('feedBackOrder' as const), by: person, words }),
  fc.record({
    type: fc.constant('giveResult' as const),
    by: person,
    result: fc.constantFrom('solved' as const, 'plan' as const),
    words,
  }),
  fc.record({ type: fc.constant('proposePlan' as const), by: person, ahead, words }),
  fc.record({ type: fc.constant('decidePlan' as const), by: person, approve: fc.boolean(), words }),
  fc.record({ type: fc.constant('spareOrder' as const), by: person, ahead, words }),
  fc.record({ type: fc.constant('closeOrder' as const), by: person, words }),
  fc.record({ type: fc.constant('returnOrder' as const), by: person, words }),
  fc.record({ type: fc.constant('resolveOrder' as const), by: person, words }),
  fc.record({ type: fc.constant('setDue' as const), ahead }),
  fc.record({ type: fc.constant('skip' as const) }),
  fc.record({ type: fc.constant('finish' as const), by: person }),
);
type Tried = typeof aCommand extends fc.Arbitrary<infer Value> ? Value : never;

function commandOf(tried: Tried, now: Instant): ProjectCommand {
  const day = 'ahead' in tried ? addDays(dayOf(now), tried.ahead) : '';
  switch (tried.type) {
    case 'acceptOrder':
      return onOrder({ ...tried, cause: 'unit' });
    case 'proposePlan':
      return onOrder({ type: tried.type, by: tried.by, words: tried.words, on: day });
    case 'spareOrder':
      return onOrder({ type: tried.type, by: tried.by, words: tried.words, until: day });
    case 'setDue':
      return { type: 'setDue', node: NODE, dueAt: now + tried.ahead * 24 * HOUR, by: operator };
    case 'skip':
      return { type: 'skip', node: NODE, by: operator, words: '不再需要' } as ProjectCommand;
    case 'finish':
      return finish(NODE, tried.by);
    default:
      return onOrder(tried);
  }
}

const aStep = fc.record({ hours: fc.integer({ min: 0, max: 24 * 12 }), tried: aCommand });

/** A red node whose end has passed and whose time runs has one open order, and only one. */
function expectOneOrderEach(project: Project, now: Instant): void {
  for (const node of project.nodes.values()) {
    const open = mattersOf(project, 'order').filter(
      (order) => order.node === node.code && isOpenMatter(order),
    );
    expect(open.length).toBeLessThanOrEqual(1);
    if (node.status !== 'running' || stopOf(node) !== null || now < node.dueAt) continue;
    expect(open).toHaveLength(1);
  }
}

test('whatever people do, a late node has one order, and each step is missed once', () => {
  fc.assert(
    fc.property(fc.array(aStep, { maxLength: 25 }), (steps) => {
      let [project, now] = [supervised(), asOf];
      const log: [Instant, readonly ProjectEvent[]][] = [];
      for (const { hours, tried } of steps) {
        now += hours * HOUR;
        const outcome = [commandOf(tried, now), TICK]
          .map((command) => handle(world, project, command, now))
          .find(({ ok }) => ok);
        if (!outcome?.ok) throw new Error('time was refused');
        log.push([now, outcome.events]);
        project = outcome.project;
        expectOneOrderEach(project, now);
        expect(tick(world, project, now)).toEqual([]);
        for (const order of mattersOf(project, 'order')) {
          const next = nextMatterCheck(world, order, now);
          expect(next === null || next > now).toBe(true);
        }
      }
      const missed = log.flatMap(([, events]) =>
        events.flatMap((event) =>
          event.type === 'rungMissed' ? `${event.matter} ${event.step} ${event.dueAt}` : [],
        ),
      );
      expect(missed).toEqual([...new Set(missed)]);
      // What the log says gives the same state.
      const replayed = log.reduce<Project | null>(
        (state, [at, events]) => evolveAll(state, events, at),
        supervised(),
      );
      expect(replayed).toEqual(project);
    }),
    { numRuns: 150 },
  );
});

test('nobody closes out what they had a hand in', () => {
  fc.assert(
    fc.property(fc.array(aStep, { maxLength: 25 }), (steps) => {
      let [project, now] = [supervised(), asOf];
      for (const { hours, tried } of steps) {
        now += hours * HOUR;
        const outcome = handle(world, project, commandOf(tried, now), now);
        if (outcome.ok) project = outcome.project;
      }
      for (const { closed, doers } of mattersOf(project, 'order')) {
        if (closed?.by) expect(doers).not.toContain(closed.by);
      }
    }),
    { numRuns: 100 },
  );
});
