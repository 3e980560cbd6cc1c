import { expect, test } from 'vitest';
import type { EditFault } from '../../domain/catalogue/edit/types.ts';
import { world } from '../testing.ts';
import { catalogueFaultLine } from './catalogue-fault-words.ts';

test.each<[string, string]>([
  [
    'catalogue nodes 0102 prerequisites: unknown node 9901',
    '节点 0102 · 前置节点：没有节点 9901。',
  ],
  [
    'catalogue nodes prerequisites: cycle 0101 -> 0201 -> 0101',
    '前置节点：互为前置，走不通：0101 → 0201 → 0101。',
  ],
  ['units DSJ: 数据局 already names SJJ', '单位 DSJ：“数据局”已经是单位 SJJ 的名称。'],
  [
    'catalogue nodes 0301: demands M025, but node 0402, which produces it, comes no earlier',
    '节点 0301：要 M025，但产生它的节点 0402 不在前面，请加为前置节点。',
  ],
  ['materials M082 supplier: unknown node 1102', '材料 M082 · 提供方：没有节点 1102。'],
  ['rules points: something new', '规则 · 积分：something new'],
  [
    'rules supervision13710.steps: must be 1 3 7 1M 0 in this order, not 1 7 1M 0',
    '规则 · 13710：五步须依次为 1 3 7 1M 0，现在是 1 7 1M 0。',
  ],
  [
    'rules supervision13710.steps 7: is not later than the step before',
    '规则 · 13710 第“7”步：期限要比上一步晚。',
  ],
  [
    'rules supervision13710.steps: major matters climb down',
    '规则 · 13710：复杂事项后一步上报的层级比前一步低，会倒退。',
  ],
  ['rules dispatch cycles: half-monthly is missing', '规则 · 调度周期：缺 半月调度。'],
  [
    'rules dispatch: the words say 周二, and the tier meets on another day',
    '规则 · 调度：文字写的是“周二”，与 when 不一致。日子改在 when 里。',
  ],
  [
    'rules points D1: a deduction must cost something, not 2',
    '规则 · 积分 D1：扣分要小于 0，现在是 2。',
  ],
])('%s', (text, line) => {
  expect(catalogueFaultLine(world.catalogue, { kind: 'check', text })).toBe(line);
});

test.each<[EditFault, string]>([
  [
    {
      kind: 'sheet',
      sheet: 'nodes',
      row: 7,
      column: '时限',
      problem: { code: 'bad-limit', found: '尽快' },
    },
    '节点表 · 第 7 行 · 时限：“尽快”看不懂，请写“10 个工作日”“32 天”或“1 个月”。',
  ],
  [
    { kind: 'stranded', unit: 'JKQ', people: 3, projects: 1 },
    '单位表：不能删去经开区，还有 3 人、1 个项目属于它。',
  ],
])('%j', (fault, line) => {
  expect(catalogueFaultLine(world.catalogue, fault)).toBe(line);
});
