import { expect, test } from 'vitest';
import { handle } from '../../domain/project/decide.ts';
import { asOf, demoProject, world } from '../../domain/testing.ts';
import { demoBlockers } from './blockers.ts';
import { readDistrict } from './district.ts';

test('the difficulties of the demo are blockers of the units that own them', async () => {
  const { projects } = await readDistrict();
  const raised = projects.flatMap((demo) => {
    const project = demoProject(demo.id);
    return demoBlockers(world, project, demo, asOf).map((command) => {
      const outcome = handle(world, project, command, asOf);
      const event = outcome.ok && outcome.events.find(({ type }) => type === 'blockerRaised');
      return event && event.type === 'blockerRaised'
        ? [demo.id, event.owner, event.node, event.since, event.units.join(' ')]
        : [demo.id, outcome.ok || outcome.refusal.code];
    });
  });
  expect(raised).toEqual([
    ['DEMO-06', 'JKQ', '0704', '2026-03-10', ''],
    ['DEMO-16', 'CZJ', '0603', '2026-02-24', ''],
    ['DEMO-18', 'ZGJ', '0501', '2026-03-04', 'ZJJ GDB HBJ CGJ JKQ'],
    ['DEMO-21', 'CZJ', '0602', '2026-03-06', ''],
  ]);
});
