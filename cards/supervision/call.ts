import type { Project } from '../../domain/project/types.ts';
import { climbOf, isOrderCallOver } from '../../domain/supervision/calls.ts';
import type { OrderCall, SupervisionSubject } from '../../domain/supervision/subjects.ts';
import type { MissedStep, SupervisionOrder } from '../../domain/supervision/types.ts';
import { callPart } from '../call.ts';
import type { CardContext } from '../context.ts';
import { buttonRow } from '../controls.ts';
import type { MentionOptions } from '../node.ts';
import { type Card, type Element, fact, footer, markdown, type Template } from '../parts.ts';
import { cut, escapeText, mention, personName } from '../text.ts';
import { dateWords, momentWords } from '../words.ts';
import { aboutOrder } from './about.ts';
import { causeButton, opens, stepButtons } from './buttons.ts';
import { lineOf } from './facts.ts';
import { stepRequest } from './order.ts';
import {
  heldWords,
  orderNodeName,
  orderTags,
  overTags,
  overWords,
  ownerWords,
  skippedWords,
  stepDue,
  stepName,
} from './words.ts';

type CallSubject = Extract<SupervisionSubject, { kind: 'orderCall' }>;

const titles: Readonly<Record<Exclude<OrderCall['call'], 'missed'>, string>> = {
  wentOn: '督办继续',
  reopened: '节点重开，督办继续',
  returned: '销号退回',
  planApproved: '限期方案已同意',
  planRefused: '限期方案不同意',
  assigned: '指定负责人',
  named: '已接办',
  causeNamed: '确认企业原因',
  spared: '给时间',
};

const templates: Readonly<Record<OrderCall['call'], Template>> = {
  missed: 'red',
  wentOn: 'red',
  reopened: 'red',
  returned: 'orange',
  planApproved: 'blue',
  planRefused: 'orange',
  assigned: 'blue',
  named: 'blue',
  causeNamed: 'orange',
  spared: 'blue',
};

/** `3天反馈逾期` */
const titleOf = (order: SupervisionOrder, call: OrderCall): string =>
  call.call === 'missed' ? `${stepName(order, call.step)}逾期` : titles[call.call];

/** A later rung, or what was decided: short, refers to the order and calls who must act now. */
export function orderCallCard(
  ctx: CardContext,
  project: Project,
  order: SupervisionOrder,
  subject: CallSubject,
  options: MentionOptions,
): Card {
  const { world, now } = ctx;
  const isOver = isOrderCallOver(order, subject, subject.at);
  // Nothing is asked of anybody while the clock of the node stands.
  const held = asksToAct(subject) ? order.held : null;
  const title = `督办单 ${order.id} · ${titleOf(order, subject)}`;
  const line =
    isOver || held
      ? markdown(held && !isOver ? heldWords(held) : overWords(order))
      : callPart(mention(ctx, options.mention), requestOf(ctx, order, subject));
  return aboutOrder(
    ctx,
    project,
    order,
    {
      title,
      template: isOver || held ? 'grey' : templates[subject.call],
      tags: isOver ? overTags(order) : orderTags(order, now),
    },
    [
      line,
      fact('节点', escapeText(orderNodeName(world, order))),
      fact('责任', escapeText(ownerWords(ctx, project, order))),
      ...(isOver ? [] : passedFact(ctx, order, subject)),
      ...lastLine(ctx, order),
      ...(isOver || held ? [] : buttonsOf(project, order, subject)),
      footer(`详情见群里的督办单 ${order.id}。`),
    ],
  );
}

/** Whether a card asks for a step of the ladder; others tell what was decided, or ask for a word. */
const asksToAct = ({ call }: OrderCall): boolean =>
  ['missed', 'wentOn', 'reopened', 'assigned', 'named'].includes(call);

