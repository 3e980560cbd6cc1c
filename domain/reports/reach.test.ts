import { expect, test } from 'vitest';
import { groupMembers } from '../project/people.ts';
import { aProject, people, world, worldWith } from '../testing.ts';
import { holesOf } from './reach.ts';

const project = aProject();
const members = new Set(groupMembers(world, project));
const inRange = new Set(people.map(({ id }) => id));
const { lead, agent } = project.team;
const without = (ids: ReadonlySet<string>, id: string) => new Set([...ids].filter((x) => x !== id));

test('where everybody is there, nothing is missing', () => {
  expect(holesOf(world, project, { members, inRange })).toEqual([]);
});

test('somebody who is not in the group is missing there', () => {
  const reached = { members: without(members, agent), inRange };
  expect(holesOf(world, project, reached)).toEqual([
    { kind: 'not-in-group', project: project.id, person: agent },
  ]);
});

test('somebody the app cannot see is named once, in the group or not', () => {
  const reached = { members: without(members, agent), inRange: without(inRange, agent) };
  expect(holesOf(world, project, reached)).toEqual([
    { kind: 'out-of-range', project: project.id, person: agent },
  ]);
});

test('a part of somebody who has left is a hole of its own', () => {
  const around = worldWith({ id: lead, active: false });
  expect(holesOf(around, project, { members, inRange })).toEqual([
    { kind: 'left', project: project.id, role: 'lead', person: lead },
  ]);
});

test('a lost group is one hole, not one for each member', () => {
  expect(holesOf(world, project, { members: null, inRange })).toEqual([
    { kind: 'group-lost', project: project.id },
  ]);
});
