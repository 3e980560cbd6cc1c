import { describe, expect, test } from 'vitest';
import { previewOpening } from '../../domain/opening/preview.ts';
import { readForm } from '../../domain/opening/read.ts';
import type { OpeningFault } from '../../domain/opening/types.ts';
import { createDirectory } from '../../domain/people/types.ts';
import { openingForm } from '../standing/testing.ts';
import { AS_OF, contextAt, textOf, world } from '../testing.ts';
import { faultWords } from './faults.ts';
import { factsFormCard, questionsFormCard } from './forms.ts';
import { previewCard } from './preview.ts';

const id = '3f2b2f0e-0000-4000-8000-000000000000';
const ctx = contextAt();
const known = [{ id: 'P-1', name: '云锦智能家居产业园', owner: '云锦家居(示例)有限公司' }];

const draft = (changes = {}, faults: readonly OpeningFault[] = []) => ({
  id,
  form: openingForm(changes),
  faults,
});

function previewOf(changes = {}) {
  const read = readForm(world, openingForm(changes), []);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return previewCard(ctx, draft(changes), previewOpening(world, read.facts, known, AS_OF));
}

describe('the first form', () => {
  test('asks for the facts', () => {
    const text = textOf(factsFormCard(ctx, draft({ location: '', lead: '', agent: '' })));
    expect(text.split('\n').filter((line) => !line.includes('古井镇'))).toMatchInlineSnapshot(`
      [
        "blue: 新建项目",
        "第 1 步，共 2 步：基本情况",
        "项目名称 | <项目全称，不超过 60 字>",
        "企业名称 | <企业或建设单位全称>",
        "总投资 | <写明单位，如 4.5亿 或 4500万>",
        "重点项目 | <是 / 否>",
        "牵头领导 | <政府办 岑怀远 / 政府办 柏书宁 / 政府办 项亦安 / 经开区 邬思齐 / 政府办 顾承砚 / 政府办 沈砚秋>",
        "企业联系人 | <企业 阮一帆 / 企业 左怀瑾 / 企业 车明哲 / 企业 盛夏安 / 企业 谈致远 / 企业 应书白 / 企业 骆长青 / 企业 凌可为 / 企业 商正则 / 企业 鞠朗 / 企业 幸云帆 / 企业 巫启航 / 住建局 宫子墨 / 国控集团 蓝亦舟 / 暂不指定>",
        "[下一步]",
        "还不会创建任何东西。草稿保留 7 天。",
      ]
    `);
  });

  test('lists what is wrong above it', () => {
    const faults: OpeningFault[] = [
      { code: 'empty', field: 'owner' },
      { code: 'amount-without-unit', found: '45000' },
    ];
    expect(
      textOf(factsFormCard(ctx, draft({}, faults)))
        .split('\n')
        .slice(2, 5),
    ).toMatchInlineSnapshot(`
      [
        "有 2 处要改：",
        "· 企业名称没有填。",
        "· 总投资“45000”没有单位，请写明亿或万，例如 4.5亿。",
      ]
    `);
  });

  test('asks for a name where there are too many people to pick from', () => {
    const many = Array.from({ length: 60 }, (_, n) => ({
      id: `A${n}`,
      name: `代办${n}`,
      unit: 'JKQ',
      role: 'agent' as const,
      title: '',
      active: true,
    }));
    const crowded = { ...world, directory: createDirectory(many) };
    const card = factsFormCard(contextAt(AS_OF, crowded), draft({ agent: 'A7' }));
    expect(JSON.stringify(card)).toContain('"default_value":"经开区 代办7"');
  });
});

test('the second form asks the catalogue’s questions in its words', () => {
  const text = textOf(questionsFormCard(ctx, draft({ attributes: { newBuilding: 'no' } })));
  expect(text).toMatchInlineSnapshot(`
    "blue: 云锦智能家居产业园项目
    第 2 步，共 2 步：涉及哪些事项
    请按实际情况核对，系统据此决定要办哪些节点、每个节点几天。
    投资主体 | <企业投资 / 政府投资>
    企业投资项目的立项方式 | <备案 / 核准>
    是否需要在本区新设项目公司 | <是 / 否>
    供地方式 | <招拍挂 / 划拨 / 自有或租赁厂房 / 不涉及用地>
    是否涉及新增建设用地（需农用地转用或征收） | <是 / 否>
    是否新建房屋建筑或构筑物 | <是 / 否>
    是否含应建人防的民用建筑（工业厂区内的非生产性用房按属地口径） | <是 / 否>
    是否大型建筑工程（影响施工图审查时限） | <是 / 否>
    是否特殊建设工程（须消防验收，否则为验收备案） | <是 / 否>
    是否依法必须招标 | <是 / 否>
    环评类别 | <报告书 / 报告表 / 登记表 / 豁免>
    投产后年综合能源消费量（吨标准煤） | <写数字>
    投产后年电力消费量（万千瓦时） | <写数字>
    征占地面积（公顷） | <写数字>
    挖填土石方总量（立方米） | <写数字>
    是否危险化学品等须做安全设施设计审查的项目 | <是 / 否>
    是否生产性（工业）项目 | <是 / 否>
    是否属须办行业生产经营许可的行业（药品、食品、酒类等） | <是 / 否>
    排污管理类别 | <重点 / 简化 / 登记 / 无>
    已经办结到哪个阶段（在建项目填） | <都没有 / 第 1 阶段 招商线索 / 第 2 阶段 洽谈签约 / 第 3 阶段 立项评估 / 第 4 阶段 用地保障 / 第 5 阶段 规划设计 / 第 6 阶段 资金保障 / 第 7 阶段 施工许可 / 第 8 阶段 工程建设 / 第 9 阶段 竣工验收 / 第 10 阶段 投产运营>
    [预览]
    [上一步]"
  `);
});

