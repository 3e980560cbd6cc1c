import { describe, expect, test } from 'vitest';
import type { Digest, DigestItem } from '../../domain/dispatch/types.ts';
import { at, bytesOf, contextAt, faultOf, tagsOf, textOf, world } from '../testing.ts';
import { digestCard } from './digest.ts';
import { digestListCard, noDigestCard, noSuchItemCard } from './list.ts';
import { demoAt, digestFor } from './testing.ts';
import { insteadWords, stateParts } from './words.ts';

const weekly = {
  now: at('2026-03-23 08:07'),
  turn: { period: '2026-03-23', dueAt: at('2026-03-23 08:07'), covers: [], isLate: false },
};
const halfMonthly = {
  now: at('2026-04-16 08:11'),
  turn: { period: '2026-04-16', dueAt: at('2026-04-16 08:11'), covers: [], isLate: false },
};
const monthly = {
  now: at('2026-04-30 08:13'),
  turn: { period: '2026-04-01', dueAt: at('2026-04-30 08:13'), covers: [], isLate: false },
};
const few = ['DEMO-01', 'DEMO-02', 'DEMO-03', 'DEMO-05', 'DEMO-08', 'DEMO-21'];

test('the weekly digest says what of the unit is red, whose it is and since when', () => {
  const digest = digestFor('weekly', 'unit:ZGJ', demoAt(weekly.now), weekly.now);
  expect(textOf(digestCard(contextAt(weekly.now), digest, weekly.turn))).toMatchInlineSnapshot(`
    "red: 周调度 · 3月23日 [红灯 8] [黄灯 6]
    自规分局 · 共 14 项
    本单位涉及项目 12 个
    红灯 8 · 黄灯 6 · 7 日内到期 6
    1 经开区标准化厂房三期 / 总平面与设计方案审查 · 俞澄 / ● 红灯 6 个工作日 · “3天”未达标 | [批示]
    2 牛集冷链物流园 / 建设工程规划许可 · 俞澄 / ● 红灯 5 个工作日 · “3天”未达标 | [批示]
    3 岐禾中药配方颗粒提取 / 土地挂牌公告与交易 · 俞澄 / ● 红灯 4 个工作日 · “1天”未接办 | [批示]
    4 花戏楼片区文旅街区提升 / 建设工程规划许可 · 俞澄 / ● 红灯 4 个工作日 · “1天”未接办 | [批示]
    5 晟野双沟电网侧储能电站 / 成交确认与出让合同 · 俞澄 / ● 红灯 3 个工作日 · “1天”未接办 | [批示]
    ▸ 其余红灯 3 项
      6 经开区标准化厂房三期 · 0405 成交确认与出让合同
      ● 红灯 3 个工作日 · “1天”未接办 · 俞澄
      7 蜂谷药食同源饮品 · 0902 规划核实与土地核验
      ● 红灯 3 个工作日 · “1天”未接办 · 俞澄
      8 恒砺精密轴承部件 · 0905 房屋不动产首次登记
      ● 红灯 3 个工作日 · “1天”未接办 · 俞澄
      回复“批示 6”可对第 6 项作批示。
    ▸ 其余快到期 6 项
      9 谯曲坊白酒灌装及陶坛库二期 · 0402 勘测定界、宗地图与规划条件
      ● 黄灯 · 3月24日到期 · 俞澄
      10 晟野城父200兆瓦风电 · 0402 勘测定界、宗地图与规划条件
      ● 黄灯 · 3月24日到期 · 俞澄
      11 华佗康养度假村 · 0402 勘测定界、宗地图与规划条件
      ● 黄灯 · 3月24日到期 · 俞澄
      12 絮云智能服装二期 · 0402 勘测定界、宗地图与规划条件
      ● 黄灯 · 3月24日到期 · 俞澄
      13 岐禾中药配方颗粒提取 · 0501 总平面与设计方案审查
      ● 黄灯 · 3月24日到期 · 俞澄
      14 拓朗新能源汽车线束 · 0501 总平面与设计方案审查
      ● 黄灯 · 3月24日到期 · 俞澄"
  `);
});

