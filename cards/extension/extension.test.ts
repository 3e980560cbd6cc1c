import { expect, test } from 'vitest';
import type { ProjectCommand } from '../../domain/project/commands.ts';
import type { Project } from '../../domain/project/types.ts';
import { nodeCard } from '../node.ts';
import { refusalToast } from '../refusals.ts';
import { AS_OF, apply, at, contextAt, demoProject, textOf } from '../testing.ts';
import { extensionDrawers } from './draw.ts';

const project = demoProject('DEMO-02');
const ask = (dueOn: string): ProjectCommand => ({
  type: 'askExtension',
  node: '0303',
  dueOn,
  words: '专家评审意见要修改报告书',
  by: 'U024',
});
const decide = (verdict: Extract<ProjectCommand, { type: 'decideExtension' }>['verdict']) =>
  ({ type: 'decideExtension', node: '0303', request: 1, verdict, by: 'U006' }) as const;
const asked = apply(project, ask('2026-04-20'));

const decisionOf = (state: Project, isReminder = false, request = 1) =>
  extensionDrawers.extensionDecision(
    contextAt(),
    state,
    { kind: 'extensionDecision', node: '0303', request, isReminder },
    { mention: [] },
  );
const outcomeOf = (state: Project) =>
  textOf(
    extensionDrawers.extensionOutcome(
      contextAt(),
      state,
      { kind: 'extensionOutcome', node: '0303', request: 1 },
      { mention: ['U024'] },
    ).card,
  );

test('the leader sees what is asked for and what the law says', () => {
  expect(textOf(decisionOf(asked).card)).toMatchInlineSnapshot(`
    "blue: 延期申请 · 0303 环境影响评价审批 [待您决定]
    岐禾中药配方颗粒提取项目
    申请人 | 生态环境分局 池映雪，3月16日
    现时限 | 4月3日 17:30（周五）
    申请到 | 4月20日 17:30（周一），多 17 天
    原因 | 专家评审意见要修改报告书
    已延期 | 没有延过
    法定 | 到 5月12日，没有超过
    <要缩短的，选日期，当天 17:30 到期>
    <不同意的，写原因>
    [同意] (同意延到 4月20日？ 0303 环境影响评价审批，项目：岐禾中药配方颗粒提取项目。) | [缩短] | [不同意]"
  `);
});

test('a request beyond the law is marked, a reminder says how long it waits', () => {
  const text = textOf(decisionOf(apply(project, ask('2026-05-16')), true).card);
  expect(text).toContain('提醒：延期申请');
  expect(text).toContain('[已等 2 个工作日]');
  expect(text).toContain('申请到 | 5月16日 17:30（周六），多 43 天（当天不上班）');
  expect(text).toContain('法定 | 超过法定时限 5月12日（《环境影响评价法》第二十二条），请慎重决定');
});

test('earlier extensions are counted', () => {
  const again = apply(apply(asked, decide({ kind: 'grant' })), ask('2026-05-08'));
  expect(textOf(decisionOf(again, false, 2).card)).toContain('已延期 | 1 次');
});

test('once decided the card offers nothing any more', () => {
  const { card, isFinal } = decisionOf(apply(asked, decide({ kind: 'grant' })));
  expect(isFinal).toBe(true);
  expect(textOf(card)).not.toContain('[同意]');
});

test('what was decided is told to the group', () => {
  expect(outcomeOf(apply(asked, decide({ kind: 'grant' })))).toMatchInlineSnapshot(`
    "green: 延期申请 · 0303 环境影响评价审批 [已同意]
    岐禾中药配方颗粒提取项目
    @ou_U024 新的时限是 4月20日 17:30（周一），到期前会重新提醒。
    决定 | 经开区 邬思齐，3月16日 09:00（周一）
    申请人 | 生态环境分局 池映雪
    申请 | 从 4月3日延到 4月20日
    原因 | 专家评审意见要修改报告书"
  `);
  const refused = apply(asked, decide({ kind: 'refuse', words: '请先把评审会开了' }));
  expect(outcomeOf(refused)).toMatchInlineSnapshot(`
    "orange: 延期申请 · 0303 环境影响评价审批 [不同意]
    岐禾中药配方颗粒提取项目
    @ou_U024 时限不变，请抓紧办理。
    决定 | 经开区 邬思齐，3月16日 09:00（周一）
    意见 | 请先把评审会开了
    申请人 | 生态环境分局 池映雪
    申请 | 从 4月3日延到 4月20日
    原因 | 专家评审意见要修改报告书"
  `);
  const shortened = apply(asked, decide({ kind: 'shorten', dueOn: '2026-04-10' }));
  expect(outcomeOf(shortened)).toMatch(/同意，期限缩短[\s\S]*4月10日 17:30（周五）/);
});

