import { expect, test } from 'vitest';
import { asOf, people } from '../testing.ts';
import { obstaclesOf } from './undo.ts';

const [one, other] = people;
const made = { added: ['U001'], changed: [{ after: other! }] };
const nothing = { touched: [], acted: [], inTeams: [], people };

test('an import that nothing has come of meets with nothing', () => {
  expect(obstaclesOf(made, nothing)).toEqual([]);
});

test('whatever has come of it is named', () => {
  const touched = { project: 'P-1', name: '某项目', by: 'U021', at: asOf, times: 2 };
  const found = obstaclesOf(made, {
    touched: [touched],
    acted: [
      { person: 'U001', times: 3 },
      { person: 'U009', times: 1 },
    ],
    inTeams: [{ person: 'U001', projects: ['某项目'] }],
    people: [one!, { ...other!, title: '另有任用' }],
  });
  expect(found).toEqual([
    { code: 'project-touched', ...touched },
    { code: 'person-acted', person: 'U001', times: 3 },
    { code: 'person-in-team', person: 'U001', projects: ['某项目'] },
    { code: 'person-changed', person: other!.id },
  ]);
});

test('leave is no change', () => {
  const away = { standIn: 'U001', until: '2026-03-20' };
  expect(obstaclesOf(made, { ...nothing, people: [one!, { ...other!, away }] })).toEqual([]);
});