describe('the preview', () => {
  test('says what would be created, and for whom', () => {
    expect(textOf(previewOf())).toMatchInlineSnapshot(`
      "blue: 云锦智能家居产业园项目 [预览]
      预览：还没有创建，请核对
      可能重复，请先确认不是同一个项目：
      · 云锦智能家居产业园（名称相近，编号 P-1）
      企业 | 云锦家居(示例)有限公司
      概况 | 经开区 · 总投资 4.50 亿元 · 重点项目
      专班 | 牵头 经开区 邬思齐 / 代办 经开区 路小川 / 企业 阮一帆
      帮办 | 投促中心 柯锦程、市场监管局 仇向阳、发改委 鲍以宁、生态环境分局 池映雪
      节点 | 要办 34 个节点，不涉及 8 个
      开通后马上启动：
      · 0101 线索登记与甄别 3月19日 17:30（周四）前，投促中心 · 柯锦程
      ▸ 各阶段节点数和推算办结日
        01 招商线索 2 个，4月2日前办结
        02 洽谈签约 3 个，4月22日前办结
        03 立项评估 2 个，5月7日前办结
        04 用地保障 4 个，5月29日前办结
        05 规划设计 3 个，6月1日前办结
        06 资金保障 3 个，6月22日前办结
        07 施工许可 4 个，6月3日前办结
        08 工程建设 4 个，预计 2027年1月4日前办结
        09 竣工验收 5 个，预计 2027年1月28日前办结
        10 投产运营 2 个，预计 2027年3月26日前办结
        11 达产评价 2 个，预计 2028年3月27日前办结
        按每个节点用满时限推算，越往后越粗略。
      ▸ 不涉及的 8 个节点和原因
        0302 可行性研究报告审批：只有“政府投资项目”才办
        0304 节能审查：只有“年综合能耗1000吨标准煤及以上，或年用电500万千瓦时及以上”才办
        0305 水土保持方案审批：只有“征占地0.5公顷及以上，或挖填土石方1000立方米及以上”才办
        0306 安全条件与安全设施设计审查：只有“危险化学品等法定须审查的项目”才办
        0401 用地预审与选址意见：只有“划拨用地，或政府投资且新增建设用地”才办
        0403 农用地转用与土地征收报批：只有“涉及新增建设用地”才办
        0504 人防工程审批：只有“新建民用建筑（或厂区内应计的非生产性用房）”才办
        1002 行业生产经营许可：只有“药品、食品、酒类等需许可的行业”才办
      群成员 | 9 人：邬思齐、路小川、柯锦程、仇向阳、鲍以宁、池映雪、樊致平、路嘉树、阮一帆
      [开通] (开通这个项目？ 将创建“云锦智能家居产业园项目”和专班群，拉人进群并通知首批责任人。) | [修改] | [放弃]"
    `);
  });

  test('counts what is done already', () => {
    expect(textOf(previewOf({ doneStage: '03' }))).toContain('已办结 7 个');
  });
});

test.each([
  [{ code: 'not-a-place', found: 'FGW' }, '属地“FGW”不是园区、街道或乡镇，请重选。'],
  [
    { code: 'wrong-role', field: 'agent', person: 'U021', is: 'helper' },
    '发改委 鲍以宁登记的是业务帮办员，不能做代办员。',
  ],
  [
    { code: 'several-people', field: 'lead', found: '王伟', units: ['FGW', 'ZGJ'] },
    '叫“王伟”的不止一人（发改委、自规分局），牵头领导请写成“单位 姓名”。',
  ],
  [
    { code: 'answer-unreadable', attribute: 'energyTce', found: '不少' },
    '“投产后年综合能源消费量”的回答“不少”没有读懂，请写不小于 0 的数字（吨标准煤）。',
  ],
  [
    { code: 'answer-unreadable', attribute: 'landMode', found: 'moon' },
    '“供地方式”的回答“moon”没有读懂，请重选。',
  ],
  [
    {
      code: 'answers-contradict',
      attribute: 'newConstructionLand',
      against: 'landMode',
      said: [true, 'none'],
    },
    '“供地方式”答的是“不涉及用地”，“是否涉及新增建设用地”答的是“是”：两处矛盾，请改一处。',
  ],
] satisfies [OpeningFault, string][])('a fault in words: %o', (fault, words) => {
  expect(faultWords(world, fault)).toBe(words);
});