test('the form says what the law allows, and closes when it was sent', () => {
  const form = (state: Project, openedAt = AS_OF) =>
    extensionDrawers.extensionForm(
      contextAt(),
      state,
      { kind: 'extensionForm', node: '0303', openedAt },
      { mention: [] },
    );
  expect(textOf(form(project).card)).toMatchInlineSnapshot(`
    "blue: 延期申请 · 0303 环境影响评价审批
    岐禾中药配方颗粒提取项目
    现时限 | 4月3日 17:30（周五）
    <延到哪一天，当天 17:30 到期>
    <为什么要延，已经做了什么>
    [提交申请]
    法定时限到 5月12日。由牵头领导决定，结果发到项目群。"
  `);
  const sent = form(asked);
  // As long as nobody has decided, it is the way to take the request back.
  expect(sent.isFinal).toBe(false);
  expect(textOf(sent.card)).toContain('申请 | 延到 4月20日，待 经开区 邬思齐 决定');
  const withdrawn = form(
    apply(asked, { type: 'withdrawExtension', node: '0303', request: 1, by: 'U024' }),
  );
  expect(withdrawn.isFinal).toBe(true);
  expect(textOf(withdrawn.card)).toContain('生态环境分局 池映雪 已撤回，时限不变。');
  // Decided since: the form that was sent stays closed, a new one may be opened.
  const refused = apply(asked, decide({ kind: 'refuse', words: '不急' }));
  expect(form(refused).isFinal).toBe(true);
  expect(form(refused, AS_OF + 1).isFinal).toBe(false);
});

test('the node’s card says what waits, and then who gave it time', () => {
  const mention = { mention: ['U024'] };
  const waiting = textOf(nodeCard(contextAt(), asked, '0303', mention));
  expect(waiting).toContain('延期 | 申请延到 4月20日，待 经开区 邬思齐 决定');
  expect(waiting).not.toContain('[延期]');
  const granted = apply(asked, decide({ kind: 'grant' }));
  const text = textOf(nodeCard(contextAt(), granted, '0303', mention));
  expect(text).toContain('起算 | 3月13日起，经 邬思齐 同意延期至 4月20日');
  expect(text).toContain('[延期]');
});

test('refusals say what stands', () => {
  const told = (state: Project, refusal: Parameters<typeof refusalToast>[2]) =>
    refusalToast(contextAt(at('2026-03-18 10:00')), state, refusal).content;
  const node = asked.nodes.get('0303');
  const open = node?.status === 'running' ? node.extension?.open : null;
  if (!open) throw new Error('nothing is open');
  expect(told(asked, { code: 'extension-open', node: '0303', request: open })).toBe(
    '生态环境分局 池映雪 已申请把 0303 环境影响评价审批 延到 4月20日，待 经开区 邬思齐 决定，不用重复申请。',
  );
  const outcome = {
    kind: 'granted' as const,
    by: 'U001',
    at: AS_OF,
    dueAt: open.dueAt,
    isShortened: false,
  };
  expect(
    told(asked, { code: 'extension-closed', node: '0303', request: { ...open, outcome } }),
  ).toBe('政府办 顾承砚 已于 3月16日 09:00（周一）同意，延到 4月20日。没有改动。');
  expect(told(asked, { code: 'extension-not-later', node: '0303', dueAt: open.from })).toBe(
    '现在的时限是 4月3日 17:30（周五），新的日期要在这以后。没有改动。',
  );
});
