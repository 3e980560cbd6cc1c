import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayOf, daysBetween, HOUR, type Instant } from '../calendar/time.ts';
import type { ProjectCommand } from '../project/commands.ts';
import { handle } from '../project/decide.ts';
import type { Project } from '../project/types.ts';
import { aProject, at, carryOut, demoProject, file, finish, world } from '../testing.ts';
import { ballClock, ballHolderOf, projectBallClock } from './ball.ts';
import { HEAD, HELPER, nodeOf, pause, resume, running, supplement } from './testing.ts';
import { pauseReasons } from './types.ts';

const used = (project: Project, now: string, node = '0304') =>
  ballClock(world, project, nodeOf(project, node), at(now));
const nobody = { unit: 0, enterprise: 0, upperLevel: 0, nobody: 0 };

describe('whose days were used', () => {
  test.each([
    ['0304', 'unit'],
    ['0802', 'enterprise'],
    ['0803', 'unit'],
  ] as const)('the owner of the clock has those of %s: %s', (node, holder) => {
    const project = aProject({ running: [{ node, startedOn: '2026-03-06', limitOverride: null }] });
    expect(used(project, '2026-03-16 09:00', node)).toEqual({ ...nobody, [holder]: 10 });
  });

  test('the day of the start is not counted', () => {
    const project = running('2026-03-16', { days: 10, kind: 'working' });
    expect(used(project, '2026-03-16 23:59')).toEqual(nobody);
    expect(used(project, '2026-03-17 00:00')).toEqual({ ...nobody, unit: 1 });
  });

  test('a pause gives its days to whom it waits for', () => {
    const before = running('2026-03-16', { days: 10, kind: 'working' });
    const stopped = carryOut(
      before,
      at('2026-03-18 09:00'),
      pause('2026-04-01', 'upperLevel', { by: HEAD }),
    );
    expect(used(stopped, '2026-03-18 10:00')).toEqual({ ...nobody, unit: 2 });
    expect(used(stopped, '2026-03-21 10:00')).toEqual({ ...nobody, unit: 2, upperLevel: 3 });
    const resumed = carryOut(stopped, at('2026-03-22 09:00'), resume());
    expect(used(resumed, '2026-03-25 10:00')).toEqual({ ...nobody, unit: 5, upperLevel: 4 });
    const again = carryOut(resumed, at('2026-03-25 10:00'), pause('2026-04-01'));
    expect(used(again, '2026-03-26 10:00')).toEqual({
      unit: 5,
      enterprise: 0,
      upperLevel: 4,
      nobody: 1,
    });
    expect(ballHolderOf(world, again, nodeOf(again))).toBe('nobody');
  });

  test('papers that were named are the enterprise’s days, those before the unit’s', () => {
    const project = demoProject('DEMO-02');
    const waiting = carryOut(project, at('2026-03-17 10:00'), supplement(['M017']));
    expect(ballHolderOf(world, waiting, nodeOf(waiting))).toBe('enterprise');
    expect(used(waiting, '2026-03-20 09:00')).toEqual({ ...nobody, unit: 4, enterprise: 3 });
    const complete = carryOut(waiting, at('2026-03-23 10:00'), file('M017', 'U032'));
    expect(used(complete, '2026-03-25 09:00')).toEqual({ ...nobody, unit: 6, enterprise: 6 });
  });

  test('a done node keeps what it used; one done before it was entered has none', () => {
    const papers = ['M013', 'M017'].map((code) => file(code, HELPER));
    const stopped = carryOut(demoProject('DEMO-02'), at('2026-03-16 10:00'), pause('2026-04-01'));
    const done = carryOut(stopped, at('2026-03-20 10:00'), ...papers, finish('0304', HELPER));
    const node = done.nodes.get('0304');
    if (node?.status !== 'done') throw new Error('0304 is not done');
    expect(ballClock(world, done, node, at('2026-06-01 09:00'))).toEqual({
      ...nobody,
      unit: 3,
      nobody: 4,
    });
    const imported = done.nodes.get('0101');
    if (imported?.status !== 'done') throw new Error('0101 is not done');
    expect(ballClock(world, done, imported, at('2026-06-01 09:00'))).toEqual(nobody);
  });

  test('days on which the whole project stands still are nobody’s', () => {
    const project = running('2026-03-16', { days: 10, kind: 'working' });
    const suspended: Project = {
      ...project,
      phase: { status: 'suspended', at: at('2026-03-18 09:00'), by: 'U001', words: '缓建' },
    };
    expect(used(suspended, '2026-03-25 09:00')).toEqual({ ...nobody, unit: 2, nobody: 7 });
    expect(ballHolderOf(world, suspended, nodeOf(suspended))).toBe('nobody');
    const node = nodeOf(project);
    const idle = {
      ...node,
      clock: { ...node.clock, idle: [{ from: '2026-03-18', to: '2026-03-25' }] },
    };
    expect(ballClock(world, project, idle, at('2026-03-30 09:00'))).toEqual({
      ...nobody,
      unit: 7,
      nobody: 7,
    });
  });

  test('a project has the days of all its nodes', () => {
    const project = demoProject('DEMO-01');
    // 0603 of 13 March is joint; 0802 the enterprise’s and 0803 joint, both of 8 January.
    expect(projectBallClock(world, project, at('2026-03-16 09:00'))).toEqual({
      ...nobody,
      unit: 3 + 67,
      enterprise: 67,
    });
  });
});

describe('every day belongs to exactly one holder', () => {
  const step = fc.record({
    hours: fc.integer({ min: 0, max: 24 * 9 }),
    act: fc.constantFrom('pause', 'resume', 'supplement', 'file', 'file', 'finish'),
    reason: fc.constantFrom(...pauseReasons),
    paper: fc.constantFrom('M013', 'M017'),
    days: fc.integer({ min: 1, max: 60 }),
  });

  test('whatever happens to the node', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
        let [project, now]: [Project, Instant] = [demoProject('DEMO-02'), at('2026-03-16 09:00')];
        for (const { hours, act, reason, paper, days } of steps) {
          now += hours * HOUR;
          const command = commandOf(act, { reason, paper, now, days });
          const outcome = handle(world, project, command, now);
          if (outcome.ok) project = outcome.project;
          const node = project.nodes.get('0304');
          if (node?.status !== 'running' && node?.status !== 'done') throw new Error('gone');
          const end = node.status === 'done' ? (node.doneAt ?? now) : now;
          const sum = Object.values(ballClock(world, project, node, now)).reduce((a, b) => a + b);
          expect(sum).toBe(daysBetween('2026-03-13', dayOf(end)));
        }
      }),
      { numRuns: 100 },
    );
  });
});

function commandOf(
  act: 'pause' | 'resume' | 'supplement' | 'file' | 'finish',
  facts: { reason: (typeof pauseReasons)[number]; paper: string; now: Instant; days: number },
): ProjectCommand {
  const { reason, paper, now, days } = facts;
  switch (act) {
    case 'pause':
      return pause(addDays(dayOf(now), days), reason, { by: HEAD, materials: [paper] });
    case 'resume':
      return resume(HEAD);
    case 'supplement':
      return supplement([paper]);
    case 'file':
      return file(paper, 'U032');
    case 'finish':
      return finish('0304', HELPER);
  }
}
