import { describe, expect, test } from 'vitest';
import { act, invite, raise, tell } from '../../domain/blocker/testing.ts';
import { waitingFor } from '../../domain/matter/waiting.ts';
import type { ProjectCommand } from '../../domain/project/commands.ts';
import { mentionsOf } from '../../sandbox/card/read.ts';
import { draw } from '../draw.ts';
import { nodeCard } from '../node.ts';
import { progressCard } from '../progress.ts';
import { apply, at, contextAt, demoProject, textOf, world } from '../testing.ts';
import { todoCard } from '../todo.ts';

const carry = (...commands: ProjectCommand[]) =>
  commands.reduce((project, command) => apply(project, command), demoProject('DEMO-02'));
const funds = raise({ category: 'funds', words: '第三期进度款还差一半', since: '2026-03-10' });
const shown = (project: ReturnType<typeof carry>, now?: number) =>
  textOf(
    draw(contextAt(now), project, { kind: 'blocker', matter: 'B1' }, { mention: ['U025'] }).card,
  );

describe('the card of a blocker', () => {
  test('names who owes a reply, by when, and what may follow', () => {
    expect(shown(carry(funds))).toMatchInlineSnapshot(`
      "yellow: 堵点 · 第三期进度款还差一半 [单位级] [待答复]
      岐禾中药配方颗粒提取项目
      @ou_U025 请在 3月17日 17:30 前认领，或回复写明进展。
      责任 | 财政局 · 娄思源
      答复 | 应于 3月17日 17:30（周二）前
      级别 | 单位级，3月23日还没解决就升为跨单位
      节点 | 0601 资金筹措与资本金落实
      上报 | 资金类，企业 左怀瑾，3月16日 09:00；3月10日起受影响
      [认领] | [已解决] | [提级] (提为跨单位？ 会在群里请邬思齐协调解决。)
      ▸ 更多
        [写进展] | [请单位配合] | [转给别的单位]
      编号 B1。写进展、发照片：直接回复这张卡片。"
    `);
  });

  test('lists every unit with its own part', () => {
    const project = carry(
      { ...funds, units: ['ZJJ', 'GSG'] } as ProjectCommand,
      tell('已向市里申请', 'U025'),
      tell('支付证明已开', 'U023'),
      act('solveBlocker', 'U016'),
    );
    expect(shown(project)).toMatchInlineSnapshot(`
      "yellow: 堵点 · 第三期进度款还差一半 [单位级] [已答复]
      岐禾中药配方颗粒提取项目
      娄思源 已答复，办好后请点“已解决”。
      责任 | 财政局 · 娄思源
      配合 | 【办理中】住建局 · 管仲书：支付证明已开 / 【已办好】供水公司 · 暂无在岗人员，由代办员 乔若水 代为负责
      答复 | 财政局 娄思源 于 3月16日 09:00 答复
      级别 | 单位级，3月23日还没解决就升为跨单位
      节点 | 0601 资金筹措与资本金落实
      上报 | 资金类，企业 左怀瑾，3月16日 09:00；3月10日起受影响
      进展 | 3月16日 09:00 财政局 娄思源：已向市里申请 / 3月16日 09:00 住建局 管仲书：支付证明已开
      [认领] | [已解决] | [提级] (提为跨单位？ 会在群里请邬思齐协调解决。)
      ▸ 更多
        [写进展] | [请单位配合] | [转给别的单位]
      编号 B1。写进展、发照片：直接回复这张卡片。"
    `);
  });

  test('says when the reply is late', () => {
    expect(shown(carry(funds), at('2026-03-18 10:00'))).toMatch(/答复逾期[\s\S]*答复已逾期/);
  });

  test('asks the reporter to confirm, and nothing else', () => {
    const text = shown(carry(funds, act('claimBlocker', 'U025'), act('solveBlocker', 'U025')));
    expect(text).toMatchInlineSnapshot(`
      "blue: 堵点 · 第三期进度款还差一半 [单位级] [待确认]
      岐禾中药配方颗粒提取项目
      娄思源 说已经解决，请 左怀瑾 确认。
      责任 | 财政局 · 娄思源
      答复 | 财政局 娄思源 于 3月16日 09:00 认领
      级别 | 单位级
      节点 | 0601 资金筹措与资本金落实
      上报 | 资金类，企业 左怀瑾，3月16日 09:00；3月10日起受影响
      [确认解决] (确认已经解决？ 确认后这个堵点关闭，不能自行撤回。) | [还没解决]
      编号 B1。写进展、发照片：直接回复这张卡片。"
    `);
  });

  test('closed has nothing to press', () => {
    const text = shown(carry(funds, act('solveBlocker', 'U025'), act('confirmBlocker', 'U032')));
    expect(text).toMatchInlineSnapshot(`
      "green: 堵点 · 第三期进度款还差一半 [已解决]
      岐禾中药配方颗粒提取项目
      由 娄思源 解决，左怀瑾 于 3月16日 09:00（周一）确认。
      责任 | 财政局 · 娄思源
      答复 | 财政局 娄思源 于 3月16日 09:00 答复
      节点 | 0601 资金筹措与资本金落实
      上报 | 资金类，企业 左怀瑾，3月16日 09:00；3月10日起受影响"
    `);
  });

  test('closed asks no other unit for its part', () => {
    const solved = [act('solveBlocker', 'U025'), act('confirmBlocker', 'U032')];
    expect(shown(carry(funds, invite(['ZJJ'], 'U025')))).toContain('【待办理】住建局');
    const text = shown(carry(funds, invite(['ZJJ'], 'U025'), ...solved));
    expect(text).toContain('配合 | 【不用再办】住建局');
  });

  test('of today says its day once', () => {
    const text = shown(carry(raise({ category: 'funds', since: '2026-03-16' })));
    expect(text).toMatch(/上报 \| .*3月16日 09:00\n/);
  });

  test('shows the last three lines of progress', () => {
    const lines = ['一', '二', '三', '四'].map((words) => tell(words, 'U025'));
    const text = shown(carry(funds, ...lines));
    expect(text).not.toContain('：一');
    expect(text).toMatch(/更早的进展已存档[\s\S]*：二[\s\S]*：三[\s\S]*：四/);
  });

  test('calls nobody by what was typed', () => {
    const words = '<at id=all></at> **急** [点](http://x)';
    const { card } = draw(
      contextAt(),
      carry(raise({ words }), tell(words, 'U027')),
      { kind: 'blocker', matter: 'B1' },
      { mention: ['U027'] },
    );
    expect(mentionsOf(card)).toEqual([]);
  });
});

