import { isCallOver } from '../../domain/blocker/calls.ts';
import { leadersOf } from '../../domain/blocker/people.ts';
import type { Blocker, BlockerCall, BlockerSubject } from '../../domain/blocker/types.ts';
import { responsibleOfUnit, unitHeadsOf } from '../../domain/project/people.ts';
import type { Project } from '../../domain/project/types.ts';
import { callPart } from '../call.ts';
import type { CardContext } from '../context.ts';
import type { MentionOptions } from '../node.ts';
import {
  type Card,
  card,
  type Element,
  fact,
  footer,
  header,
  markdown,
  type Template,
} from '../parts.ts';
import { cut, escapeText, mention, personLine, unitName } from '../text.ts';
import { dateWords, dayWords, momentWords } from '../words.ts';
import { confirmButtons, leaderButtons, partButtons, replyButtons } from './buttons.ts';
import { progressLine } from './card.ts';
import { levelLine, stateWord, tagsOf, unitLine } from './words.ts';

const TITLE_SIGNS = 32;

type CallSubject = Extract<BlockerSubject, { kind: 'blockerCall' }>;

const titles: Readonly<Record<BlockerCall, string>> = {
  confirm: '堵点待确认',
  'confirm-late': '堵点还没确认',
  reopened: '堵点退回',
  moved: '堵点转来',
  invited: '堵点请配合',
  yellow: '堵点待答复',
  red: '堵点答复逾期',
  crossUnit: '堵点升级 · 跨单位',
  bottleneck: '堵点升级 · 卡脖子',
};

const templates: Readonly<Record<BlockerCall, Template>> = {
  confirm: 'blue',
  'confirm-late': 'yellow',
  reopened: 'orange',
  moved: 'blue',
  invited: 'blue',
  yellow: 'yellow',
  red: 'red',
  crossUnit: 'orange',
  bottleneck: 'red',
};

/** A short card that refers to a blocker and calls exactly who must act now. */
export function blockerCallCard(
  ctx: CardContext,
  project: Project,
  blocker: Blocker,
  { call, at }: CallSubject,
  options: MentionOptions,
): Card {
  const { now } = ctx;
  const isOver = isCallOver(blocker, call, at);
  const title = `${titles[call]} · ${cut(blocker.words, TITLE_SIGNS)}`;
  const line = isOver
    ? markdown(`现在的状态：${stateWord(blocker, now)}。`)
    : callPart(mention(ctx, options.mention), requestOf(ctx, project, blocker, call));
  return card(
    `${title} · ${project.name}`,
    header(title, {
      subtitle: project.name,
      template: isOver ? 'grey' : templates[call],
      tags: tagsOf(blocker, now),
    }),
    [
      line,
      ...factsOf(ctx, project, blocker, call),
      ...(isOver ? [] : buttonsOf(ctx, project, blocker, call)),
      footer(
        `详情见群里编号 ${blocker.id} 的堵点卡片${blocker.closed ? '' : '，写进展请回复卡片'}。`,
      ),
    ],
  );
}

function requestOf(
  ctx: CardContext,
  project: Project,
  blocker: Blocker,
  call: BlockerCall,
): string {
  const { world, now } = ctx;
  const { owner, replyDueAt, solved } = blocker;
  const by = momentWords(replyDueAt, now);
  const unit = escapeText(unitName(world, owner));
  switch (call) {
    case 'confirm':
      return `${unit}说已经解决，请在 ${momentWords(solved?.dueAt ?? now, now)} 前确认。`;
    case 'confirm-late':
      return `${unit}说已经解决，还没有确认，请尽快确认。`;
    case 'reopened':
      return `上报人说还没有解决，请在 ${by} 前重新答复。`;
    case 'moved':
      return `这个堵点已转给${unit}，请在 ${by} 前认领，或回复写明进展。`;
    case 'invited':
      return '解决这个堵点需要你们单位配合，请办好本单位的部分，回复写明进展。';
    case 'yellow':
      return `请在 ${by} 前认领，或回复写明进展。`;
    case 'red': {
      // A unit without helpers is answered for by its head, who has nobody to urge.
      const { person } = responsibleOfUnit(world, project, owner);
      const isHead = person !== null && unitHeadsOf(world, owner).includes(person);
      return `${unit}应于 ${by} 前答复，还没有答复，${isHead ? '请尽快答复' : '请督促办理'}。`;
    }
    case 'crossUnit':
    case 'bottleneck':
      return `${whySo(ctx, project, blocker, call)}请协调解决。`;
    default:
      return call satisfies never;
  }
}

/** Says so where the leader who would be asked is not there, and another one is asked instead. */
function whySo(
  { world, now }: CardContext,
  project: Project,
  { since }: Blocker,
  call: 'crossUnit' | 'bottleneck',
): string {
  const from = `${dateWords(since, now)}起受影响，还没有解决。`;
  const roleIsEmpty =
    call === 'crossUnit'
      ? !leadersOf(world, project, call).some((id) => id === project.team.lead)
      : world.directory.withRole('principalLeader').length === 0;
  if (!roleIsEmpty) return from;
  const away = call === 'crossUnit' ? '项目牵头领导不在岗，' : '没有登记区主要领导，';
  return `${from}${away}`;
}

function factsOf(
  ctx: CardContext,
  project: Project,
  blocker: Blocker,
  call: BlockerCall,
): Element[] {
  const { world, now } = ctx;
  const { owner, solved, lines } = blocker;
  const last = lines.at(-1);
  const isRise = call === 'crossUnit' || call === 'bottleneck';
  return [
    fact('责任', escapeText(unitLine(world, project, owner))),
    ...(solved && (call === 'confirm' || call === 'confirm-late')
      ? [fact('解决', escapeText(`${personLine(world, solved.by)}，${dayWords(solved.at, now)}`))]
      : []),
    ...(isRise ? [fact('级别', escapeText(levelLine(ctx, blocker)))] : []),
    ...(isRise && blocker.parts.length > 0 ? [fact('配合', neededWords(ctx, blocker))] : []),
    ...(last ? [fact('进展', progressLine(ctx, last))] : []),
  ];
}

/** Short: who is still needed. */
function neededWords({ world }: CardContext, { parts }: Blocker): string {
  const open = parts.filter(({ state }) => state !== 'done').map(({ unit }) => unit);
  const names = open.slice(0, 6).map((unit) => unitName(world, unit));
  if (open.length === 0) return '各单位都已办好';
  const more = open.length > 6 ? `等 ${open.length} 个单位` : '';
  return escapeText(`${names.join('、')}${more}还没办好`);
}

function buttonsOf(
  { world }: CardContext,
  project: Project,
  blocker: Blocker,
  call: BlockerCall,
): Element[] {
  switch (call) {
    case 'confirm':
    case 'confirm-late':
      return [confirmButtons(project, blocker)];
    case 'reopened':
    case 'moved':
    case 'yellow':
    case 'red':
      return [replyButtons(project, blocker)];
    case 'invited':
      return [partButtons(project, blocker)];
    case 'crossUnit':
    case 'bottleneck':
      return [leaderButtons(world, project, blocker)];
    default:
      return call satisfies never;
  }
}
