import { expect, test } from 'vitest';
import type { Refusal } from '../domain/project/commands.ts';
import { refusalToast } from './refusals.ts';
import { supervisionActs } from './supervision/spoken.ts';
import { at, contextAt, demoProject } from './testing.ts';

const say = (refusal: Refusal) => {
  const { type, content } = refusalToast(contextAt(), demoProject('DEMO-02'), refusal);
  return `${type}: ${content}`;
};

test('each refusal says what is so and who may', () => {
  const refusals: Refusal[] = [
    { code: 'not-allowed', act: 'finish', node: '0304', who: ['U021', 'U007'] },
    {
      code: 'not-allowed',
      act: 'finish',
      node: '0304',
      who: ['U021', 'U007', 'U022', 'U008', 'U023', 'U009'],
    },
    { code: 'not-allowed', act: 'promiseMaterials', node: '0703', who: [] },
    { code: 'not-allowed', act: 'fileMaterial', node: null, who: ['U021'] },
    { code: 'unknown-node', node: '9999' },
    { code: 'node-not-applicable', node: '0302' },
    { code: 'node-waiting', node: '0405', waitsFor: ['0404'] },
    { code: 'node-done', node: '0301', doneAt: null, doneBy: null },
    { code: 'node-done', node: '0304', doneAt: at('2026-03-16 08:30'), doneBy: 'U021' },
    { code: 'already-accepted', node: '0304', by: 'U021', at: at('2026-03-16 08:30') },
    { code: 'materials-missing', node: '0404', missing: ['M025'] },
    { code: 'materials-missing', node: '0304', missing: ['M013', 'M017'] },
    { code: 'unknown-material', material: 'M999' },
    { code: 'nothing-to-promise', node: '0304' },
    {
      code: 'promise-stands',
      node: '0304',
      papers: [{ material: 'M017', promisedOn: '2026-03-20' }],
      asked: '2026-03-20',
    },
    {
      code: 'promise-stands',
      node: '0304',
      papers: [
        { material: 'M013', promisedOn: '2026-03-20' },
        { material: 'M017', promisedOn: '2026-03-27' },
      ],
      asked: '2026-03-27',
    },
    { code: 'preflight-cannot-be-promised', node: '0404', materials: ['M025'] },
    { code: 'date-not-ahead', latestPastDay: '2026-03-13' },
    { code: 'date-too-far', latestDay: '2027-03-17' },
    { code: 'due-not-ahead', dueAt: at('2026-03-13 17:30') },
    { code: 'due-too-far', latestAt: at('2027-03-17 09:00') },
  ];
  expect(refusals.map(say).join('\n')).toMatchInlineSnapshot(`
    "error: 您不能办结 0304 节能审查，可以办理的是：发改委 鲍以宁、发改委 闻人景。
    error: 您不能办结 0304 节能审查，可以办理的是：发改委 鲍以宁、发改委 闻人景、自规分局 俞澄、自规分局 卓文渊等 6 人。
    error: 目前没有人可以容缺受理 0703 水电气网报装接入：责任单位没有登记一把手，请联系操作员。
    error: 只有本项目专班的成员可以传材料。
    error: 没有编号为“9999”的节点，请核对四位编号。
    warning: 0302 可行性研究报告审批 不涉及本项目，不用办理。
    warning: 0405 成交确认与出让合同(划拨决定) 还没有启动，要等 0404 土地挂牌公告与交易办结。
    info: 0301 项目备案(核准) 已办结，不用再办。
    info: 0304 节能审查 已由 发改委 鲍以宁 于 3月16日 08:30（周一）办结，不用再办。
    info: 0304 节能审查 已由 发改委 鲍以宁 接办，时间是 3月16日 08:30（周一）。
    warning: 还不能办结 0404 土地挂牌公告与交易，缺：宗地图（自规分局 0402 成果）。请把文件回复到办理卡。
    warning: 还不能办结 0304 节能审查，缺：可行性研究报告、节能报告(含碳排放评价)。请把文件回复到办理卡。
    error: 没有编号为“M999”的材料。
    info: 0304 节能审查 没有需要容缺的材料。
    info: 节能报告(含碳排放评价)已定于 3月20日 17:30 前补交，没有改动。
    info: 可行性研究报告已定于 3月20日 17:30 前（其他节点已约定）补交；节能报告(含碳排放评价)已定于 3月27日 17:30 前补交，没有改动。
    warning: 宗地图是预检材料，不能容缺，须按时补齐。
    warning: 3月13日已经过去，请选以后的日期。
    warning: 日期太远，最晚可到 2027年3月17日。
    warning: 3月13日 17:30（周五）已经过去，请给以后的时间。
    warning: 时限太远，最晚可到 2027年3月17日 09:00（周三）。"
  `);
});

test('foreign words are quoted short', () => {
  expect(say({ code: 'unknown-node', node: '长'.repeat(500) })).toHaveLength(46);
});

test('a refusal without a project still names papers', () => {
  const refusal = { code: 'materials-missing', node: '0404', missing: ['M025'] } as const;
  expect(refusalToast(contextAt(), null, refusal).content).toBe(
    '还不能办结 0404 土地挂牌公告与交易，缺：宗地图。请把文件回复到办理卡。',
  );
});

test('what may not be done to an order names the order, and its node behind it', () => {
  const acts = Object.keys(supervisionActs) as (keyof typeof supervisionActs)[];
  const order = { node: '0501', matter: 'S1', who: ['U021'] };
  const told = acts.map((act) => say({ code: 'not-allowed', act, ...order }));
  const what = told.map((words) => words.replace(/^error: 您不能|，可以办理的是：.*$/gu, ''));
  expect(what.join('\n')).toMatchInlineSnapshot(`
    "接办督办单 S1（0501 总平面与设计方案审查）
    反馈督办单 S1（0501 总平面与设计方案审查）
    报督办单 S1（0501 总平面与设计方案审查）的解决结果
    给督办单 S1（0501 总平面与设计方案审查）传附件
    申请督办单 S1（0501 总平面与设计方案审查）的限期方案
    决定督办单 S1（0501 总平面与设计方案审查）的限期方案
    给督办单 S1（0501 总平面与设计方案审查）时间
    指定督办单 S1（0501 总平面与设计方案审查）的负责人
    签阅督办单 S1（0501 总平面与设计方案审查）
    确认督办单 S1（0501 总平面与设计方案审查）的企业原因
    代企业答复督办单 S1（0501 总平面与设计方案审查）是否解决
    给督办单 S1（0501 总平面与设计方案审查）销号
    退回督办单 S1（0501 总平面与设计方案审查）
    报督办单 S1（0501 总平面与设计方案审查）的补办结果
    决定督办单 S1（0501 总平面与设计方案审查）的约谈"
  `);
  const other = say({ code: 'not-allowed', act: 'recheckProblems', ...order, matter: 'Z1' });
  expect(other).toContain('您不能复核 Z1，');
});

test('an instruction that was not given says so, whatever is wrong with it', () => {
  const fault = { code: 'date-not-ahead', day: '2026-03-10' } as const;
  expect(say({ code: 'instruction-faulty', fault })).toBe(
    'warning: 批示没有发出：3月10日已经过去，请写以后的日期。',
  );
});
