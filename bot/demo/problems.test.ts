import { expect, test } from 'vitest';
import { handle } from '../../domain/project/decide.ts';
import { openProblems } from '../../domain/rectification/problem.ts';
import { asOf, demoProject, world } from '../../domain/testing.ts';
import { readDistrict } from './district.ts';
import { demoProblems } from './problems.ts';

test('what a demo project counts as open is entered, each an item of its own', async () => {
  const { projects, problems } = await readDistrict();
  const entered = projects.flatMap((demo) => {
    const project = demoProject(demo.id);
    return demoProblems(world, project, demo, problems).map((command) => {
      const outcome = handle(world, project, command, asOf);
      if (!outcome.ok) return [demo.id, outcome.refusal.code];
      const items = openProblems(outcome.project, '0903');
      return [demo.id, items.length, [...new Set(items.map(({ owner }) => owner))].join(' ')];
    });
  });
  expect(entered).toEqual([['DEMO-05', 8, 'U018']]);
});

test('no two of them read the same', async () => {
  const { problems } = await readDistrict();
  const words = Object.values(problems).flatMap((list) => list.map((each) => each.words));
  expect(new Set(words).size).toBe(words.length);
});
