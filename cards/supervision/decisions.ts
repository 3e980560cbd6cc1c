import { dayOf, daysBetween } from '../../domain/calendar/time.ts';
import { unitHeadsOf, unitOfNode } from '../../domain/project/people.ts';
import type { Project } from '../../domain/project/types.ts';
import { ownerOfOrder } from '../../domain/supervision/people.ts';
import type { MissedStep, SupervisionOrder } from '../../domain/supervision/types.ts';
import type { CardContext } from '../context.ts';
import { form } from '../controls.ts';
import { type Card, type Element, fact, footer, lines, markdown } from '../parts.ts';
import { cut, escapeText, personLine, unitName } from '../text.ts';
import { dateWords, dayWords, lateBy, momentWords } from '../words.ts';
import { aboutOrder } from './about.ts';
import { causeFact, lineOf, linesFact, papersFact, planDecidedFact, summonsFact } from './facts.ts';
import { inputsOf } from './inputs.ts';
import { names, orderNodeName, orderTags, ownerWords, stepName } from './words.ts';

const RECORD_LINES = 4;
const WORDS_SIGNS = 300;

/** 限期方案 in the own chat of whoever decides: what is asked for, why, and the answer. */
export function planDecisionCard(
  ctx: CardContext,
  project: Project,
  order: SupervisionOrder,
  isOver: boolean,
): Card {
  const { world, now } = ctx;
  const { plan, lines: told } = order;
  const title = `限期方案 · 督办单 ${order.id}`;
  const name = orderNodeName(world, order);
  const words = told.findLast(({ what }) => what === 'plan')?.words ?? '';
  const asked: Element[] = plan
    ? [
        fact(
          '申请',
          escapeText(
            `${personLine(world, plan.proposed.by)}，${momentWords(plan.proposed.at, now)}`,
          ),
        ),
        fact('完成', `**${dateWords(plan.on, now)}**，比时限晚 ${lateDays(order)} 天`),
        fact('方案', escapeText(cut(words, WORDS_SIGNS))),
      ]
    : [];
  return aboutOrder(
    ctx,
    project,
    order,
    {
      title,
      template: isOver ? 'grey' : 'blue',
      tags: isOver ? [] : [{ text: '待您决定', color: 'orange' }],
    },
    [
      fact('节点', escapeText(name)),
      fact('责任', escapeText(ownerWords(ctx, project, order))),
      fact('时限', escapeText(dayWords(order.missedAt, now))),
      ...asked,
      ...papersFact(ctx, project, order),
      ...causeFact(ctx, order),
      ...(isOver
        ? decidedFact(ctx, order)
        : [
            form('order_plan', inputsOf(ctx, project, order, 'decidePlan', null)),
            footer('同意后按新的日期督办，责任单位每月反馈一次，直到办结。'),
          ]),
    ],
  );
}

const lateDays = ({ plan, missedAt }: SupervisionOrder): number =>
  plan ? daysBetween(dayOf(missedAt), plan.on) : 0;

function decidedFact(ctx: CardContext, order: SupervisionOrder): Element[] {
  const { plan, completed } = order;
  if (plan && !plan.decided) {
    return [markdown(completed ? '节点已经办结，方案不用再决定。' : '督办已经结束。')];
  }
  const why = order.lines.findLast(({ what }) => what === 'planDecided');
  return [
    ...planDecidedFact(ctx, order, '决定'),
    ...(why ? [fact('意见', escapeText(cut(why.words, WORDS_SIGNS)))] : []),
  ];
}

/** 约谈建议 in a principal leader's own chat: the draft record, and the decision. */
export function summonsCard(
  ctx: CardContext,
  project: Project,
  order: SupervisionOrder,
  at: number,
  isOver: boolean,
): Card {
  const { now } = ctx;
  const title = `约谈建议 · 督办单 ${order.id}`;
  return aboutOrder(
    ctx,
    project,
    order,
    {
      title,
      template: isOver ? 'grey' : 'red',
      tags: isOver ? orderTags(order, now) : [{ text: '待您决定', color: 'orange' }],
    },
    [
      ...(isOver ? [] : [markdown('满 1 个月没有完成，按规定建议约谈。下面是记录草稿。')]),
      ...recordFacts(ctx, project, order, order.summons?.proposedAt ?? at),
      ...(isOver ? decidedSummons(ctx, order) : []),
      ...(isOver ? [] : [form('order_summons', inputsOf(ctx, project, order, 'summons', null))]),
    ],
  );
}

/** 约谈通知 in the own chats of those who are to come: who wants to talk to them, and about what. */
export function summonedCard(
  ctx: CardContext,
  project: Project,
  order: SupervisionOrder,
  at: number,
): Card {
  const { world } = ctx;
  const title = `约谈通知 · 督办单 ${order.id}`;
  const decided = order.summons?.decided;
  const why = order.lines.findLast(({ what }) => what === 'summons');
  return aboutOrder(ctx, project, order, { title, template: 'orange' }, [
    ...(decided
      ? [
          markdown(
            `${escapeText(personLine(world, decided.by))} 决定就这件事约谈，请准备情况说明。`,
          ),
        ]
      : []),
    ...(why ? [fact('意见', escapeText(cut(why.words, WORDS_SIGNS)))] : []),
    ...recordFacts(ctx, project, order, order.summons?.proposedAt ?? at),
  ]);
}

/** Whom it is about, why, and the dated facts: the draft of a record. */
function recordFacts(
  ctx: CardContext,
  project: Project,
  order: SupervisionOrder,
  at: number,
): Element[] {
  const late = `${orderNodeName(ctx.world, order)} 逾期 ${lateBy(order.missedAt, at)}`;
  const told = order.lines.filter(({ what }) => what !== 'summons');
  return [
    fact('对象', escapeText(whom(ctx, project, order))),
    fact('事由', escapeText(`${late}，督办满 1 个月没有完成`)),
    fact('事实', lines(record(ctx, order))),
    ...causeFact(ctx, order),
    ...(told.length === 0
      ? [fact('进展', order.accepted ? '没有反馈' : '责任单位没有接办，没有反馈')]
      : linesFact(ctx, { ...order, lines: told }, RECORD_LINES)),
  ];
}

function decidedSummons(ctx: CardContext, order: SupervisionOrder): Element[] {
  const why = order.lines.findLast(({ what }) => what === 'summons');
  return [...summonsFact(ctx, order), ...(why ? [fact('意见', lineOf(ctx, why))] : [])];
}

/** Who is to be talked to: the unit's heads and whoever answers for the order. */
function whom({ world }: CardContext, project: Project, order: SupervisionOrder): string {
  const unit = unitOfNode(world, project, order.node);
  const heads = unitHeadsOf(world, unit);
  const owner = ownerOfOrder(world, project, order);
  const head = heads.length > 0 ? `一把手 ${names(world, heads)}` : '没有登记一把手';
  const own = owner === null || heads.includes(owner) ? '' : `；责任人 ${personLine(world, owner)}`;
  return `${unitName(world, unit)}${head}${own}`;
}

/** The dated facts of the record: the deadline and each step that was missed, the oldest first. */
function record({ now }: CardContext, order: SupervisionOrder): string[] {
  const missed = (Object.entries(order.missed) as [MissedStep, number][]).sort(
    ([, a], [, b]) => a - b,
  );
  return [
    `${momentWords(order.missedAt, now)} 应办结，没有办结`,
    ...missed.map(([step, at]) => `${momentWords(at, now)} ${stepName(order, step)}逾期`),
  ].map(escapeText);
}
