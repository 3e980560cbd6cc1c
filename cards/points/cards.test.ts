import { describe, expect, test } from 'vitest';
import { accountOf } from '../../domain/points/account.ts';
import { standingsOf } from '../../domain/points/standings.ts';
import { postedOf } from '../../domain/points/state.ts';
import { efficiencyOf } from '../../domain/reports/efficiency.ts';
import { mentionsOf } from '../../sandbox/card/read.ts';
import { at, contextAt, demoProject, faultOf, textOf, world } from '../testing.ts';
import { accountCard } from './account.ts';
import { comparisonCard } from './comparison.ts';
import { efficiencyCard } from './efficiency.ts';
import { proposalsCard } from './proposals.ts';
import { ruledCard, rulingCard } from './ruling.ts';
import { anAppeal, anEntry, ledger, pointsCardsOf } from './testing.ts';

const now = at('2026-03-23 08:30');
const ctx = contextAt(now);
const rules = world.catalogue.rules.points;
const nameOf = () => '絮云智能服装二期项目';
const account = accountOf(rules, 'ZGJ', '2026-03', ledger, [], now);

test('a unit is told what is to be taken, why, and until when it may object', () => {
  const posted = postedOf(ledger.slice(0, 2), []);
  expect(textOf(proposalsCard(ctx, 'ZGJ', posted, nameOf))).toMatchInlineSnapshot(`
    "orange: 扣分告知 · 自规分局 · 2 项，共 −2.5 分
    −2 节点转红 · 0402 勘测定界、宗地图与规划条件 · 絮云智能服装二期项目 · 3月20日
    −0.5 红灯持续 · 0402 勘测定界、宗地图与规划条件 · 絮云智能服装二期项目 · 3月20日
    3月25日 17:30（周三）前可申诉，逾期不申诉即生效。
    <絮云智能服装二期 0402 · 3月20日 −2 节点转红 / 絮云智能服装二期 0402 · 3月20日 −0.5 红灯持续>
    <为什么不该扣，有什么依据>
    [申诉]
    申诉由督考办裁定。每项只能申诉一次。"
  `);
});

test('what became of each stands under it, and only what still may be is objected to', () => {
  const ruling = { by: 'U062', at: now, decision: 'uphold' as const, words: '无误' };
  const [first, second] = ledger;
  const appeals = [anAppeal({ entry: 1, ruling }), anAppeal({ entry: 2 })];
  const shown = textOf(proposalsCard(ctx, 'ZGJ', postedOf(ledger.slice(0, 3), appeals), nameOf));
  expect(shown).toMatch(/−2 节点转红.*\n已生效，申诉后维持\n−0.5.*\n申诉中，等督考办裁定\n−1 /);
  expect(shown).toMatch(/<絮云智能服装二期 0402 · 3月20日 −1 13710 1天未接办>\n/);
  const late = contextAt(at('2026-03-25 17:30'));
  const over = textOf(proposalsCard(late, 'ZGJ', postedOf([first!, second!], []), nameOf));
  expect(over).toMatch(/^grey: [\s\S]*已生效[\s\S]*没有还能申诉的项目/);
  expect(over).not.toContain('[申诉]');
});

test('its account names the cause of each entry, and what cost nothing', () => {
  const card = accountCard(ctx, {
    account,
    posted: postedOf(ledger, [anAppeal()]),
    nameOf,
    mayAppeal: ({ entry }) => entry.id === 1,
  });
  expect(textOf(card)).toMatchInlineSnapshot(`
    "orange: 自规分局 · 2026年3月积分 100.5 分
    另有 −3.5 分未定（申诉期内或申诉中）
    构成 | 基础 100，扣 0，加 +0.5
    +0.5 提前办结（用时不超过时限的70%） · 0402 勘测定界、宗地图与规划条件 · 絮云智能服装二期项目 · 3月20日
    已计入
    −1 13710 1天未接办 · 0402 勘测定界、宗地图与规划条件 · 絮云智能服装二期项目 · 3月20日
    申诉中，等督考办裁定
    −0.5 红灯持续 · 0402 勘测定界、宗地图与规划条件 · 絮云智能服装二期项目 · 3月20日
    3月25日 17:30（周三）前可申诉
    −2 节点转红 · 0402 勘测定界、宗地图与规划条件 · 絮云智能服装二期项目 · 3月20日
    3月25日 17:30（周三）前可申诉
    ▸ 不扣分的事项 1 项
      0 节点转红 · 0402 勘测定界、宗地图与规划条件 · 絮云智能服装二期项目 · 3月20日
      不扣分：企业原因
    <絮云智能服装二期 0402 · 3月20日 −2 节点转红>
    <为什么不该扣，有什么依据>
    [申诉]"
  `);
});

test('an account below nothing says so, and is not cut to nothing', () => {
  const below = { ...account, balance: -350, settled: -350, pending: 0 };
  const title = textOf(
    accountCard(ctx, { account: below, posted: [], nameOf, mayAppeal: () => false }),
  );
  expect(title).toMatch(/^blue: 自规分局 · 2026年3月积分 −3.5 分\n/);
});

