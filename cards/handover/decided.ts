import type { Instant } from '../../domain/calendar/time.ts';
import type { NodeCode } from '../../domain/catalogue/types.ts';
import type { Reopening } from '../../domain/handover/types.ts';
import type { NodeState, Project, SkippedNode } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import { stateOf } from '../node-facts.ts';
import { type Card, card, type Element, fact, header, markdown } from '../parts.ts';
import { escapeText, nodeName, personLine } from '../text.ts';
import { dayWords } from '../words.ts';

export type DroppedNode = Extract<SkippedNode, { reason: 'decided' }>;

/** Who decided something about a node, when, and why. */
export const decisionFacts = (
  { world, now }: CardContext,
  { by, at, words }: Reopening,
): Element[] => [
  fact('决定', escapeText(`${personLine(world, by)}，${dayWords(at, now)}`)),
  fact('原因', escapeText(words)),
];

/** Why a node is open again, where it is. */
export function reopeningOf(state: NodeState): Reopening | undefined {
  return state.status === 'waiting' || state.status === 'running' ? state.reopened : undefined;
}

/** 跳过, told to the group; `at` says which time. */
export function droppedCard(ctx: CardContext, project: Project, node: NodeCode, at: Instant): Card {
  const state = stateOf(project, node);
  const isSo = state.status === 'skipped' && state.reason === 'decided' && state.at === at;
  return newsCard(
    ctx,
    project,
    node,
    '跳过',
    isSo
      ? [markdown('这个节点不用再办，等它的后续节点照常启动。'), ...decisionFacts(ctx, state)]
      : undefined,
  );
}

/** 重开 of a node that has to wait, told to the group; `at` says which time. */
export function reopenedCard(
  ctx: CardContext,
  project: Project,
  node: NodeCode,
  at: Instant,
): Card {
  const reopening = reopeningOf(stateOf(project, node));
  return newsCard(
    ctx,
    project,
    node,
    '重开',
    reopening?.at === at
      ? [markdown('这个节点要重新办，前面的节点办结后启动。'), ...decisionFacts(ctx, reopening)]
      : undefined,
  );
}

/** Undefined elements: things have changed again since. */
function newsCard(
  { world }: CardContext,
  project: Project,
  node: NodeCode,
  word: string,
  elements: readonly Element[] | undefined,
): Card {
  const title = `${word} · ${nodeName(world, node)}`;
  return card(
    `${title} · ${project.name}`,
    header(title, {
      subtitle: project.name,
      template: 'grey',
      tags: [{ text: elements ? `已${word}` : '已变动', color: 'neutral' }],
    }),
    elements ?? [markdown('这个节点后来又有变动，请看它最新的卡片。')],
  );
}
