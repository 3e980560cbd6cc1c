import { expect, test } from 'vitest';
import { freshClock } from '../domain/clock/types.ts';
import { progressCard } from './progress.ts';
import { contextAt, demoProject, textOf } from './testing.ts';

const withoutPanels = (text: string) =>
  text
    .split('\n')
    .filter((line) => !line.startsWith('  '))
    .join('\n');

test('a project is read at one glance', () => {
  expect(
    withoutPanels(textOf(progressCard(contextAt(), demoProject('DEMO-02')))),
  ).toMatchInlineSnapshot(`
    "yellow: 岐禾中药配方颗粒提取项目 [黄灯 1]
    第 4 阶段 用地保障 · 7/37 节点 · 5.60 亿元
    完 | 完 | 办 | 黄 | 办 | 办 | 未 | 未 | 未 | 未 | 未
    线索 | 签约 | 立项 | 用地 | 规划 | 资金 | 许可 | 建设 | 验收 | 投产 | 达产
    ● 黄灯 0404 土地挂牌公告与交易 / 自规分局 · 俞澄 · 缺：宗地图、国有建设用地出让方案 | 剩 1 天
    ● 正常 0305 水土保持方案审批 / 水利局 · 滕秋实 · 缺：水土保持方案 | 剩 4 天
    ● 正常 0501 总平面与设计方案审查 / 自规分局 · 俞澄 · 缺：宗地图、总平面图与建筑设计方案 | 剩 8 天
    ● 正常 0304 节能审查 / 发改委 · 鲍以宁 · 缺：可行性研究报告、节能报告(含碳排放评价) | 剩 11 天
    ● 正常 0601 资金筹措与资本金落实 / 财政局 · 娄思源 · 缺：资金筹措方案 | 剩 11 天
    ● 正常 0303 环境影响评价审批 / 生态环境分局 · 池映雪 · 缺：环境影响评价文件 | 剩 18 天
    ▸ 全部 37 个节点
    ▸ 专班 1+1+N
    [我的待办] | [报堵点]
    更新于 3月16日 09:00 · 少交重复材料 31 份"
  `);
});

test('a red light colours the whole card', () => {
  expect(
    withoutPanels(textOf(progressCard(contextAt(), demoProject('DEMO-06')))),
  ).toMatchInlineSnapshot(`
    "red: 钧拓丘陵农机装备制造项目 [红灯 1]
    第 7 阶段 施工许可 · 17/35 节点 · 3.20 亿元
    完 | 完 | 办 | 完 | 完 | 未 | 红 | 未 | 未 | 未 | 未
    线索 | 签约 | 立项 | 用地 | 规划 | 资金 | 许可 | 建设 | 验收 | 投产 | 达产
    ● 红灯 0704 开工条件落实(三通一平、道路开口、土方) / 经开区 · 樊致平 | 逾期 3 天
    ● 正常 0305 水土保持方案审批 / 水利局 · 滕秋实 · 缺：水土保持方案 | 剩 1 天
    ● 正常 0702 施工许可(合并质量安全监督) / 住建局 · 管仲书 · 缺：施工组织设计与质量安全措施、农民工工资专户与保证金凭证 | 剩 1 天
    ● 正常 0703 水电气网报装接入 / 供电公司 · 解东升 · 缺：水电气网用量与报装清单 | 剩 18 天
    ▸ 全部 35 个节点
    ▸ 专班 1+1+N
    [我的待办] | [报堵点]
    更新于 3月16日 09:00 · 少交重复材料 73 份"
  `);
});

