import { expect, test } from 'vitest';
import { shippedCatalogue } from './load.ts';
import { findUnit, wordsOf } from './units.ts';

const catalogue = shippedCatalogue();

test.each([
  ['FGW', 'FGW'],
  ['fgw', 'FGW'],
  ['ＦＧＷ', 'FGW'],
  ['发改委', 'FGW'],
  [' 区发改委 ', 'FGW'],
  ['区发展改革委员会', 'FGW'],
  ['自规', 'ZGJ'],
  ['古井', 'XZ04'],
  ['古井镇', 'XZ04'],
  ['区数据资源管理局（政务服务管理局）', 'SJJ'],
  ['供电公司', 'GDG'],
])('%s names %s', (words, code) => expect(findUnit(catalogue, words)?.code).toBe(code));

test.each(['', '  ', '委', '不存在的局', '发改委的'])('%j names no unit', (words) => {
  expect(findUnit(catalogue, words)).toBeUndefined();
});

test('every word of every unit finds it', () => {
  for (const unit of catalogue.units.values()) {
    for (const word of wordsOf(unit)) expect(findUnit(catalogue, word)?.code).toBe(unit.code);
  }
});
