import { expect, test } from 'vitest';
import { world } from '../testing.ts';
import { findPaper } from './find.ts';

test.each([
  ['宗地图 界址不清', 'M025', '', '界址不清'],
  ['M025 界址不清', 'M025', '', '界址不清'],
  ['宗地图界址不清', 'M025', '', '界址不清'],
  ['红线图 与 宗地图 不符', 'M006', '', '与 宗地图 不符'],
  ['资信证明 2026-06-30', 'M004', '', '2026-06-30'],
  ['岐禾中药配方颗粒提取项目 营业执照', 'M001', '岐禾中药配方颗粒提取项目', ''],
  ['环评批复', 'M016', '', ''],
  ['出让合同(划拨决定书) 缺页', 'M032', '', '缺页'],
  ['投资协议(草案)', 'M008', '', ''],
])('%s names its paper', (text, code, before, rest) => {
  expect(findPaper(world, text)).toEqual({ code, before, rest });
});

test.each([
  ['宗地涂', ['M025']],
  ['资金', ['M045', 'M044']],
])('%s names none, and what is near is offered', (text, near) => {
  const found = findPaper(world, text);
  expect(found.code).toBeUndefined();
  expect(found.code === undefined ? found.near : []).toEqual(expect.arrayContaining(near));
});

test('at most three are near, and what is nothing has none', () => {
  const near = (text: string) => {
    const found = findPaper(world, text);
    return found.code === undefined ? found.near : ['found'];
  };
  expect(near('证明').length).toBeLessThanOrEqual(3);
  expect(near('吃饭')).toEqual([]);
  expect(near('')).toEqual([]);
});

test('a paper named inside the reason of another is not meant', () => {
  expect(findPaper(world, '这张与宗地图不符').code).toBeUndefined();
});
