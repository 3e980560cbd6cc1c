import type { ClockCommand, ClockRefusal } from '../../domain/clock/types.ts';
import type { PersonId } from '../../domain/people/types.ts';
import type { Project, World } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import type { DoneWords, RefusalWords } from '../spoken.ts';
import { cut, materialNames, nameList, nodeName, personLine } from '../text.ts';
import type { Toast } from '../toasts.ts';
import { dateWords, dayWords, timeLeft } from '../words.ts';
import { reasonWord } from './words.ts';

/** How the acts of this part are named where a person may not do them. */
export const clockActs: Readonly<Record<ClockCommand['type'], string>> = {
  pause: '暂停',
  resume: '恢复',
  supplement: '告知补正',
};

const MAX_WHO = 4;

const people = (world: World, who: readonly PersonId[]): string =>
  nameList(
    who.map((person) => personLine(world, person)),
    MAX_WHO,
    '人',
  );

export const clockRefusals: RefusalWords<ClockRefusal> = {
  'before-minimum': ({ world, now }, _project, { node, act, earliestOn, startedOn, basis }) => {
    const end = dateWords(earliestOn, now);
    const what = act === 'finish' ? `最早 ${end}办结` : `时限最早可定在 ${end}`;
    return [
      'warning',
      `${nodeName(world, node)} 有法定最短期限（${basis}），从 ${dateWords(startedOn, now)}起算，不能压缩，${what}。`,
    ];
  },
  'node-paused': ({ world, now }, _project, { node, by, at, expectedOn }) => [
    'info',
    `${nodeName(world, node)} 正在暂停：${personLine(world, by)} ${dayWords(at, now)}登记，预计 ${dateWords(expectedOn, now)}结束。请先恢复计时。`,
  ],
  'not-paused': ({ world }, _project, { node }) => [
    'info',
    `${nodeName(world, node)} 没有暂停，不用恢复。`,
  ],
  'pause-over': ({ world, now }, _project, { node, resumedAt, resumedBy }) => {
    const who = resumedBy === null ? '' : `由 ${personLine(world, resumedBy)} `;
    return [
      'info',
      `${nodeName(world, node)} 的这次暂停已${who}于 ${dayWords(resumedAt, now)}恢复。`,
    ];
  },
  'pause-needs-approval': ({ world }, _project, { node, reason, who }) => [
    'error',
    `${nodeName(world, node)} 因“${reasonWord(reason)}”暂停，须由 ${people(world, who)} 办理。`,
  ],
  'notice-within-limit': ({ world }, _project, { node }) => [
    'warning',
    `${nodeName(world, node)} 的时限已包含法定公告期，不能再因公告暂停。`,
  ],
  'pause-end-not-ahead': ({ now }, _project, { earliestOn }) => [
    'warning',
    `预计结束日期最早选 ${dateWords(earliestOn, now)}。`,
  ],
  'supplement-waits': ({ world, now }, _project, { node, by, at, materials }) => [
    'info',
    `${nodeName(world, node)} 正在等补正，还没有起算：${personLine(world, by)} ${dayWords(at, now)}已告知 ${materialNames(world, materials)}。`,
  ],
  'supplement-not-here': ({ world }, _project, { node }) => [
    'warning',
    `${nodeName(world, node)} 从就绪日起算，起算日不能因补正改变；等材料请用“补正”登记暂停。`,
  ],
  'supplement-too-late': ({ world, now }, _project, { node, readyOn, lastDay }) => [
    'warning',
    `${nodeName(world, node)} 应在 ${dateWords(lastDay, now)}前（5 个工作日内）一次告知，已经过期，按 ${dateWords(readyOn, now)}起算；等材料请重新点“补正”登记暂停。`,
  ],
  'nothing-to-supplement': ({ world }, _project, { node }) => [
    'info',
    `${nodeName(world, node)} 没有选到缺少的材料，不用补正。`,
  ],
  'materials-not-required': ({ world }, _project, { node, materials }) => [
    'error',
    `${nodeName(world, node)} 不需要${cut(materialNames(world, materials), 80)}，不能要求补正。`,
  ],
};

const success = (content: string): Toast => ({ type: 'success', content });

/** Where a running node is due now, in words; empty where it does not run. */
function dueOf({ now }: CardContext, project: Project, node: string): string {
  const state = project.nodes.get(node);
  return state?.status === 'running'
    ? `，时限 ${dayWords(state.dueAt, now)}，${timeLeft(now, state.dueAt)}`
    : '';
}

export const clockDone: DoneWords<ClockCommand> = {
  pause: ({ world, now }, _project, { node, expectedOn }) =>
    success(
      `已暂停 ${nodeName(world, node)}，预计 ${dateWords(expectedOn, now)}结束，到时请恢复计时。`,
    ),
  resume: (ctx, project, { node }) =>
    success(`已恢复 ${nodeName(ctx.world, node)}${dueOf(ctx, project, node)}。`),
  supplement: ({ world }, _project, { node, materials }) =>
    success(
      `已告知补正：${materialNames(world, materials)}。${nodeName(world, node)} 等材料到齐再起算。`,
    ),
};
