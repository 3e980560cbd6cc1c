import { dayOf, type Instant } from '../../domain/calendar/time.ts';
import type { PersonId } from '../../domain/people/types.ts';
import type { SupervisionEvent } from '../../domain/supervision/events.ts';
import type { SupervisionOrder } from '../../domain/supervision/types.ts';
import type { CardContext } from '../context.ts';
import { causeWords, climbWords, skippedWords, stepName } from '../supervision/words.ts';
import { nameList, personLine } from '../text.ts';
import { printedDay, printedMoment } from './print-words.ts';

const names = ({ world }: CardContext, people: readonly PersonId[]): string =>
  nameList(
    people.map((person) => personLine(world, person)),
    4,
    '人',
  );

const said = (words: { readonly words: string } | undefined): string =>
  words && words.words !== '' ? `：${words.words}` : '。';

type Tellers = {
  readonly [Type in SupervisionEvent['type']]: (
    ctx: CardContext,
    event: Extract<SupervisionEvent, { type: Type }>,
    order: SupervisionOrder,
  ) => string;
};

const tell: Tellers = {
  orderOpened: (ctx, { asHelp, climb }) =>
    `节点转红，督办单自动发出，请${names(ctx, climb.called)}接办。${asHelp ? '企业自身时限逾期，按帮办处理，不计积分。' : ''}`,
  orderAccepted: ({ world }, { responsible, cause, said: words }) =>
    `接办，责任人${personLine(world, responsible)}，${causeWords[cause]}，下一步${said(words)}`,
  orderFedBack: (_ctx, { said: words }) => `反馈办理情况${said(words)}`,
  resultGiven: (_ctx, { result, said: words }) =>
    `${result === 'solved' ? '初步解决' : '提出解决方案'}${said(words)}`,
  orderFileAdded: () => '补充附件。',
  planProposed: (_ctx, { on, said: words }) =>
    `申请限期方案，${printedDay(on)}前办结${said(words)}`,
  planDecided: (_ctx, { approved, dueAt, said: words }) =>
    `${approved && dueAt ? `同意限期方案，${printedDay(dayOf(dueAt))}前办结，期间每月反馈` : '不同意限期方案'}${said(words)}`,
  rungMissed({ world }, { step, climb, summons }, order) {
    const skipped = skippedWords(world, climb);
    return [
      `${stepName(order, step)}逾期，提请${climbWords(world, climb)}。`,
      skipped === '' ? '' : `已越过${skipped}。`,
      summons ? '提出约谈建议。' : '',
    ].join('');
  },
  redDayCounted: (_ctx, { nth }) => `红灯持续第 ${nth} 个工作日。`,
  orderSpared: (_ctx, { until, said: words }) =>
    `${printedDay(dayOf(until))}前不再逐级提请${said(words)}`,
  orderAssigned: ({ world }, { to }) => `指定${personLine(world, to)}办理。`,
  orderNoted: () => '已知悉。',
  causeConfirmed: () => '确认为企业原因，转为帮办，不计积分。',
  orderAnswered: (_ctx, { satisfied, said: words }) =>
    `企业答复${satisfied ? '问题已解决' : '问题还没有解决'}${said(words)}`,
  orderHeld: (_ctx, { why }) =>
    why === 'paused' ? '节点暂停计时，督办同步暂停。' : '节点办理期限顺延，督办同步暂停。',
  orderWentOn: (ctx, { climb }) => `节点恢复逾期，督办继续，请${names(ctx, climb.called)}办理。`,
  orderCompleted: () => '节点办结，转入销号核查。',
  orderReopened: (ctx, { climb }) => `节点重新办理，督办继续，请${names(ctx, climb.called)}办理。`,
  orderClosed: (_ctx, { said: words }) => `核查属实，予以销号${said(words)}`,
  orderReturned: (_ctx, { dueAt, said: words }) =>
    `退回重办，${printedDay(dayOf(dueAt))}前重新报送${said(words)}`,
  orderResolved: (_ctx, { said: words }) => `重新报送办理结果${said(words)}`,
  orderDropped: () => '节点不再办理，督办终止。',
  summonsDecided: (_ctx, { decision, said: words }) =>
    `${decision === 'hold' ? '决定约谈' : '决定不约谈'}${said(words)}`,
};

/** Something that happened to an order, and when. */
export interface OrderEntry {
  readonly at: Instant;
  readonly event: SupervisionEvent;
}

/** A row of the record: when, who, what. Plain text. */
export function storyRow(
  ctx: CardContext,
  order: SupervisionOrder,
  { at, event }: OrderEntry,
): [string, string, string] {
  const by = 'by' in event ? personLine(ctx.world, event.by) : '系统';
  const teller = tell[event.type] as (
    ctx: CardContext,
    event: SupervisionEvent,
    order: SupervisionOrder,
  ) => string;
  return [printedMoment(at), by, teller(ctx, event, order)];
}