test('the half-monthly digest has 批示 on five items', () => {
  const digest = digestFor('half-monthly', 'lead:U006', demoAt(halfMonthly.now), halfMonthly.now);
  const card = digestCard(contextAt(halfMonthly.now), digest, halfMonthly.turn);
  expect(textOf(card)).toMatchInlineSnapshot(`
    "red: 半月调度 · 4月16日 [红灯 26]
    邬思齐牵头 · 共 26 项
    牵头在办项目 8 个 · 重点 5 个（5 个有红灯）
    红灯 26 · 黄灯 0
    4月到期 3 个节点，按时办结 0 个（0%，上月 0%）
    1 拓朗新能源汽车线束 / 土地价款缴纳 · 财政局（路小川 跟进） / ● 红灯 23 个工作日 · “7天”未达标 | [批示]
    2 经开区标准化厂房三期 / 总平面与设计方案审查 · 自规分局 俞澄 / ● 红灯 23 个工作日 · “7天”未达标 | [批示]
    3 钧拓丘陵农机装备制造 / 开工条件落实 · 经开区 樊致平 / ● 红灯 23 个工作日 · “7天”未达标 | [批示]
    4 芍里植物提取日化 / 考察研判与准入评审 · 投促中心 柯锦程 / ● 红灯 21 个工作日 · “7天”未达标 | [批示]
    5 岐禾中药配方颗粒提取 / 土地挂牌公告与交易 · 自规分局 俞澄 / ● 红灯 21 个工作日 · “7天”未达标 | [批示]
    ▸ 其余红灯 21 项
      6 钧拓丘陵农机装备制造 · 0305 水土保持方案审批
      ● 红灯 21 个工作日 · “7天”未达标 · 水利局 滕秋实
      7 钧拓丘陵农机装备制造 · 0702 施工许可
      ● 红灯 21 个工作日 · “7天”未达标 · 住建局 管仲书
      8 谯药云中药材追溯交易中心 · 0303 环境影响评价审批
      ● 红灯 21 个工作日 · “7天”未达标 · 生态环境分局 池映雪
      9 谯药云中药材追溯交易中心 · 0704 开工条件落实
      ● 红灯 21 个工作日 · “7天”未达标 · 经开区 樊致平
      10 经开区标准化厂房三期 · 0405 成交确认与出让合同
      ● 红灯 20 个工作日 · “7天”未达标 · 自规分局 俞澄
      11 恒砺精密轴承部件 · 0905 房屋不动产首次登记
      ● 红灯 20 个工作日 · “7天”未达标 · 自规分局 俞澄
      12 岐禾中药配方颗粒提取 · 0305 水土保持方案审批
      ● 红灯 18 个工作日 · “7天”未达标 · 水利局 滕秋实
      13 拓朗新能源汽车线束 · 0305 水土保持方案审批
      ● 红灯 18 个工作日 · “7天”未达标 · 水利局 滕秋实
      14 谯药云中药材追溯交易中心 · 0305 水土保持方案审批
      ● 红灯 18 个工作日 · “7天”未达标 · 水利局 滕秋实
      15 经开区标准化厂房三期 · 0305 水土保持方案审批
      ● 红灯 18 个工作日 · “7天”未达标 · 水利局 滕秋实
      还有 11 项，发“调度 全部”查看。回复“批示 6”可对第 6 项作批示。
    ▸ 图表：各单位红黄灯
      [图] 各单位红黄灯（个）
      ▸ 图中数字
        自规分局　红灯 6
        财政局　红灯 5
        水利局　红灯 5
        生态环境分局　红灯 3
        供电公司　红灯 2
        经开区　红灯 2
        发改委　红灯 1
        投促中心　红灯 1
        住建局　红灯 1"
  `);
  expect(textOf(card).match(/\[批示\]/g)).toHaveLength(5);
});

