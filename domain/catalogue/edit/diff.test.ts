import { expect, test } from 'vitest';
import { people } from '../../testing.ts';
import { shippedCatalogue } from '../load.ts';
import { diffCatalogues } from './diff.ts';
import { strandedUnits } from './stranded.ts';

const before = shippedCatalogue();
const node = before.nodes.get('0301')!;

test('a version differs from itself in nothing', () => {
  expect(diffCatalogues(before, shippedCatalogue())).toEqual([]);
});

test('a change is named with its part, before and after', () => {
  const limit = { days: 2, kind: 'working' } as const;
  const after = { ...before, nodes: new Map(before.nodes).set('0301', { ...node, limit }) };
  expect(diffCatalogues(before, after)).toEqual([
    { what: 'node', code: '0301', part: 'limit', before: node.limit, after: limit },
  ]);
});

test('entries that come and go are named whole', () => {
  const nodes = new Map(before.nodes).set('0399', { ...node, code: '0399' });
  nodes.delete('0301');
  const changes = diffCatalogues(before, { ...before, nodes });
  expect(changes.map(({ code, part, before: old }) => [code, part, old === null])).toEqual([
    ['0399', null, true],
    ['0301', null, false],
  ]);
});

test('a unit is not taken from people and projects that belong to it', () => {
  const units = new Map(before.units);
  units.delete('JKQ');
  const left = people.filter(({ unit, active }) => unit === 'JKQ' && active).length;
  expect(strandedUnits({ ...before, units }, people, [{ location: 'JKQ' }])).toEqual([
    { kind: 'stranded', unit: 'JKQ', people: left, projects: 1 },
  ]);
  expect(strandedUnits(before, people, [{ location: 'JKQ' }])).toEqual([]);
});
