import { expect, test } from 'vitest';
import { findUnit } from './find-unit.ts';
import { shippedCatalogue } from './load.ts';

const catalogue = shippedCatalogue();

test.each([
  ['住建局', 'ZJJ'],
  [' 住 建 局 ', 'ZJJ'],
  ['zjj', 'ZJJ'],
  [catalogue.units.get('ZJJ')?.name ?? '', 'ZJJ'],
  [catalogue.units.get('ZGJ')?.aliases[0] ?? '自规分局', 'ZGJ'],
])('%s names a unit', (words, code) => expect(findUnit(catalogue, words)).toBe(code));

test.each(['', '住', '住建局长'])('"%s" names none', (words) =>
  expect(findUnit(catalogue, words)).toBeUndefined(),
);
