import { expect, test } from 'vitest';
import { createDirectory } from '../../domain/people/types.ts';
import { responsibleFor } from '../../domain/project/people.ts';
import { asOf, demoProject, people, world } from '../../domain/testing.ts';
import { repost } from './repost.ts';

const project = demoProject('DEMO-05');
const node = [...project.nodes.values()].find(({ status }) => status === 'running')?.code ?? '';
const card = { kind: 'node', node } as const;
const { person } = responsibleFor(world, project, node);

/** The district once somebody has left. */
const without = (id: string | null) => ({
  ...world,
  directory: createDirectory(
    people.map((each) => (each.id === id ? { ...each, active: false } : each)),
    '2026-03-16',
  ),
});

test('a post made again calls whom the first one called', () => {
  expect(repost(world, project, card, ['U003', 'U066'], asOf)).toMatchObject({
    mention: ['U003', 'U066'],
  });
});

test('whoever has left since is not called again', () => {
  expect(repost(without('U003'), project, card, ['U003', 'U066'], asOf)).toMatchObject({
    mention: ['U066'],
  });
});

test('where all have left, whoever answers for the node now is called', () => {
  const now = without(person);
  const { person: next } = responsibleFor(now, project, node);
  expect(next).not.toBe(person);
  expect(repost(now, project, card, [person ?? ''], asOf)).toMatchObject({ mention: [next] });
});

test('what called nobody calls nobody', () => {
  expect(repost(world, project, card, [], asOf)).toMatchObject({ mention: [] });
});
