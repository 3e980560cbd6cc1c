import { expect, test } from 'vitest';
import { runningNodes } from '../domain/project/node-view.ts';
import { chooseProjectCard, dueSetCard, helpCard, textCard, todoCard } from './answers.ts';
import { apply, at, contextAt, demoIds, demoProject, textOf } from './testing.ts';

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
    ● 红灯 0704 开工条件落实(三通一平、道路开口、土方) / 钧拓丘陵农机装备制造项目 | 逾期 3 天
    ● 黄灯 0404 土地挂牌公告与交易 / 岐禾中药配方颗粒提取项目 · 缺：宗地图、国有建设用地出让方案 | 剩 1 天 8 小时
    ● 正常 0305 水土保持方案审批 / 钧拓丘陵农机装备制造项目 · 缺：水土保持方案 | 剩 1 天 8 小时
    ● 正常 0702 施工许可(合并质量安全监督) / 钧拓丘陵农机装备制造项目 · 缺：施工组织设计与质量安全措施、农民工工资专户与保证金凭证 | 剩 1 天 8 小时
    ● 正常 0305 水土保持方案审批 / 岐禾中药配方颗粒提取项目 · 缺：水土保持方案 | 剩 4 天
    ● 正常 0501 总平面与设计方案审查 / 岐禾中药配方颗粒提取项目 · 缺：宗地图、总平面图与建筑设计方案 | 剩 8 天
    ● 正常 0304 节能审查 / 岐禾中药配方颗粒提取项目 · 缺：可行性研究报告、节能报告(含碳排放评价) | 剩 11 天
    ● 正常 0601 资金筹措与资本金落实 / 岐禾中药配方颗粒提取项目 · 缺：资金筹措方案 | 剩 11 天
    ● 正常 0303 环境影响评价审批 / 岐禾中药配方颗粒提取项目 · 缺：环境影响评价文件 | 剩 18 天
    ● 正常 0703 水电气网报装接入 / 钧拓丘陵农机装备制造项目 · 缺：水电气网用量与报装清单 | 剩 18 天
    办好后在项目群里点“办结”，或在这里发“办结”加节点编号。"
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
    俞澄，目前没有等您办的节点。"
  `);
});

test('an unknown sentence is quoted as it is', () => {
  const card = helpCard(contextAt(), {
    scope: 'group',
    commands: [
      { usage: '进度', what: '看项目进度' },
      { usage: '办结 0304', what: '办结一个节点' },
    ],
    unknown: `<at id=all></at>${'啊'.repeat(100)}`,
  });
  expect(textOf(card)).toMatchInlineSnapshot(`
    "grey: 没有看懂这句话
    “<at id=all></at>啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊…”
    没有做任何改动。
    在群里先 @e点通，再写下面的话：
    进度 | 看项目进度
    办结 0304 | 办结一个节点
    交材料：回复节点卡片发文件，或点“传材料”后在单聊里发送。"
  `);
  expect(JSON.stringify(card)).not.toMatch(/"markdown","content":"[^"]*<at/);
});

test('help on demand quotes nothing', () => {
  const card = helpCard(contextAt(), {
    scope: 'own',
    commands: [{ usage: '待办', what: '看我的待办' }],
  });
  expect(textOf(card)).toMatchInlineSnapshot(`
    "blue: e点通 帮助
    在这里直接发下面的话：
    待办 | 看我的待办
    交材料：回复节点卡片发文件，或点“传材料”后在单聊里发送。"
  `);
});

test('several projects are told apart by name', () => {
  const projects = [demoProject('DEMO-02'), demoProject('DEMO-22')];
  expect(textOf(chooseProjectCard(contextAt(), '0304', 'finish', projects))).toMatchInlineSnapshot(`
    "blue: 办结 0304 节能审查
    请选是哪个项目
    您有 2 个项目在办这个节点，要办结哪一个？
    [岐禾中药配方颗粒提取项目] (办结 0304 节能审查？ 项目：岐禾中药配方颗粒提取项目。办结后启动后续节点，不能自行撤回。)
    [牛集冷链物流园项目] (办结 0304 节能审查？ 项目：牛集冷链物流园项目。办结后启动后续节点，不能自行撤回。)"
  `);
});

test('an explicit deadline is confirmed with its light', () => {
  const dueAt = at('2026-03-17 23:15');
  const set = apply(demoProject('DEMO-02'), { type: 'setDue', node: '0404', dueAt, by: 'U022' });
  expect(textOf(dueSetCard(contextAt(), set, '0404', { by: 'U022' }))).toMatchInlineSnapshot(`
    "yellow: 时限已设定 · 0404 土地挂牌公告与交易 [黄灯]
    岐禾中药配方颗粒提取项目
    时限 | 3月17日 23:15（周二），剩 1 天 14 小时
    设定 | 自规分局 俞澄
    责任 | 自规分局 · 俞澄"
  `);
});

test('a short answer keeps its lines apart', () => {
  expect(textOf(textCard('没有改动', ['第一句。', '第二句。'], 'warning'))).toBe(
    'yellow: 没有改动\n第一句。\n第二句。',
  );
});
