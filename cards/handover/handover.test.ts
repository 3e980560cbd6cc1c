import { expect, test } from 'vitest';
import { createDirectory } from '../../domain/people/types.ts';
import type { ProjectCommand } from '../../domain/project/commands.ts';
import { nodeCard } from '../node.ts';
import { progressCard } from '../progress.ts';
import { refusalToast } from '../refusals.ts';
import { AS_OF, apply, contextAt, demoProject, textOf, world } from '../testing.ts';
import { whoCard } from './answers.ts';
import { handoverDrawers } from './draw.ts';
import { leaveFormCard } from './leave-form.ts';
import { awayCard, standInCard } from './lists.ts';

const project = demoProject('DEMO-02');
const ctx = contextAt();
const skip: ProjectCommand = { type: 'skip', node: '0404', words: '土地已由县里出让', by: 'U066' };
const handOver: ProjectCommand = { type: 'handOverNode', node: '0404', to: 'U008', by: 'U022' };

test('the newcomer is called with what the node still needs', () => {
  const { card, isFinal } = handoverDrawers.handedOver(
    ctx,
    apply(project, handOver),
    { kind: 'handedOver', node: '0404', from: 'U022', to: 'U008', by: 'U022' },
    { mention: ['U008'] },
  );
  expect(isFinal).toBe(false);
  expect(textOf(card)).toMatchInlineSnapshot(`
    "yellow: 转办 · 0404 土地挂牌公告与交易 [黄灯]
    岐禾中药配方颗粒提取项目
    @ou_U008 这个节点转给您，请接办。
    接办 | 自规分局 卓文渊
    原责任 | 自规分局 俞澄
    时限 | 3月17日 17:30（周二）
    还缺 | 宗地图（自规分局 0402 成果） / 国有建设用地出让方案（自规分局提供）
    材料 | 3/5 份：规划条件、勘测定界报告、项目准入评审意见
    [接办] | [办结] (办结 0404 土地挂牌公告与交易？ 项目：岐禾中药配方颗粒提取项目。办结后启动后续节点，不能自行撤回。)"
  `);
});

test('the node’s own card addresses who has it now, without calling', () => {
  const card = textOf(nodeCard(ctx, apply(project, handOver), '0404', { mention: ['U022'] }));
  expect(card).toContain('卓文渊 请接办');
  expect(card).not.toContain('@ou_U022');
});

test('a skipped node says who decided it and why', () => {
  const skipped = apply(project, skip);
  expect(textOf(nodeCard(ctx, skipped, '0404', { mention: [] }))).toMatchInlineSnapshot(`
    "grey: 0404 土地挂牌公告与交易 [已跳过]
    岐禾中药配方颗粒提取项目
    决定 | 发改委 总一鸣，3月16日 09:00（周一）
    原因 | 土地已由县里出让"
  `);
  expect(textOf(progressCard(ctx, skipped))).toContain('● 已跳过 0404');
  const news = handoverDrawers.nodeDropped(
    ctx,
    skipped,
    { kind: 'nodeDropped', node: '0404', at: AS_OF },
    { mention: [] },
  );
  expect(textOf(news.card)).toContain('原因 | 土地已由县里出让');
  const other = handoverDrawers.nodeDropped(
    ctx,
    skipped,
    { kind: 'nodeDropped', node: '0404', at: AS_OF - 1 },
    { mention: [] },
  );
  expect(textOf(other.card)).toContain('后来又有变动');
});

test('a form that was answered closes', () => {
  const form = (state: typeof project) =>
    handoverDrawers.handOverForm(
      ctx,
      state,
      { kind: 'handOverForm', node: '0404', holder: 'U022', openedAt: AS_OF },
      { mention: [] },
    );
  expect(form(project).isFinal).toBe(false);
  expect(form(apply(project, handOver))).toMatchObject({ isFinal: true });
  expect(textOf(form(apply(project, handOver)).card)).toContain('现在由 自规分局 卓文渊 负责');
});

test('leave: a head records for the unit, others for themselves', () => {
  const person = (id: string) => {
    const found = world.directory.person(id);
    if (!found) throw new Error(`no ${id}`);
    return found;
  };
  expect(textOf(leaveFormCard(ctx, person('U022')))).toContain('<自规分局 俞澄 · 窗口业务帮办员>');
  expect(textOf(leaveFormCard(ctx, person('U008')))).toMatch(
    /<自规分局 卓文渊 · 自规分局局长 \/ 自规分局 俞澄/,
  );
  expect(textOf(leaveFormCard(ctx, person('U066')))).toContain('没有其他在岗人员');
});

test('leave: who acts meanwhile, and for what', () => {
  const leave = { person: 'U022', standIn: 'U008', until: '2026-04-20', by: 'U022' };
  const taken = [{ project, nodes: ['0404', '0501'], waits: [] }];
  expect(textOf(awayCard(ctx, leave, taken))).toMatchInlineSnapshot(`
    "green: 请假已登记
    自规分局 俞澄
    请假 | 今天起，到 4月20日（含当天）
    代办 | 自规分局 卓文渊
    转交 | 1 个项目，2 个节点
    卓文渊 会收到清单。4月20日过后自动恢复，提前回来请发“销假”。"
  `);
  expect(textOf(standInCard(ctx, leave, taken))).toMatchInlineSnapshot(`
    "blue: 请您代办 · 俞澄 请假
    俞澄 请假到 4月20日，期间由您代办。
    岐禾中药配方颗粒提取项目
    0404 土地挂牌公告与交易、0501 总平面与设计方案审查
    发“待办”看全部。到期自动还给本人，不用操作。"
  `);
});

test('cards name the one on leave beside who acts', () => {
  const away = { standIn: 'U008', until: '2026-04-20' };
  const people = world.directory
    .everybody()
    .map((person) => (person.id === 'U022' ? { ...person, away } : person));
  const onLeave = contextAt(AS_OF, {
    ...world,
    directory: createDirectory(people, '2026-03-16'),
  });
  expect(textOf(nodeCard(onLeave, project, '0404', { mention: ['U022'] }))).toContain(
    '责任 | 自规分局 · 卓文渊（代 俞澄，至 4月20日）',
  );
  expect(textOf(progressCard(onLeave, project))).toContain('自规分局 · 卓文渊（代 俞澄）');
});

test('two of one name are asked apart by their unit', () => {
  const people = ['U022', 'U021'].flatMap((id) => world.directory.person(id) ?? []);
  const named = people.map((person) => ({ ...person, name: '俞澄' }));
  expect(textOf(whoCard(ctx, '俞澄', named, ''))).toContain('例如“自规分局俞澄”');
  expect(textOf(whoCard(ctx, '张大', [], '转办 0404 姓名'))).toContain('没有找到“张大”');
});

test('refusals say what to do instead', () => {
  const told = (refusal: Parameters<typeof refusalToast>[2]) =>
    refusalToast(ctx, project, refusal).content;
  expect(told({ code: 'receiver-away', person: 'U008', until: '2026-04-20' })).toBe(
    '卓文渊 自己请假到 4月20日，请另选一人。没有改动。',
  );
  expect(told({ code: 'absence-stands-in', person: 'U008', absent: ['U022'] })).toBe(
    '卓文渊 正在代 俞澄，请先给他们换代办的人。没有改动。',
  );
  expect(told({ code: 'node-dropped', node: '0404', by: 'U066', at: AS_OF })).toBe(
    '0404 土地挂牌公告与交易 已由 发改委 总一鸣 于 3月16日 09:00（周一）决定跳过，不用再办。',
  );
});