test('the monthly digest asks for at most five decisions and says how they were chosen', () => {
  const digest = digestFor('monthly', 'district', demoAt(monthly.now), monthly.now);
  const card = digestCard(contextAt(monthly.now), digest, monthly.turn);
  expect(textOf(card)).toMatchInlineSnapshot(`
    "red: 月调度 · 4月 [待决定 5] [红灯 75]
    全区 · 共 67 项
    全区在办项目 24 个 · 重点 10 个（10 个有红灯）
    红灯 75 · 黄灯 0
    4月到期 11 个节点，按时办结 0 个（0%，上月 0%）
    “1个月”未完成，可选：约谈、限期办结、批准限期方案
    1 城西污水处理厂二期 / 工程进度款与农民工工资拨付 · 财政局 娄思源 / ● 红灯拖了 51 天，压住 8 个节点、3.8 亿元 | [批示]
    2 拓朗新能源汽车线束 / 土地价款缴纳 · 财政局（路小川 跟进） / ● 红灯拖了 48 天，压住 18 个节点、5.2 亿元 | [批示]
    3 经开区标准化厂房三期 / 总平面与设计方案审查 · 自规分局 俞澄 / ● 红灯拖了 48 天，压住 17 个节点、6.6 亿元 | [批示]
    4 钧拓丘陵农机装备制造 / 开工条件落实 · 经开区 樊致平 / ● 红灯拖了 48 天，压住 14 个节点、3.2 亿元 | [批示]
    5 牛集冷链物流园 / 建设工程规划许可 · 自规分局 俞澄 / ● 红灯拖了 45 天，压住 13 个节点、3 亿元 | [批示]
    ▸ 其余 62 项（红灯 62）
      6 芍里植物提取日化 · 0102 考察研判与准入评审
      ● 红灯 31 个工作日 · “1个月”未完成 · 投促中心 柯锦程
      7 絮云智能服装二期 · 0201 协议洽谈与合法性审查
      ● 红灯 31 个工作日 · “1个月”未完成 · 投促中心 柯锦程
      8 华佗康养度假村 · 0203 项目公司设立登记
      ● 红灯 31 个工作日 · “1个月”未完成 · 10.5 亿元项目 · 市场监管局 仇向阳
      9 谯曲坊白酒灌装及陶坛库二期 · 0301 项目备案
      ● 红灯 31 个工作日 · “1个月”未完成 · 发改委 鲍以宁
      10 华佗康养度假村 · 0202 投资协议签订入库
      ● 红灯 31 个工作日 · “1个月”未完成 · 10.5 亿元项目 · 投促中心 柯锦程
      11 岐禾中药配方颗粒提取 · 0404 土地挂牌公告与交易
      ● 红灯 31 个工作日 · “1个月”未完成 · 自规分局 俞澄
      12 晟野双沟电网侧储能电站 · 0601 资金筹措与资本金落实
      ● 红灯 31 个工作日 · “1个月”未完成 · 财政局 娄思源
      13 钧拓丘陵农机装备制造 · 0305 水土保持方案审批
      ● 红灯 31 个工作日 · “1个月”未完成 · 水利局 滕秋实
      14 钧拓丘陵农机装备制造 · 0702 施工许可
      ● 红灯 31 个工作日 · “1个月”未完成 · 住建局 管仲书
      15 晟野城父200兆瓦风电 · 0303 环境影响评价审批
      ● 红灯 31 个工作日 · “1个月”未完成 · 11.8 亿元项目 · 生态环境分局 池映雪
      还有 52 项，发“调度 全部”查看。回复“批示 6”可对第 6 项作批示。
    ▸ 图表：红黄灯、按时办结率、各方用时、选取规则
      [图] 各单位红黄灯（个）
      图中为前 12 个，另 5 个见数字
      ▸ 图中数字
        自规分局　红灯 14
        财政局　红灯 13
        水利局　红灯 9
        生态环境分局　红灯 8
        住建局　红灯 8
        供电公司　红灯 5
        发改委　红灯 4
        投促中心　红灯 3
        工信局　红灯 2
        经开区　红灯 2
        国动办　红灯 1
        市场监管局　红灯 1
        统计局　红灯 1
        花戏楼街道　红灯 1
        薛阁街道　红灯 1
        古井镇　红灯 1
        牛集镇　红灯 1
      [图] 按时办结率（%）
      ▸ 图中数字
        11月　无
        12月　无
        1月　无
        2月　无
        3月　0 %
        4月　0 %
      [图] 在办节点各方已用时间（天）
      ▸ 图中数字
        部门　4341 天
        企业　640 天
      选取规则
      依次为13710“1个月”未完成、卡脖子堵点、红灯超过 20 个工作日、10 亿元以上项目红灯、决定未落实；同类先看拖延天数，再看压住的节点数。每个项目一件，最多五件。"
  `);
});

