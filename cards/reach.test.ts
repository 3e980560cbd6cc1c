import { expect, test } from 'vitest';
import type { Hole } from '../domain/reports/reach.ts';
import { reachCard } from './reach.ts';
import { contextAt, demoProject, textOf } from './testing.ts';

const nameOf = (id: string) => demoProject(id).name;

test('somebody who has left many teams is one line, with the sentence that hands all of it over', () => {
  const holes = ['DEMO-01', 'DEMO-03', 'DEMO-05', 'DEMO-06'].map(
    (project): Hole => ({ kind: 'left', project, role: 'helper', person: 'U023' }),
  );
  expect(textOf(reachCard(contextAt(), holes, nameOf))).toMatchInlineSnapshot(`
    "orange: 触达检查 · 4 处要处理
    专班里已离职的人 1 名
    · 管仲书（禾芷堂中药饮片智能炮制车间项目 业务帮办员、谯曲坊白酒酿造基地一期项目 业务帮办员等 4 处）
    一次全部换人，请发：交接 管仲书 给 姓名。也可以逐个项目调整：
    [调整专班：禾芷堂中药饮片智能炮制车间项目]
    [调整专班：谯曲坊白酒酿造基地一期项目]
    [调整专班：麦香里面制品中央工厂项目]"
  `);
});
