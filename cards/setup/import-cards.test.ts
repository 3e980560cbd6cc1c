import { describe, expect, test } from 'vitest';
import { draw } from '../draw.ts';
import { AS_OF, contextAt, demoProject, textOf, world } from '../testing.ts';
import { faultLine } from './fault-words.ts';
import { blockedCard, importedCard, previewCard } from './import-cards.ts';
import { aDraft, aPerson, peoplePlan, projectsPlan } from './testing.ts';

const shown = { number: 3, fileName: '项目.xlsx' };

describe('a preview', () => {
  test('says what would come about, and what is worth a look', () => {
    const underWay = {
      ...aDraft(world, '续建项目', 3),
      history: { done: ['0101'], running: [], missing: [] },
    };
    const plan = projectsPlan({
      drafts: [aDraft(world), underWay],
      known: [{ row: 4, name: '老项目' }],
      similar: [{ row: 2, like: '云杉新材料一期' }],
      defaulted: [{ column: '供地方式', count: 2 }],
      ignored: ['备注'],
    });
    expect(textOf(previewCard(world, { ...shown, plan }))).toBe(
      [
        'blue: 导入预览 · 项目 · 第 3 号 [待确认]',
        '项目.xlsx',
        '新建 2 个项目，其中 1 个从在办节点接着办，同名跳过 1 个',
        '现在什么都没有保存，点“确认导入”才生效。',
        '系统里已有同名项目，跳过：第 4 行 老项目',
        '名称相近，请看是不是同一个项目：第 2 行与“云杉新材料一期”',
        '没填、按默认的属性：供地方式（2 个）',
        '没有用到的列：备注',
        '[确认导入] | [放弃]',
        '确认后每个项目建一个专班群，全部建好约需 1 分钟。',
      ].join('\n'),
    );
  });

  test('with faults has them in the order of the rows and nothing to press', () => {
    const at = (row: number) => ({ row, column: '属地', problem: { code: 'empty' } as const });
    const plan = projectsPlan({ faults: [at(9), at(2)] });
    expect(textOf(previewCard(world, { number: null, fileName: '项目.xlsx', plan }))).toBe(
      [
        'red: 导入预览 · 项目 [2 处要改]',
        '项目.xlsx',
        '表里有下面的问题，什么都没有保存。改好后重新发送整张表。',
        '第 2 行 · 属地：没有填。',
        '第 9 行 · 属地：没有填。',
      ].join('\n'),
    );
  });

  test('names who changes, from what to what', () => {
    const draft = aPerson({ role: 'unitHead' });
    const before = { ...aPerson().person, active: false };
    const plan = peoplePlan({ changed: [{ draft, before }] });
    expect(textOf(previewCard(world, { ...shown, plan }))).toContain(
      '更新 第 3 行 俞澄（恢复）：发改委 业务帮办员 科员 → 发改委 单位一把手 科员',
    );
  });

  test('that would change nothing has nothing to press', () => {
    const text = textOf(previewCard(world, { ...shown, plan: peoplePlan() }));
    expect(text).toContain('没有要保存的内容');
    expect(text).not.toContain('[确认导入]');
  });
});

test('what was imported can be taken back after a question', () => {
  const facts = { number: 3, kind: 'projects', projects: 204, added: 0, changed: 0 } as const;
  expect(textOf(importedCard(facts))).toBe(
    [
      'green: 已导入 · 项目 · 第 3 号',
      '新建 204 个项目',
      '专班群正在建，全部建好约需 3 分钟，办理卡随后发到群里。',
      '[撤销导入] (撤销这次导入？ 已经有人办理过的，要先处理才能撤销。)',
      '还没有人办理过时可以撤销。',
    ].join('\n'),
  );
});

test('what stands in the way of an undo is named', () => {
  const card = blockedCard(world, 3, [
    { code: 'project-touched', project: 'P', name: '某项目', by: 'U021', at: AS_OF, times: 2 },
    { code: 'person-in-team', person: 'U022', projects: ['甲项目', '乙项目', '丙项目'] },
  ]);
  expect(textOf(card)).toContain('某项目：已有 2 次操作，最近一次是');
  expect(textOf(card)).toContain('在专班里，甲项目、乙项目等 3 个项目');
});

test('a moved deadline is named with both its days', () => {
  const project = demoProject('DEMO-01');
  const move = {
    from: '1.0.0',
    to: '2026-04-01',
    added: ['0804'],
    removed: [],
    kept: [],
    dues: [{ node: '0802', from: AS_OF, to: AS_OF + 86_400_000 }],
  };
  const subject = { kind: 'catalogueMoved', by: 'U066', at: AS_OF, move } as const;
  const { card } = draw(contextAt(), project, subject, { mention: ['U015'] });
  expect(textOf(card)).toBe(
    [
      'blue: 目录已更新 [2026-04-01]',
      project.name,
      '@ou_U015 本项目改用 2026-04-01 版目录（原 1.0.0 版）。',
      '时限有变：',
      '0802 基础与主体施工：3月16日 → 3月17日',
      '新增节点：0804 设备安装与室外配套',
      '由 发改委 总一鸣 调整，已办结的节点不受影响。',
    ].join('\n'),
  );
});

test.each([
  [
    { row: null, column: null, problem: { code: 'wrong-sheet', is: 'people' } },
    '这是人员表，不是项目表。',
  ],
  [
    {
      row: 5,
      column: '在办节点及开始日',
      problem: {
        code: 'day-out-of-range',
        found: '2100-01-01',
        from: '2000-01-01',
        to: '2026-03-16',
      },
    },
    '第 5 行 · 在办节点及开始日：2100年1月1日不行，须在 2000年1月1日到 2026年3月16日之间。',
  ],
  [
    {
      row: 5,
      column: '分管负责人',
      problem: { code: 'unknown', what: 'person', found: '邬思奇', nearest: '邬思齐', choices: [] },
    },
    '第 5 行 · 分管负责人：没有登记“邬思奇”，是不是“邬思齐”？',
  ],
  [
    {
      row: 5,
      column: '专职代办员',
      problem: { code: 'wrong-role', person: 'U006', is: 'portfolioLeader', may: ['agent'] },
    },
    '第 5 行 · 专职代办员：邬思齐的角色是分管负责人，这里要填专职代办员。',
  ],
  [
    {
      row: 5,
      column: '已办结节点',
      problem: { code: 'node-too-early', node: '0201', waitsFor: ['0102'] },
    },
    '第 5 行 · 已办结节点：0201 协议洽谈与合法性审查 要等 0102 考察研判与准入评审办结，但已办结节点里没有。',
  ],
] as const)('%j in words', (fault, words) => {
  expect(faultLine(world, fault)).toBe(words);
});
