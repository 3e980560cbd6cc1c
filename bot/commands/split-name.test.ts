import { expect, test } from 'vitest';
import { splitName } from './split-name.ts';

const projects = [
  { id: 'P-2026-0001', name: '云锦智能家居产业园项目' },
  { id: 'P-2026-0002', name: '云锦智能家居产业园项目 二期' },
  { id: 'DEMO-05', name: '麦香里面制品中央工厂项目(北区)' },
];

test.each([
  ['云锦智能家居产业园项目 资金没有到位', 'P-2026-0001', '资金没有到位'],
  ['云锦智能家居产业园项目,原因:资金没有到位', 'P-2026-0001', '资金没有到位'],
  // The longest name that stands there, however it is spaced.
  ['云锦智能家居产业园项目 二期 规划调整', 'P-2026-0002', '规划调整'],
  ['云锦智能家居产业园项目二期 因为规划调整', 'P-2026-0002', '规划调整'],
  ['麦香里面制品中央工厂项目(北区)停产', 'DEMO-05', '停产'],
  ['P-2026-0001 资金没有到位', 'P-2026-0001', '资金没有到位'],
  ['云锦智能家居产业园项目', 'P-2026-0001', ''],
])('%s', (words, id, rest) => {
  expect(splitName(words, projects)).toMatchObject({ project: { id }, rest });
});

test('where no whole name stands the first word is the name', () => {
  expect(splitName('云锦 资金 没有到位', projects)).toEqual({
    project: undefined,
    name: '云锦',
    rest: '资金 没有到位',
  });
  expect(splitName('', projects)).toEqual({ project: undefined, name: '', rest: '' });
});