test('panels list every node and the team', () => {
  const text = textOf(progressCard(contextAt(), demoProject('DEMO-20')));
  expect(text.slice(text.indexOf('▸'))).toMatchInlineSnapshot(`
    "▸ 全部 36 个节点
      用时合计 单位 13 天
      01 招商线索 1/2
      ● 已办结 0101 线索登记与甄别
      ● 黄灯 0102 考察研判与准入评审 · 剩 1 天
      02 洽谈签约 0/3
      ● 未启动 0201 协议洽谈与合法性审查
      ● 未启动 0202 投资协议签订入库
      ● 未启动 0203 项目公司设立登记
      03 立项评估 0/4
      ● 未启动 0301 项目备案(核准)
      ● 不涉及 0302 可行性研究报告审批
      ● 未启动 0303 环境影响评价审批
      ● 不涉及 0304 节能审查
      ● 未启动 0305 水土保持方案审批
      ● 未启动 0306 安全条件与安全设施设计审查
      04 用地保障 0/4
      ● 不涉及 0401 用地预审与选址意见
      ● 未启动 0402 勘测定界、宗地图与规划条件
      ● 不涉及 0403 农用地转用与土地征收报批
      ● 未启动 0404 土地挂牌公告与交易
      ● 未启动 0405 成交确认与出让合同(划拨决定)
      ● 未启动 0406 建设用地规划许可与土地登记(交地即交证)
      05 规划设计 0/3
      ● 未启动 0501 总平面与设计方案审查
      ● 未启动 0502 建设工程规划许可
      ● 未启动 0503 勘察与施工图审查(含消防设计)
      ● 不涉及 0504 人防工程审批
      06 资金保障 0/3
      ● 未启动 0601 资金筹措与资本金落实
      ● 未启动 0602 土地价款缴纳
      ● 未启动 0603 工程进度款与农民工工资拨付
      07 施工许可 0/4
      ● 未启动 0701 发包与合同签订
      ● 未启动 0702 施工许可(合并质量安全监督)
      ● 未启动 0703 水电气网报装接入
      ● 未启动 0704 开工条件落实(三通一平、道路开口、土方)
      08 工程建设 0/4
      ● 未启动 0801 开工与投资入统
      ● 未启动 0802 基础与主体施工
      ● 未启动 0803 验收标准前置核查
      ● 未启动 0804 设备安装与室外配套
      09 竣工验收 0/5
      ● 未启动 0901 竣工预验与问题整改
      ● 未启动 0902 规划核实与土地核验
      ● 未启动 0903 消防验收(备案抽查)
      ● 未启动 0904 联合验收与竣工验收备案
      ● 未启动 0905 房屋不动产首次登记
      10 投产运营 0/2
      ● 未启动 1001 排污许可(登记)
      ● 不涉及 1002 行业生产经营许可
      ● 未启动 1003 试生产、环保自主验收与投产认定
      11 达产评价 0/2
      ● 未启动 1101 升规入统(纳规)
      ● 未启动 1102 达产与履约评价
    ▸ 专班 1+1+N
      牵头 | 经开区 邬思齐
      代办 | 经开区 乔若水
      帮办 | 投促中心 柯锦程
      一把手 | 暂无
      企业 | 幸云帆
    [我的待办] | [报堵点]
    更新于 3月16日 09:00 · 少交重复材料 1 份"
  `);
});

test('the summary shows the bar in squares', () => {
  const { config } = progressCard(contextAt(), demoProject('DEMO-18'));
  expect(config.summary.content).toMatchInlineSnapshot(
    `"🟩⬜🟦🟦🟥🟦⬜⬜⬜⬜⬜ 经开区标准化厂房三期项目 5/30 红灯 1"`,
  );
});

test('many running nodes end with a count', () => {
  const project = demoProject('DEMO-22');
  const running = project.nodes.get('0503');
  const nodes = new Map(project.nodes);
  for (const code of ['0801', '0802', '0803', '0804', '0901']) {
    if (running?.status === 'running') nodes.set(code, { ...running, code });
  }
  const text = textOf(progressCard(contextAt(), { ...project, nodes }));
  expect(text.split('\n').filter((line) => / \| (剩|逾期|今天)/.test(line))).toHaveLength(8);
  expect(text).toContain('另有 4 个在办');
});

test('a finished project says so', () => {
  const project = demoProject('DEMO-10');
  const nodes = new Map(
    [...project.nodes].map(([code, node]) => [
      code,
      node.status === 'skipped'
        ? node
        : ({
            status: 'done',
            code,
            startedOn: null,
            dueAt: null,
            doneAt: null,
            doneBy: null,
            clock: freshClock,
            period: null,
          } as const),
    ]),
  );
  const text = textOf(progressCard(contextAt(), { ...project, nodes }));
  expect(text).toContain('green: 絮云功能性家纺项目 [全部办结]');
  expect(text).toContain('所有节点都已办结。');
});

test('a project without running nodes is grey', () => {
  const project = demoProject('DEMO-02');
  const nodes = new Map(
    [...project.nodes].map(([code, node]) => [
      code,
      node.status === 'running' ? ({ status: 'waiting', code } as const) : node,
    ]),
  );
  const text = textOf(progressCard(contextAt(), { ...project, nodes }));
  expect(text).toContain('grey: 岐禾中药配方颗粒提取项目 [暂无在办]');
  expect(text).toContain('目前没有在办节点。');
});

test('a card without buttons has nothing to press', () => {
  const card = progressCard(contextAt(), demoProject('DEMO-02'), { withButtons: false });
  expect(JSON.stringify(card)).not.toContain('"button"');
});