function requestOf(ctx: CardContext, order: SupervisionOrder, call: CallSubject): string {
  const { world, now } = ctx;
  const { plan, returned, lines } = order;
  switch (call.call) {
    case 'missed':
      return `${missedWords(ctx, order, call.step)}${askedOf(call.step)}`;
    case 'wentOn':
      return `节点重新计时，督办继续，${stepRequest(ctx, order)}`;
    case 'reopened':
      return `节点已重开，督办继续，${stepRequest(ctx, order)}`;
    case 'returned': {
      const by = returned ? personName(world, returned.by) : '督办员';
      const why = lines.findLast(({ what }) => what === 'returned')?.words ?? '';
      const due = momentWords(returned?.dueAt ?? now, now);
      return `${escapeText(by)} 复核后退回：${escapeText(cut(why, 100))}。请在 **${due}** 前补办，办好后点“已解决”。`;
    }
    case 'planApproved': {
      const until = plan ? dateWords(plan.on, now) : '';
      const next = plan?.nextAt ? `第一次在 ${momentWords(plan.nextAt, now)} 前` : '';
      return `方案已同意，请在 **${until}** 前完成，每月反馈一次，${next}。`;
    }
    case 'planRefused': {
      const why = lines.findLast(({ what }) => what === 'planDecided')?.words ?? '';
      return `方案没有同意：${escapeText(cut(why, 100))}。仍按原来的期限办理，${stepRequest(ctx, order)}`;
    }
    case 'assigned':
      return `领导指定您负责这个督办单，${stepRequest(ctx, order)}`;
    case 'named':
      return `${namedBy(ctx, order)}由您负责，${stepRequest(ctx, order)}`;
    case 'causeNamed':
      return '责任单位说逾期是企业原因，请核实。属实的请确认，确认后按帮办处理，不计积分；不属实的不用确认。';
    case 'spared':
      return sparedWords(ctx, order);
    default:
      return call satisfies never;
  }
}

/** Who has taken the order on for somebody else. */
function namedBy({ world }: CardContext, { accepted }: SupervisionOrder): string {
  return accepted ? `${escapeText(personName(world, accepted.by))} 已接办，` : '';
}

/** Who has given time, and until when. */
function sparedWords({ world, now }: CardContext, { spared }: SupervisionOrder): string {
  if (!spared) return '已给时间，请按时办好。';
  const by = escapeText(personName(world, spared.by));
  return `${by} 给到 **${momentWords(spared.until, now)}**，期间不再逐级上报，请按时办好。`;
}

/**
 * What was not done by when. As help it is nobody's fault in the unit, and none is named; the order
 * itself then, for behind the name that is called a sentence without a subject is that person's.
 */
export function missedWords(
  { now }: CardContext,
  order: SupervisionOrder,
  step: MissedStep,
  unit = '责任单位',
): string {
  const due = stepDue(order, step);
  const by = due === undefined ? '' : `应于 ${momentWords(due, now)} 前`;
  const who = order.asHelp ? '督办单' : unit;
  switch (step) {
    case '1':
      return `${who}${by}接办，还没有接办。`;
    case '3':
      // Whoever has not accepted cannot have told anything: the tag says 接办逾期, and so does this.
      return order.accepted ? `${who}${by}反馈，还没有反馈。` : `${who}${by}反馈，一直没有接办。`;
    case '7':
      return `${who}${by}报初步解决结果，还没有报。`;
    case '1M':
      return order.plan?.dueAt
        ? `督办单${by}按方案完成，还没有完成。`
        : `督办单${by}完成，满 1 个月还没有完成。`;
    case 'monthly':
      return `${who}应按方案每月反馈，本月还没有反馈。`;
    case 'returned':
      return `销号被退回，${who}${by}补办，还没有补办。`;
    default:
      return step satisfies never;
  }
}

/** What is asked of whoever a missed step has climbed to. */
export function askedOf(step: MissedStep): string {
  switch (step) {
    case '1':
      return '请督促接办，或指定负责人。';
    case '3':
    case '7':
      return '请协调解决。';
    case '1M':
      return '请决定下一步。';
    case 'monthly':
    case 'returned':
      return '请督促。';
    default:
      return step satisfies never;
  }
}

/** Who would have been asked: only where somebody was passed over. */
function passedFact({ world }: CardContext, order: SupervisionOrder, call: CallSubject) {
  const climb = call.call === 'missed' ? climbOf(order, call.step, call.at) : null;
  const passed = climb ? skippedWords(world, climb) : '';
  return passed === '' ? [] : [fact('说明', escapeText(`${passed}，改请上一级`))];
}

function lastLine(ctx: CardContext, { lines }: SupervisionOrder): Element[] {
  const last = lines.at(-1);
  return last ? [fact('进展', lineOf(ctx, last))] : [];
}

function buttonsOf(project: Project, order: SupervisionOrder, call: OrderCall): Element[] {
  if (call.call === 'causeNamed') {
    return [buttonRow([causeButton(project, order, 'primary_filled')])];
  }
  const assign = call.call === 'missed' ? [opens(project, order, 'assign')] : [];
  const buttons = [...stepButtons(project, order), ...assign];
  return buttons.length > 0 ? [buttonRow(buttons)] : [];
}
