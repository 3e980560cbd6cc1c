import { expect, test } from 'vitest';
import { checkSheet, kindOf } from '../../domain/import/check.ts';
import type { SheetKind } from '../../domain/import/types.ts';
import { world } from '../testing.ts';
import { templateOf } from './templates.ts';

const around = {
  catalogue: world.catalogue,
  people: [],
  seen: [],
  projects: [],
  today: '2026-03-16',
};

test.each<SheetKind>(['people', 'projects'])('the template of %s is read back', (kind) => {
  const [first, ...others] = templateOf(world.catalogue, kind).sheets;
  const rows = [first!.heads, ...first!.rows];
  const plan = checkSheet(around, kind, rows);
  expect(plan.ignored).toEqual([]);
  // Nothing but the example stands in it, and that is passed over.
  expect(plan.faults.map(({ problem }) => problem)).toEqual([{ code: 'no-rows' }]);
  for (const { heads, rows: more } of others) {
    expect(kindOf(world.catalogue, [heads, ...more])).toBeUndefined();
  }
});

test('the example of the projects is sound but for its people', () => {
  const [first] = templateOf(world.catalogue, 'projects').sheets;
  const [example = []] = first!.rows;
  const own = example.map((cell) => cell?.replace('【示例】', '') ?? null);
  const { faults } = checkSheet(around, 'projects', [first!.heads, own]);
  expect(faults.map(({ problem }) => 'what' in problem && problem.what)).toEqual(
    Array(6).fill('person'),
  );
});