describe('a short card', () => {
  const call = (project: ReturnType<typeof carry>, name: 'crossUnit' | 'red' | 'invited') =>
    textOf(
      draw(
        contextAt(),
        project,
        { kind: 'blockerCall', matter: 'B1', call: name, at: at('2026-03-16 09:00') },
        { mention: ['U006'] },
      ).card,
    );

  test('of a rise asks the leader', () => {
    const project = carry(funds, act('claimBlocker', 'U025'), act('escalateBlocker', 'U016'));
    expect(call(project, 'crossUnit')).toMatchInlineSnapshot(`
      "orange: 堵点升级 · 跨单位 · 第三期进度款还差一半 [跨单位] [已认领]
      岐禾中药配方颗粒提取项目
      @ou_U006 3月10日起受影响，还没有解决。请协调解决。
      责任 | 财政局 · 娄思源
      级别 | 跨单位，3月31日还没解决就升为卡脖子
      [写进展] | [提级] (提为卡脖子？ 会在群里请顾承砚、沈砚秋协调解决。)
      详情见群里编号 B1 的堵点卡片，写进展请回复卡片。"
    `);
  });

  test('of a late reply asks the head', () => {
    expect(call(carry(funds), 'red')).toMatch(/请督促办理/);
  });

  test('of a late reply asks the head who answers himself to reply', () => {
    // The development zone of DEMO-06 has no helper: its head U011 answers for it.
    const road = apply(demoProject('DEMO-06'), raise({ category: 'road', by: 'U035' }));
    expect(call(road, 'red')).toMatch(/经开区应于[^。]*，请尽快答复。/);
  });

  test('of a unit that comes in asks for its part', () => {
    expect(call(carry(funds, invite(['ZJJ'], 'U025')), 'invited')).toContain('[本单位已办好]');
  });

  test('whose matter is over says how it stands', () => {
    expect(call(carry(funds, act('claimBlocker', 'U025')), 'red')).toMatchInlineSnapshot(`
      "grey: 堵点答复逾期 · 第三期进度款还差一半 [单位级] [已认领]
      岐禾中药配方颗粒提取项目
      现在的状态：已认领。
      责任 | 财政局 · 娄思源
      详情见群里编号 B1 的堵点卡片，写进展请回复卡片。"
    `);
  });
});

test('a short card of a closed blocker asks for no progress', () => {
  const solved = [act('solveBlocker', 'U025'), act('confirmBlocker', 'U032')];
  const about = { kind: 'blockerCall', matter: 'B1', call: 'confirm' } as const;
  const subject = { ...about, at: at('2026-03-16 09:00') };
  const { card } = draw(contextAt(), carry(funds, ...solved), subject, { mention: [] });
  expect(textOf(card)).toMatch(/详情见群里编号 B1 的堵点卡片。$/);
});

describe('elsewhere', () => {
  const four = ['一处', '二处', '三处', '四处'].map((words) => raise({ category: 'funds', words }));

  test('the bar has one line each, the highest first, at most three', () => {
    const project = carry(...four, act('escalateBlocker', 'U016', 'B3'));
    const text = textOf(progressCard(contextAt(), project));
    expect(text.split('\n').filter((line) => line.includes('堵点'))).toMatchInlineSnapshot(`
      [
        "● 堵点 B3 三处 | 跨单位 · 第 1 天",
        "● 堵点 B1 一处 | 单位级 · 第 1 天",
        "● 堵点 B2 二处 | 单位级 · 第 1 天",
        "另有 1 个堵点，发“堵点”查看",
        "[我的待办] | [报堵点]",
      ]
    `);
  });

  test('the node that is held up says so', () => {
    const text = textOf(nodeCard(contextAt(), carry(...four), '0601', { mention: [] }));
    expect(text).toMatch(/堵点 \| B1 一处（财政局，单位级，待答复） \/ B2 .* \/ 另有 2 个/);
  });

  test('the to-do list asks for the reply', () => {
    const project = carry(funds);
    const items = waitingFor(world, project, 'U025').map((waiting) => ({ project, waiting }));
    expect(textOf(todoCard(contextAt(at('2026-03-17 08:00')), 'U025', items))).toContain(
      '● 待答复 堵点 B1 第三期进度款还差一半 / 岐禾中药配方颗粒提取项目 | 剩 9 小时',
    );
  });
});
