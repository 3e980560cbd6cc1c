import { expect, test } from 'vitest';
import { whoMay } from '../domain/access/access.ts';
import { requiredMaterials } from '../domain/catalogue/requirements.ts';
import { runningNodes } from '../domain/project/node-view.ts';
import { materialsCard } from './materials.ts';
import { nodeCard } from './node.ts';
import { promiseFormCard } from './promise-form.ts';
import {
  AS_OF,
  apply,
  contextAt,
  demoIds,
  demoProject,
  textOf,
  withPapers,
  world,
} from './testing.ts';

test('missing, promised and present papers are apart', () => {
  const promised = apply(demoProject('DEMO-02'), {
    type: 'promiseMaterials',
    node: '0304',
    materials: ['M017'],
    promisedOn: '2026-03-20',
    by: 'U007',
  });
  expect(textOf(materialsCard(contextAt(), promised))).toMatchInlineSnapshot(`
    "yellow: 材料 [已有 14] [还缺 7] [容缺 1]
    岐禾中药配方颗粒提取项目
    0404 土地挂牌公告与交易 还缺 2 份
    宗地图（自规分局 0402 成果）
    国有建设用地出让方案（自规分局提供）
    0305 水土保持方案审批 还缺 1 份
    水土保持方案（企业提供）
    0501 总平面与设计方案审查 还缺 2 份
    宗地图（自规分局 0402 成果）
    总平面图与建筑设计方案（企业提供）
    0304 节能审查 还缺 1 份
    可行性研究报告（企业提供）
    0601 资金筹措与资本金落实 还缺 1 份
    资金筹措方案（企业提供）
    0303 环境影响评价审批 还缺 1 份
    环境影响评价文件（企业提供）
    容缺受理
    节能报告(含碳排放评价)（应于 3月20日前补交）
    ▸ 已有 14 份材料
      项目简介与投资意向书、招商线索登记表、企业资信与投资能力证明、拟选址红线图、项目准入评审意见、投资协议(草案)、协议合法性审查意见、项目投资协议、法定代表人身份证明及授权(代办)委托书、住所(场地)使用证明、营业执照、项目备案(核准)证明、勘测定界报告、规划条件
    同一份材料只交一次，各节点共用。看整库请发“材料 全部”。"
  `);
});

test('a complete project is told so', () => {
  const text = textOf(materialsCard(contextAt(), withPapers(demoProject('DEMO-15'), '0302')));
  expect(text).toContain('在办节点的材料已齐。');
});

test('a project that waits for a promised paper alone is not called complete', () => {
  const complete = withPapers(demoProject('DEMO-15'), '0302');
  const [node] = runningNodes(complete);
  const material = node && requiredMaterials(world.catalogue, complete.attributes, node.code)[0];
  const materials = new Map(complete.materials);
  materials.delete(material!);
  const owed = apply(
    { ...complete, materials },
    {
      type: 'promiseMaterials',
      node: node!.code,
      materials: [material!],
      promisedOn: '2026-03-20',
      by: whoMay(world, complete, 'promiseMaterials', node!.code)[0]!,
    },
  );
  const text = textOf(materialsCard(contextAt(), owed));
  expect(text).toContain('在办节点容缺以外的材料已齐。');
});

test('words of cards and catalogue stand between full-width commas', () => {
  const cards = demoIds.flatMap((id) => {
    const project = demoProject(id);
    const codes = [...project.nodes.keys()];
    return [
      materialsCard(contextAt(), project),
      ...codes.map((code) => nodeCard(contextAt(), project, code, { mention: [] })),
      ...codes.map((code) => promiseFormCard(contextAt(), project, code, AS_OF)),
    ];
  });
  const halfWidth = cards.flatMap((card) =>
    [...textOf(card).matchAll(/.{0,8}[\p{Script=Han}\d)）][,;:?!](?=\p{Script=Han}).{0,8}/gu)].map(
      ([words]) => words,
    ),
  );
  expect(halfWidth).toEqual([]);
});
