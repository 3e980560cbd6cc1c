import { expect, test } from 'vitest';
import { asOf, carryOut, demoProject, demoProjects, world } from '../testing.ts';
import { dayFor } from './day.ts';

const projects = demoProjects.map(({ id }) => demoProject(id));
const agents = world.directory.withRole('agent').map(({ id }) => id);

test('the nearest date comes first, and nothing is due later than a week', () => {
  for (const agent of agents) {
    const stops = dayFor(world, projects, agent, asOf);
    const dates = stops.map(({ tasks, papersDueAt }) =>
      Math.min(tasks[0]?.dueAt ?? Number.MAX_SAFE_INTEGER, papersDueAt ?? Number.MAX_SAFE_INTEGER),
    );
    expect(dates).toEqual([...dates].sort((a, b) => a - b));
    for (const { tasks } of stops) {
      for (const { dueAt } of tasks) {
        expect(dueAt ?? asOf).toBeLessThanOrEqual(asOf + 7 * 24 * 3_600_000);
      }
    }
  }
});

test('only the agent fetches papers, and only of the enterprise', () => {
  const [agent = ''] = agents;
  const stops = dayFor(world, projects, agent, asOf);
  expect(stops.flatMap(({ papers }) => papers).length).toBeGreaterThan(0);
  for (const { project, papers } of stops) {
    if (papers.length > 0) expect(project.team.agent).toBe(agent);
  }
  const [project] = projects;
  const lead = project?.team.lead ?? '';
  expect(dayFor(world, projects, lead, asOf).flatMap(({ papers }) => papers)).toEqual([]);
});

test('an errand somebody asked for stands in the day of the agent', () => {
  const [first] = projects;
  if (!first) throw new Error('no demo project');
  const [node = ''] = [...first.nodes.values()].flatMap(({ status, code }) =>
    status === 'running' ? code : [],
  );
  const { agent, enterpriseContact } = first.team;
  const asked = carryOut(first, asOf, {
    type: 'askErrand',
    node,
    by: enterpriseContact ?? agent,
  });
  const waits = dayFor(world, [asked], agent, asOf).flatMap(({ tasks }) =>
    tasks.flatMap((task) => (task.kind === 'waiting' ? task.waiting.act : [])),
  );
  expect(waits).toContain('errand-take');
});

test('somebody with nothing to do has an empty day', () => {
  expect(dayFor(world, projects, 'nobody', asOf)).toEqual([]);
});
