import { expect, test } from 'vitest';
import { dayFor } from '../domain/reports/day.ts';
import { asOf } from '../domain/testing.ts';
import { dayCard } from './day.ts';
import { contextAt, demoProject, textOf, world } from './testing.ts';

const shown = (person: string, ...ids: string[]) =>
  textOf(
    dayCard(
      contextAt(),
      person,
      dayFor(
        world,
        ids.map((id) => demoProject(id)),
        person,
        asOf,
      ),
    ),
  );

test('a day says what there is to do and what to fetch', () => {
  expect(shown('U018', 'DEMO-05')).toMatchInlineSnapshot(`
    "blue: 今天 · 3月16日 周一
    数据局 甘晓楠 · 1 个项目 · 收 2 份材料
    十八里镇 麦香里面制品中央工厂项目
    收材料（3月17日前要用）：消防设施检测报告、五方责任主体竣工验收报告
    按最近的时限排列，时限相同的按地点放在一起。列出 7 天内到期的事和企业还欠的材料。"
  `);
});

test('a day counts nothing that there is none of', () => {
  expect(shown('U018', 'DEMO-05')).not.toMatch(/ 0 /);
  expect(shown('U018')).toContain('7 天内没有到期的事');
});
