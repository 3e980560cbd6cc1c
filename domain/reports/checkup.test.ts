import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../calendar/time.ts';
import { runningNodes } from '../project/node-view.ts';
import { responsibleFor } from '../project/people.ts';
import { asOf, demoProject, demoProjects, people, world, worldWith } from '../testing.ts';
import { checkup, MOST_NODES } from './checkup.ts';

const projects = demoProjects.map(({ id }) => demoProject(id));
const nobodyMoved = new Map(projects.map(({ id }) => [id, asOf]));

describe('nodes without a person', () => {
  test('are listed by the unit that has nobody of its own', () => {
    const [project] = projects;
    if (!project) throw new Error('no demo project');
    const gone = people
      .filter(({ role }) => role === 'helper' || role === 'unitHead')
      .map(({ id }) => ({ id, active: false }));
    const { empty } = checkup(worldWith(...gone), [project], nobodyMoved, asOf);
    const expected = runningNodes(project).filter(
      ({ code }) => responsibleFor(worldWith(...gone), project, code).via === 'stand-in',
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(empty.flatMap(({ nodes }) => nodes.map(({ node }) => node)).sort()).toEqual(
      expected.map(({ code }) => code).sort(),
    );
  });
});

test('whoever carries more than can be carried is named, the heaviest first', () => {
  const many = Array.from({ length: MOST_NODES + 1 }, () => projects).flat();
  const { overloaded } = checkup(world, many, nobodyMoved, asOf);
  expect(overloaded.length).toBeGreaterThan(0);
  expect(overloaded.every(({ nodes }) => nodes > MOST_NODES)).toBe(true);
  const counts = overloaded.map(({ nodes }) => nodes);
  expect(counts).toEqual([...counts].sort((a, b) => b - a));
});

describe('a project in which nobody moves', () => {
  const [project] = projects;
  const movedAt = (days: number) => new Map([[project?.id ?? '', asOf - days * DAY_MS]]);
  test.each([
    [29, 0],
    [30, 1],
    [90, 1],
  ])('for %i days is listed %i times', (days, times) => {
    const { still } = checkup(world, project ? [project] : [], movedAt(days), asOf);
    expect(still).toHaveLength(times);
  });

  test('is none while it is suspended', () => {
    const suspended = {
      ...project,
      phase: { status: 'suspended' as const, at: asOf, by: null, words: '' },
    } as (typeof projects)[number];
    expect(checkup(world, [suspended], movedAt(90), asOf).still).toEqual([]);
  });
});