test('the whole list keeps the numbers of the digest', () => {
  const digest = digestFor(
    'half-monthly',
    'lead:U006',
    demoAt(halfMonthly.now, few),
    halfMonthly.now,
  );
  expect(
    textOf(digestListCard(contextAt(halfMonthly.now), digest, halfMonthly.turn)),
  ).toMatchInlineSnapshot(`
    "blue: 半月调度 · 4月16日 · 全部 11 项
    邬思齐牵头
    1 拓朗新能源汽车线束 · 0602 土地价款缴纳
    ● 红灯 23 个工作日 · “7天”未达标 · 财政局（经开区 路小川 跟进）
    2 岐禾中药配方颗粒提取 · 0404 土地挂牌公告与交易
    ● 红灯 21 个工作日 · “7天”未达标 · 自规分局 俞澄
    3 岐禾中药配方颗粒提取 · 0305 水土保持方案审批
    ● 红灯 18 个工作日 · “7天”未达标 · 水利局 滕秋实
    4 拓朗新能源汽车线束 · 0305 水土保持方案审批
    ● 红灯 18 个工作日 · “7天”未达标 · 水利局 滕秋实
    5 岐禾中药配方颗粒提取 · 0501 总平面与设计方案审查
    ● 红灯 16 个工作日 · “7天”未达标 · 自规分局 俞澄
    6 拓朗新能源汽车线束 · 0501 总平面与设计方案审查
    ● 红灯 16 个工作日 · “7天”未达标 · 自规分局 俞澄
    7 岐禾中药配方颗粒提取 · 0601 资金筹措与资本金落实
    ● 红灯 13 个工作日 · “7天”未达标 · 财政局 娄思源
    8 拓朗新能源汽车线束 · 0601 资金筹措与资本金落实
    ● 红灯 13 个工作日 · “7天”未达标 · 财政局 娄思源
    9 岐禾中药配方颗粒提取 · 0304 节能审查
    ● 红灯 13 个工作日 · “7天”未达标 · 发改委 鲍以宁
    10 禾芷堂中药饮片智能炮制车间 · 0603 工程进度款与农民工工资拨付
    ● 红灯 13 个工作日 · “7天”未达标 · 财政局 娄思源
    11 岐禾中药配方颗粒提取 · 0303 环境影响评价审批
    ● 红灯 8 个工作日 · “7天”未达标 · 生态环境分局 池映雪
    以 4月16日 08:11 为准。发“批示 6”可对第 6 项作批示。"
  `);
});

describe('a digest that comes late', () => {
  const digest = digestFor('weekly', 'unit:ZGJ', demoAt(weekly.now, few), weekly.now);
  const late = at('2026-03-24 10:00');
  const turn = { ...weekly.turn, covers: ['2026-03-16'], isLate: true };

  test('says so, and for what else it stands', () => {
    expect(textOf(digestCard(contextAt(late), digest, turn))).toContain(
      '补发：应于 3月23日 08:07 发送，因系统中断延误。\n3月16日的调度也没有发出，一并列在这里。',
    );
  });
});