test('leaders see units side by side, by settled points, in the order of the catalogue', () => {
  const accounts = [
    { ...account, unit: 'ZGJ', settled: 7_900, newReds: 3 },
    { ...account, unit: 'FGW', settled: 10_000, pending: 0, newReds: 0 },
  ];
  const standings = standingsOf(rules, [accounts], { overdueDays: new Map() });
  const shown = textOf(comparisonCard(ctx, '2026-03', standings, { isRanked: false }));
  expect(shown).toMatchInlineSnapshot(`
    "blue: 各单位积分 · 2026年3月
    单位 | 得分 | 新红灯
    发改委 | 100 | 0
    自规分局 | 79 | 3
    未定扣分 自规分局 −3.5
    按规则建议谈话（按目前已定的分，月底以后以结算为准；没有注明的为得分低）
    约谈 1 个：自规分局
    得分按已定的算，未定的扣分还在申诉期或申诉中，没有计入。"
  `);
  expect(textOf(comparisonCard(ctx, '2026-03', standings, { isRanked: true }))).toContain('黑榜');
  const april = { ...ctx, now: at('2026-04-20 08:30') };
  expect(textOf(comparisonCard(april, '2026-03', standings, { isRanked: false }))).toContain(
    '（按目前已定的分，未定的定下后以结算为准；没有注明的为得分低）',
  );
  const codes = [...world.catalogue.units.keys()].slice(0, 13);
  const low = codes.map((unit) => ({ ...account, unit, settled: 7_900 }));
  const many = standingsOf(rules, [low], { overdueDays: new Map() });
  const all = textOf(comparisonCard(ctx, '2026-03', many, { isRanked: false }));
  // However many they are, none is left out.
  expect(all.match(/约谈 13 个：.*/)?.[0].split('、')).toHaveLength(13);
});

describe('efficiency', () => {
  const node = { project: 'DEMO-11', node: '0402', unit: 'ZGJ' };
  const run = (used: number, target: number, statutory: number | null, doneOn: string) => ({
    ...node,
    dueAt: at('2026-03-18 17:30'),
    doneAt: at(`${doneOn} 10:00`),
    used,
    target,
    statutory,
  });
  const done = [run(3, 5, 20, '2026-03-18'), run(6, 5, null, '2026-03-19')];
  const march = {
    month: '2026-03',
    figures: efficiencyOf(
      done,
      { from: at('2026-03-01 00:00'), to: at('2026-04-01 00:00'), unit: null },
      now,
    ),
    summons: [{ ...node, at: at('2026-03-20 09:00') }],
  };
  const february = {
    month: '2026-02',
    figures: efficiencyOf([], { from: 0, to: 1, unit: null }, now),
    summons: [],
  };

  test('stands beside promise, law and the month before; each figure names its nodes', () => {
    const view = { unit: null, current: march, before: february, nameOf };
    expect(textOf(efficiencyCard(ctx, view))).toMatchInlineSnapshot(`
      "blue: 办理效能 · 全区 · 2026年3月
      指标 | 3月 | 2月
      按时完成率 | 50%（1/2） | 无到期
      平均用时 | 4.5 天 | —
      承诺时限 | 5.0 天 | —
      法定节点用时 | 3.0 天 | —
      法定时限 | 20.0 天 | —
      比法定提速 | 85% | —
      约谈 | 1 次 | 0 次
      ▸ 3月到期 2 个，没有按时 1 个
        0402 勘测定界、宗地图与规划条件 · 絮云智能服装二期项目 · 3月18日到期，3月19日办结
        0402 勘测定界、宗地图与规划条件 · 絮云智能服装二期项目 · 3月18日到期，按时
      ▸ 3月办结 2 个，有法定时限 1 个
        0402 勘测定界、宗地图与规划条件 · 絮云智能服装二期项目 · 用 3 天，承诺 5 天，法定 20 天
        0402 勘测定界、宗地图与规划条件 · 絮云智能服装二期项目 · 用 6 天，承诺 5 天
      ▸ 3月约谈 1 次
        0402 勘测定界、宗地图与规划条件 · 絮云智能服装二期项目 · 自规分局 · 3月20日
      ▸ 图表：平均用时
        [图] 平均用时（个工作日）
        ▸ 图中数字
          3月用时　4.5 个工作日
          3月承诺　5 个工作日
          3月法定　20 个工作日
      天数为工作日平均，扣除暂停；企业自办的节点不计。法定时限只算法律有上限的节点。"
    `);
  });

  test('names the year where months of two are compared', () => {
    const before = { ...february, month: '2025-12' };
    const drawn = textOf(efficiencyCard(ctx, { unit: 'ZGJ', current: march, before, nameOf }));
    expect(drawn).toContain('2025年12月');
    expect(drawn).not.toContain('12月到期');
  });
});

test('a verifier reads what the unit says, and the unit reads the ruling', () => {
  const [, , posted] = postedOf(ledger, [anAppeal()]);
  const project = demoProject('DEMO-11');
  if (!posted) throw new Error('no entry');
  expect(textOf(rulingCard(ctx, project, posted))).toMatchInlineSnapshot(`
    "orange: 积分申诉 · 自规分局 · 13710 1天未接办 [待裁定]
    絮云智能服装二期项目
    扣分 | −1 13710 1天未接办
    事由 | 3月20日 17:30（周五），0402 勘测定界、宗地图与规划条件
    申诉人 | 自规分局 卓文渊
    申诉 | 规划条件等市里批复，已按程序报批
    <裁定理由>
    [维持] | [撤销]
    撤销的，分数用一笔新记录退回，原记录保留。"
  `);
  const ruling = { by: 'U062', at: now, decision: 'revoke' as const, words: '市里确有批复在途' };
  const ruled = { ...posted, appeal: anAppeal({ ruling }) };
  expect(textOf(ruledCard(ctx, project, ruled))).toContain('已撤销扣分');
});

test('whatever people wrote, Feishu takes every card', () => {
  const nasty = '<at id=all></at>**[坏](http://x)** `_~|#-\n> 名称'.repeat(10);
  for (const card of pointsCardsOf(ctx, demoProject('DEMO-11'), nasty)) {
    expect(faultOf(card)).toBeUndefined();
    expect(mentionsOf(card)).toEqual([]);
  }
  expect(anEntry().hundredths).toBe(-200);
});
