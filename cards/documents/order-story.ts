import { dayOf, type Instant } from '../../domain/calendar/time.ts';
import type { LadderRole } from '../../domain/catalogue/types.ts';
import type { PersonId } from '../../domain/people/types.ts';
import type {
  Climb,
  DelayCause,
  MissedStep,
  Skipped,
  SupervisionEvent,
} from '../../domain/supervision/types.ts';
import type { CardContext } from '../context.ts';
import { nameList, personLine, personName } from '../text.ts';
import { dateWords, dayWords } from '../words.ts';

/** Why a node is late, as the form offers it. */
export const causeWords: Readonly<Record<DelayCause, string>> = {
  unit: '本单位原因',
  enterprise: '企业原因',
  upperLevel: '上级审批在途',
  priorNode: '前置环节影响',
  other: '其他原因',
};

/** A step as the rules call it. */
export const stepWords: Readonly<Record<MissedStep, string>> = {
  '1': '1天接办',
  '3': '3天反馈',
  '7': '7天初步解决',
  '1M': '1个月完成',
  monthly: '每月反馈',
  returned: '退回后重新办理',
};

const roleWords: Readonly<Record<LadderRole | Climb['role'], string>> = {
  unitHead: '单位一把手',
  portfolioLeader: '分管领导',
  principalLeader: '主要领导',
  responsible: '责任人',
  verifier: '督办员',
  operator: '操作员',
};

const whyWords: Readonly<Record<Skipped['why'], string>> = {
  nobody: '岗位空缺',
  left: '已离职',
  unreachable: '联系不上',
  'is-owner': '本人即责任人',
};

/** Who was passed over on the way up: 单位一把手樊致平（已离职）; empty: nobody was. */
export const skippedWords = ({ world }: CardContext, { skipped }: Climb): string =>
  skipped
    .map(({ role, person, why }) => {
      const name = person === null ? '' : personName(world, person);
      return `${roleWords[role]}${name}（${whyWords[why]}）`;
    })
    .join('、');

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
  planProposed: (_ctx, { on, said: words }) => `申请限期方案，${dateWords(on)}前办结${said(words)}`,
  planDecided: (_ctx, { approved, dueAt, said: words }) =>
    `${approved && dueAt ? `同意限期方案，${dateWords(dayOf(dueAt))}前办结，期间每月反馈` : '不同意限期方案'}${said(words)}`,
  rungMissed(ctx, { step, climb, summons }) {
    const skipped = skippedWords(ctx, climb);
    return [
      `${stepWords[step]}未完成，提请${roleWords[climb.role]}${names(ctx, climb.called)}。`,
      skipped === '' ? '' : `已越过${skipped}。`,
      summons ? '提出约谈建议。' : '',
    ].join('');
  },
  orderSpared: (_ctx, { until, said: words }) =>
    `${dateWords(dayOf(until))}前不再逐级提请${said(words)}`,
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
    `退回重办，${dateWords(dayOf(dueAt))}前重新报送${said(words)}`,
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
export function storyRow(ctx: CardContext, { at, event }: OrderEntry): [string, string, string] {
  const by = 'by' in event ? personLine(ctx.world, event.by) : '系统';
  const teller = tell[event.type] as (ctx: CardContext, event: SupervisionEvent) => string;
  return [dayWords(at), by, teller(ctx, event)];
}