test.each([
  ['away', { why: 'away', of: 'U007' }, '闻人景请假，由您代看。'],
  ['left', { why: 'left', of: 'U007' }, '发改委一把手 闻人景 已离任，请您接看。'],
  ['unreachable', { why: 'unreachable', of: 'U007' }, '发改委一把手 闻人景 收不到消息，请您接看。'],
  ['nobody', { why: 'nobody' }, '发改委一把手空缺，请您接看。'],
] as const)('whoever reads what is not their own is told why: %s', (_why, instead, words) => {
  expect(insteadWords(world, { scope: { kind: 'unit', unit: 'FGW' }, instead })).toBe(words);
});

test('a unit head may instruct on what is in the weekly digest', () => {
  const digest = digestFor('weekly', 'unit:ZGJ', demoAt(weekly.now, few), weekly.now);
  const drawn = textOf(digestCard(contextAt(weekly.now), digest, weekly.turn));
  expect(drawn.match(/\[批示\]/g)).toHaveLength(4);
});

describe('every card is one that Feishu takes', () => {
  const long = (digest: Digest, times: number): Digest => ({
    ...digest,
    items: Array.from({ length: times }, () => digest.items)
      .flat()
      .map((item, index) => ({
        ...item,
        projectName: `*超长的项目名称<at id=all></at>${'很'.repeat(60)}项目${index}`,
        words: item.node && item.kind === 'node' ? '' : `${'堵点'.repeat(60)}<b>[x](http://a)`,
      })),
  });
  const all = [
    ['weekly', digestFor('weekly', 'unit:ZGJ', demoAt(weekly.now), weekly.now), weekly],
    [
      'half-monthly',
      digestFor('half-monthly', 'lead:U006', demoAt(halfMonthly.now), halfMonthly.now),
      halfMonthly,
    ],
    ['monthly', digestFor('monthly', 'district', demoAt(monthly.now), monthly.now), monthly],
  ] as const;

  test.each(all)('%s', (_cycle, digest, { now, turn }) => {
    for (const times of [1, 6]) {
      const ctx = contextAt(now);
      for (const card of [
        digestCard(ctx, long(digest, times), turn),
        digestListCard(ctx, long(digest, times), turn),
        digestCard(ctx, digest, turn),
      ]) {
        expect(faultOf(card)).toBeUndefined();
        expect(bytesOf(card)).toBeLessThan(28 * 1024);
        expect(tagsOf(card)).toBeLessThan(200);
      }
    }
  });

  test('answers', () => {
    const ctx = contextAt(weekly.now);
    for (const card of [
      noDigestCard(ctx, weekly.now),
      noDigestCard(ctx, null),
      noSuchItemCard(9, 3),
      noSuchItemCard(9, 0),
    ]) {
      expect(faultOf(card)).toBeUndefined();
    }
  });
});

test('an order sent back is no red light: its node is done, and a new result is owed', () => {
  const now = at('2026-04-02 08:07');
  const stateOf = (dueAt: number) =>
    stateParts(contextAt(now), { ...returnedItem, dueAt }).join(' · ');
  expect(stateOf(at('2026-03-29 17:30'))).toBe('销号退回 · 补办逾期 4 天');
  expect(stateOf(at('2026-04-03 17:30'))).toBe('销号退回 · 4月3日补办到期');
});

const returnedItem: DigestItem = {
  project: 'DEMO-18',
  projectName: '谯曲坊白酒酿造基地一期项目',
  investmentWan: 10_000,
  about: 'S1',
  node: '0501',
  kind: 'order',
  light: 'red',
  words: '',
  unit: '',
  person: null,
  dueAt: 0,
  since: at('2026-03-26 09:00'),
  redWorkdays: 0,
  missed: 'returned',
  isStopped: false,
  reasons: ['rungMissed'],
  passedUp: null,
};
