import { expect, test } from 'vitest';
import { waitingFor } from '../matter/waiting.ts';
import type { Project } from '../project/types.ts';
import { asOf, at, carryOut, demoProject, world } from '../testing.ts';
import { act, raise, tell, withBlocker } from './testing.ts';

const raised = withBlocker(
  demoProject('DEMO-02'),
  raise({ category: 'funds', units: ['ZJJ', 'ZGJ'] }),
);
const waits = (project: Project, person: string) =>
  waitingFor(world, project, person).map(({ act: asked, dueAt }) => [asked, dueAt]);

test('a reply waits for who answers for the owner unit, a part for its unit', () => {
  expect(waits(raised, 'U025')).toEqual([['blocker-reply', at('2026-03-17 17:30')]]);
  expect(waits(raised, 'U023')).toEqual([['blocker-part', null]]);
  for (const other of ['U012', 'U032', 'U016', 'U006']) expect(waits(raised, other)).toEqual([]);
});

test('who has taken it on works it off', () => {
  const project = carryOut(raised, asOf, act('claimBlocker', 'U012'));
  expect(waits(project, 'U012')).toEqual([['blocker-solve', null]]);
  expect(waits(project, 'U025')).toEqual([]);
});

test('an answered one is still to be solved', () => {
  expect(waits(carryOut(raised, asOf, tell('已申请', 'U025')), 'U025')).toEqual([
    ['blocker-solve', null],
  ]);
});

test('a part that is done waits no longer', () => {
  expect(waits(carryOut(raised, asOf, act('solveBlocker', 'U022')), 'U022')).toEqual([]);
});

test('what is said to be solved waits for the reporter alone', () => {
  const project = carryOut(raised, asOf, act('solveBlocker', 'U025'));
  expect(waits(project, 'U032')).toEqual([['blocker-confirm', at('2026-03-17 17:30')]]);
  for (const other of ['U025', 'U023', 'U016']) expect(waits(project, other)).toEqual([]);
  expect(waits(carryOut(project, asOf, act('confirmBlocker', 'U032')), 'U032')).toEqual([]);
});
