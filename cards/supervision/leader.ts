import type { Project } from '../../domain/project/types.ts';
import { climbOf, isStepOver } from '../../domain/supervision/calls.ts';
import type { SupervisionSubject } from '../../domain/supervision/subjects.ts';
import type { Climb, MissedStep, SupervisionOrder } from '../../domain/supervision/types.ts';
import type { CardContext } from '../context.ts';
import { button, buttonRow } from '../controls.ts';
import { heldUpBy } from '../node-facts.ts';
import { type Card, type Element, fact, markdown, panel } from '../parts.ts';
import { escapeText, nameList, nodeName, personName } from '../text.ts';
import { dayWords, lateBy } from '../words.ts';
import { aboutOrder } from './about.ts';
import { opens, stepButtons } from './buttons.ts';
import { askedOf, missedWords } from './call.ts';
import {
  causeFact,
  linesFact,
  notedFact,
  papersFact,
  planFact,
  sparedFact,
  summonsFact,
} from './facts.ts';
import { ladder } from './ladder.ts';
import {
  heldWords,
  orderNodeName,
  orderTags,
  overTags,
  overWords,
  ownerWords,
  skippedWords,
  stepName,
} from './words.ts';

type LeaderSubject = Extract<SupervisionSubject, { kind: 'orderLeader' }>;

/** In a leader's own chat: what is late, whose it is, what was tried, and what the leader may do. */
export function orderLeaderCard(
  ctx: CardContext,
  project: Project,
  order: SupervisionOrder,
  { step, at }: LeaderSubject,
): Card {
  const { world, now } = ctx;
  const isOver = isStepOver(order, step, at);
  const climb = climbOf(order, step, at);
  const role = climb?.role;
  const title = `督办单 ${order.id} · ${stepName(order, step)}逾期`;
  const name = orderNodeName(world, order);
  return aboutOrder(
    ctx,
    project,
    order,
    {
      title,
      template: isOver || order.held ? 'grey' : 'red',
      tags: isOver ? overTags(order) : orderTags(order, now),
    },
    [
      markdown(
        isOver ? overWords(order, '后续情况发“督办”查看。') : requestOf(ctx, order, step, role),
      ),
      // Not drawn again once it is over, the ladder would soon be wrong.
      ...(isOver && !order.closed ? [] : ladder(order)),
      fact('节点', escapeText(name)),
      fact('责任', escapeText(ownerWords(ctx, project, order))),
      fact('时限', escapeText(lateWords(ctx, order, at))),
      ...papersFact(ctx, project, order),
      ...heldUp(ctx, project, order),
      ...whyYou(ctx, project, order, climb),
      ...causeFact(ctx, order),
      ...planFact(ctx, order),
      ...sparedFact(ctx, order),
      ...summonsFact(ctx, order),
      // What was not done by then may have been done since, on a card that is over.
      ...(isOver ? linesFact(ctx, order) : triedFact(ctx, order)),
      ...notedFact(ctx, order),
      ...(isOver ? [] : leaderButtons(project, order, role)),
    ],
  );
}

/** A unit's head answers for the unit, a leader unblocks it, an operator finds who could. */
function requestOf(
  ctx: CardContext,
  order: SupervisionOrder,
  step: MissedStep,
  role: Climb['role'] | undefined,
): string {
  if (order.held) return heldWords(order.held);
  switch (role) {
    case 'unitHead':
      return `${missedWords(ctx, order, step, '您单位')}${askedOf(step)}`;
    case 'operator':
      return `${missedWords(ctx, order, step)}上级岗位都没有人，请补齐人员后督促办理。`;
    default:
      return order.asHelp
        ? '企业方面还没有办好，请您帮助协调。'
        : `${missedWords(ctx, order, step)}${askedOf(step).replace('请', '请您')}`;
  }
}

/** How late it was when the leader was told: a count up to today would soon be wrong. */
function lateWords({ now }: CardContext, { missedAt }: SupervisionOrder, at: number): string {
  return `${dayWords(missedAt, now)}，上报时已逾期 ${lateBy(missedAt, at)}`;
}

/** What waits for the node. */
function heldUp({ world }: CardContext, project: Project, { node }: SupervisionOrder): Element[] {
  if (project.nodes.get(node)?.status !== 'running') return [];
  const held = heldUpBy(world, project, node).map((each) => nodeName(world, each));
  return held.length === 0
    ? []
    : [fact('影响', `${escapeText(nameList(held, 2, '个后续节点'))}不能启动`)];
}

/** Why it is asked of whoever reads it, where it would have been another's. */
function whyYou(
  { world }: CardContext,
  { team }: Project,
  order: SupervisionOrder,
  climb: Pick<Climb, 'role' | 'skipped'> | null,
): Element[] {
  if (!climb) return [];
  const passed = skippedWords(world, climb);
  if (passed !== '') return [fact('说明', escapeText(`${passed}，改请您处理`))];
  const isStandIn =
    climb === order.climb &&
    climb.role === 'portfolioLeader' &&
    !order.climb.called.includes(team.lead);
  return isStandIn
    ? [fact('说明', escapeText(`${personName(world, team.lead)} 请假，由您代办`))]
    : [];
}

/** What was tried; that nothing is on record says something, too. */
function triedFact(ctx: CardContext, order: SupervisionOrder): Element[] {
  const told = linesFact(ctx, order);
  return told.length > 0 ? told : [fact('进展', '责任单位没有接办，没有反馈')];
}

function leaderButtons(
  project: Project,
  order: SupervisionOrder,
  role: Climb['role'] | undefined,
): Element[] {
  const { id: matter, node, climb, noted, completed } = order;
  const isNoted = climb?.called.every((id) => noted.includes(id));
  const note = button('知道了', { v: 1, action: 'order-note', project: project.id, matter });
  const toNote = isNoted ? [] : [note];
  if (role === 'operator') return toNote.length > 0 ? [buttonRow(toNote)] : [];
  const instruct = button(
    '批示',
    { v: 1, action: 'instruct', project: project.id, about: node },
    { type: 'primary_filled' },
  );
  const isHead = role === 'unitHead';
  const row = [
    ...(isHead ? stepButtons(project, order).slice(0, 1) : [instruct]),
    ...(completed ? [] : [opens(project, order, 'assign')]),
    ...toNote,
  ];
  return [
    buttonRow(row),
    ...(completed || isHead ? [] : [panel('更多', [buttonRow([opens(project, order, 'spare')])])]),
  ];
}
