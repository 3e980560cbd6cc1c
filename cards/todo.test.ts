import { expect, test } from 'vitest';
import { mattersOf } from '../domain/matter/machine.ts';
import { waitingFor } from '../domain/matter/waiting.ts';
import { runningNodes } from '../domain/project/node-view.ts';
import { ownerOfOrder } from '../domain/supervision/people.ts';
import { apply, contextAt, demoIds, demoProject, textOf, world } from './testing.ts';
import { todoCard, withOrders } from './todo.ts';

const itemsOf = (ids: readonly string[]) =>
  ids.flatMap((id) => {
    const project = demoProject(id);
    return runningNodes(project).map((node) => ({ project, node }));
  });

test('the worst light comes first in the to-do list', () => {
  const items = itemsOf(['DEMO-02', 'DEMO-06']);
  expect(textOf(todoCard(contextAt(), 'U022', items))).toMatchInlineSnapshot(`
    "red: 我的待办 · 10 项 [红灯 1] [黄灯 1]
    自规分局 俞澄
    ● 红灯 0704 开工条件落实(三通一平、道路开口、土方) / 钧拓丘陵农机装备制造项目 · 樊致平 负责 | 逾期 3 天
    ● 黄灯 0404 土地挂牌公告与交易 / 岐禾中药配方颗粒提取项目 · 缺：宗地图、国有建设用地出让方案 | 剩 1 天 8 小时
    ● 正常 0305 水土保持方案审批 / 钧拓丘陵农机装备制造项目 · 滕秋实 负责 · 缺：水土保持方案 | 剩 1 天 8 小时
    ● 正常 0702 施工许可(合并质量安全监督) / 钧拓丘陵农机装备制造项目 · 管仲书 负责 · 缺：施工组织设计与质量安全措施、农民工工资专户与保证金凭证 | 剩 1 天 8 小时
    ● 正常 0305 水土保持方案审批 / 岐禾中药配方颗粒提取项目 · 滕秋实 负责 · 缺：水土保持方案 | 剩 4 天
    ● 正常 0501 总平面与设计方案审查 / 岐禾中药配方颗粒提取项目 · 缺：宗地图、总平面图与建筑设计方案 | 剩 8 天
    ● 正常 0304 节能审查 / 岐禾中药配方颗粒提取项目 · 鲍以宁 负责 · 缺：可行性研究报告、节能报告(含碳排放评价) | 剩 11 天
    ● 正常 0601 资金筹措与资本金落实 / 岐禾中药配方颗粒提取项目 · 娄思源 负责 · 缺：资金筹措方案 | 剩 11 天
    ● 正常 0303 环境影响评价审批 / 岐禾中药配方颗粒提取项目 · 池映雪 负责 · 缺：环境影响评价文件 | 剩 18 天
    ● 正常 0703 水电气网报装接入 / 钧拓丘陵农机装备制造项目 · 解东升 负责 · 缺：水电气网用量与报装清单 | 剩 18 天
    节点办好后在项目群里点“办结”，或在这里发“办结”加节点编号；其他事项请在群里的卡片上办。"
  `);
});

test('a long to-do list ends with a count', () => {
  const items = itemsOf(demoIds);
  const text = textOf(todoCard(contextAt(), 'U022', items));
  expect(text.split('\n').filter((line) => line.includes(' | '))).toHaveLength(12);
  expect(text).toContain(`另有 ${items.length - 12} 项`);
});

test('an empty to-do list is friendly', () => {
  expect(textOf(todoCard(contextAt(), 'U022', []))).toMatchInlineSnapshot(`
    "green: 我的待办 · 0 项
    自规分局 俞澄
    俞澄，目前没有等您办的事。"
  `);
});

test('what somebody else answers for says who', () => {
  const [item] = itemsOf(['DEMO-15']);
  const items = item ? [item] : [];
  // 0302 of DEMO-15 is U021's; U007 is the head of the unit.
  expect(textOf(todoCard(contextAt(), 'U007', items))).toContain('鲍以宁 负责');
  expect(textOf(todoCard(contextAt(), 'U021', items))).not.toContain('负责');
});

test('a red node and its order are one line', () => {
  const project = apply(demoProject('DEMO-06'), { type: 'tick' });
  const nodes = runningNodes(project).map((node) => ({ project, node }));
  const red = nodes.find(({ node }) => node.light === 'red');
  if (!red) throw new Error('no red node');
  const order = mattersOf(project, 'order').find(({ node }) => node === red.node.code);
  const waits = waitingFor(world, project, order ? (ownerOfOrder(world, project, order) ?? '') : '')
    .filter(({ matter }) => matter === order?.id)
    .map((waiting) => ({ project, waiting }));
  expect(waits).toHaveLength(1);
  const items = withOrders(nodes, waits);
  expect(items).toHaveLength(nodes.length);
  const drawn = textOf(todoCard(contextAt(), 'U022', items));
  expect(drawn).toContain(`督办单 ${order?.id} 待接办`);
  const alone = withOrders([], waits);
  expect(alone).toEqual(waits);
});
