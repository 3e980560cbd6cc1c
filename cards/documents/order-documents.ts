import { dayOf } from '../../domain/calendar/time.ts';
import { unitOfNode } from '../../domain/project/people.ts';
import type { Project } from '../../domain/project/types.ts';
import { ownerOfOrder, workersOf } from '../../domain/supervision/people.ts';
import { isMet } from '../../domain/supervision/rungs.ts';
import type { OwedRung, SupervisionOrder } from '../../domain/supervision/types.ts';
import type { CardContext } from '../context.ts';
import { causeWords, ladderOf, rungDue, rungName } from '../supervision/words.ts';
import { nodeName, personLine, unitName } from '../text.ts';
import { lateBy } from '../words.ts';
import { type OrderEntry, storyRow } from './order-story.ts';
import { printedDay, printedMoment } from './print-words.ts';
import type { DocumentBlock, DocumentContent } from './types.ts';

/** The two documents that an order can be put on paper as. */
export const orderDocuments = ['order', 'closeOut'] as const;
export type OrderDocument = (typeof orderDocuments)[number];

/**
 * 督办单 or 销号报告 of an order as a document, filled from the record; `log` is everything that
 * happened to it, oldest first. A close-out report of an order that is not closed out yet says so.
 * Source: design, section 3 "Supervision"; lifecycle rules, `supervision13710`.
 */
export function orderDocument(
  ctx: CardContext,
  project: Project,
  order: SupervisionOrder,
  of: OrderDocument,
  log: readonly OrderEntry[],
): DocumentContent {
  const name = of === 'order' ? '督办单' : '销号报告';
  const record: DocumentBlock = {
    kind: 'table',
    heads: ['时间', '办理人', '办理情况'],
    widths: [28, 20, 52],
    // Each day that a light stays red is counted for the points; the dates say it already.
    rows: log
      .filter(({ event }) => event.type !== 'redDayCounted')
      .map((entry) => storyRow(ctx, order, entry)),
  };
  const blocks =
    of === 'order'
      ? orderBlocks(ctx, project, order, record)
      : closeOutBlocks(ctx, project, order, record);
  return {
    fileName: `${name}-${order.id}-${project.name.replace(/[\\/:*?"<>|\s]+/gu, '')}.docx`,
    title: name,
    subtitle: `编号：${project.id}-${order.id}　　制表：${printedMoment(ctx.now)}`,
    blocks,
  };
}

const orderBlocks = (
  ctx: CardContext,
  project: Project,
  order: SupervisionOrder,
  record: DocumentBlock,
): DocumentBlock[] => [
  { kind: 'facts', rows: factsOf(ctx, project, order) },
  { kind: 'head', text: '办理时限' },
  ladderTable(ctx, order),
  { kind: 'head', text: '办理记录' },
  record,
  { kind: 'head', text: '办理要求' },
  {
    kind: 'text',
    text: '请责任单位按上述时限办理并反馈；逾期未办的，逐级提请领导协调。节点办结后由督查考核部门核查，核查属实方可销号。',
  },
  { kind: 'signatures', labels: ['责任单位（签收）', '督查考核部门（签发）'] },
];

function closeOutBlocks(
  ctx: CardContext,
  project: Project,
  order: SupervisionOrder,
  record: DocumentBlock,
): DocumentBlock[] {
  return [
    { kind: 'facts', rows: factsOf(ctx, project, order) },
    { kind: 'head', text: '销号结论' },
    { kind: 'text', text: verdictWords(ctx, order) },
    { kind: 'head', text: '企业意见' },
    { kind: 'text', text: answerWords(ctx, order) },
    { kind: 'head', text: '各步完成情况' },
    ladderTable(ctx, order),
    { kind: 'head', text: '办理记录' },
    record,
    { kind: 'signatures', labels: ['责任单位', '督查考核部门（核查）'] },
  ];
}

function factsOf(
  ctx: CardContext,
  project: Project,
  order: SupervisionOrder,
): (readonly [string, string])[] {
  const { world, now } = ctx;
  const owner = ownerOfOrder(world, project, order) ?? workersOf(world, project, order)[0];
  const until = order.completed?.at ?? now;
  return [
    ['项目名称', project.name],
    ['建设单位', project.owner],
    ['督办节点', nodeName(world, order.node)],
    ['责任单位', unitName(world, unitOfNode(world, project, order.node))],
    ['责任人', owner ? personLine(world, owner) : '未登记'],
    ['分管领导', personLine(world, project.team.lead)],
    ['应办结时间', printedMoment(order.missedAt)],
    ['督办发出', printedMoment(order.openedAt)],
    ['逾期', lateBy(order.missedAt, until)],
    ['督办性质', order.asHelp ? '帮办（企业原因，不计积分）' : '督办'],
    ['逾期原因', order.accepted ? causeWords[order.accepted.cause] : '尚未接办，未说明'],
    ['附件', order.files > 0 ? `${order.files} 份` : '无'],
  ];
}

/** What each rung asked for, by when, and what came of it. */
const ladderTable = (ctx: CardContext, order: SupervisionOrder): DocumentBlock => ({
  kind: 'table',
  heads: ['步骤', '时限', '完成情况'],
  widths: [28, 34, 38],
  rows: [
    ...ladderOf(order).map((rung) => [
      rungName(rung),
      printedMoment(rungDue(order, rung)),
      stateOf(ctx, order, rung),
    ]),
    ['0跟办销号', '核查后办理', closedWords(order)],
  ],
});

function stateOf({ now }: CardContext, order: SupervisionOrder, rung: OwedRung): string {
  const missed = order.missed[rung.code] !== undefined;
  if (isMet(order, rung)) return missed ? '逾期完成' : '按时完成';
  if (missed) return '逾期未完成';
  return order.completed || order.closed
    ? '随节点办结'
    : now >= rungDue(order, rung)
      ? '逾期'
      : '未到期';
}

function closedWords({ closed, completed, returned }: SupervisionOrder): string {
  if (closed?.why === 'verified') return '已销号';
  if (closed) return '督办终止';
  if (returned && returned.resolvedAt === null) return '退回重办';
  return completed ? '待核查' : '未办结';
}

function verdictWords({ world }: CardContext, { closed, completed, id }: SupervisionOrder) {
  if (closed?.why === 'verified' && closed.by) {
    return `${printedMoment(closed.at)}，经${personLine(world, closed.by)}核查，问题已经解决，督办单 ${id} 予以销号。`;
  }
  if (closed) return `${printedMoment(closed.at)}，节点不再办理，督办单 ${id} 终止，未作销号核查。`;
  return completed
    ? `节点已于${printedMoment(completed.at)}办结，尚待督查考核部门核查，督办单 ${id} 未销号。`
    : `节点尚未办结，督办单 ${id} 未销号。`;
}

function answerWords({ world }: CardContext, { answered, completed }: SupervisionOrder): string {
  if (!answered) return completed ? '已征求企业意见，企业未答复。' : '节点办结后征求。';
  const { by, at, satisfied } = answered;
  const verdict = satisfied ? '问题已解决' : '问题还没有解决';
  return `${personLine(world, by)}于${printedDay(dayOf(at))}答复：${verdict}。`;
}
