import type { Instant } from '../../domain/calendar/time.ts';
import type { RungAsks, RungCode } from '../../domain/catalogue/rules-types.ts';
import type { PersonId } from '../../domain/people/types.ts';
import { responsibleFor, unitOfNode } from '../../domain/project/people.ts';
import type { Project, World } from '../../domain/project/types.ts';
import { ownerOfOrder } from '../../domain/supervision/people.ts';
import { isMet } from '../../domain/supervision/rungs.ts';
import type {
  Climb,
  DelayCause,
  MissedStep,
  OwedRung,
  Skipped,
  SupervisionOrder,
} from '../../domain/supervision/types.ts';
import type { CardContext } from '../context.ts';
import type { Tag, Template } from '../parts.ts';
import { periodWords } from '../period.ts';
import { nameList, nodeName, personName, unitName } from '../text.ts';
import { daysLeft, dueShort } from '../words.ts';

const MAX_NAMES = 3;

const spans: Readonly<Record<RungCode, string>> = {
  '1': '1天',
  '3': '3天',
  '7': '7天',
  '1M': '1个月',
};
const asked: Readonly<Record<RungAsks, string>> = {
  accept: '接办',
  feedback: '反馈',
  firstResult: '初步解决',
  completion: '完成',
};

/** `3天` and `反馈`, the two halves of a rung's name. */
export const rungParts = ({ code, asks }: OwedRung): readonly [string, string] => [
  spans[code],
  asked[asks],
];

/** `3天反馈` */
export const rungName = (rung: OwedRung): string => rungParts(rung).join('');

/** `3天反馈`, `按月反馈`, `退回后补办` */
export function stepName(order: SupervisionOrder, step: MissedStep): string {
  if (step === 'monthly') return '按月反馈';
  if (step === 'returned') return '退回后补办';
  const rung = rungOf(order, step);
  return rung ? rungName(rung) : spans[step];
}

/** The rung of a code that is for matters of the order's weight. */
export const rungOf = (order: SupervisionOrder, code: RungCode): OwedRung | undefined =>
  ladderOf(order).find((rung) => rung.code === code);

/** The rungs that count for an order: those for matters of its weight. */
export const ladderOf = ({ rungs, grade }: SupervisionOrder): readonly OwedRung[] =>
  rungs.filter((rung) => rung.grade === undefined || rung.grade === grade);

/** By when a rung is owed: completion by the plan's date, where one was approved. */
export const rungDue = ({ plan }: SupervisionOrder, rung: OwedRung): Instant =>
  (rung.asks === 'completion' ? plan?.dueAt : null) ?? rung.dueAt;

/** By when a missed step was owed; undefined: the record does not say it any more. */
export function stepDue(order: SupervisionOrder, step: MissedStep): Instant | undefined {
  if (step === 'monthly') return undefined;
  if (step === 'returned') return order.returned?.dueAt;
  const rung = rungOf(order, step);
  return rung && rungDue(order, rung);
}

const roleWords: Readonly<Record<Climb['role'], string>> = {
  responsible: '责任人',
  unitHead: '单位一把手',
  portfolioLeader: '分管领导',
  principalLeader: '区主要领导',
  verifier: '督办员',
  operator: '操作员',
};

const whyWords: Readonly<Record<Skipped['why'], string>> = {
  nobody: '岗位空缺',
  left: '已离职',
  unreachable: '联系不上',
  'is-owner': '本人即责任人',
};

/** `单位一把手岗位空缺、分管领导 项亦安 联系不上`, in plain text; empty where nobody was passed over. */
export const skippedWords = (world: World, { skipped }: Pick<Climb, 'skipped'>): string =>
  skipped
    .map(({ role, person, why }) =>
      person === null
        ? `${roleWords[role]}${whyWords[why]}`
        : `${roleWords[role]} ${personName(world, person)} ${whyWords[why]}`,
    )
    .join('、');

/** `分管领导 邬思齐`, in plain text. */
export function climbWords(world: World, { role, called }: Climb): string {
  return called.length > 0 ? `${roleWords[role]} ${names(world, called)}` : '操作员';
}

/** `顾承砚、沈砚秋`, in plain text. */
export const names = (world: World, people: readonly PersonId[]): string =>
  nameList(
    people.map((person) => personName(world, person)),
    MAX_NAMES,
    '人',
  );

export const causeWords: Readonly<Record<DelayCause, string>> = {
  unit: '本单位原因',
  enterprise: '企业原因',
  upperLevel: '等上级审批',
  priorNode: '等前置事项',
  other: '其他原因',
};

/** `0404 土地挂牌公告与交易`; of the monthly node with its period. */
export function orderNodeName(world: World, { node, period }: SupervisionOrder): string {
  const name = nodeName(world, node);
  return period === null ? name : `${name} · ${periodWords(period)}`;
}

/** Whether its deadline presses: nothing is done, held or closed. */
export const isPressing = ({ closed, completed, held }: SupervisionOrder): boolean =>
  closed === null && completed === null && held === null;

/** Whether a verifier has sent it back and nothing came since. */
export const isReturned = ({ completed, returned }: SupervisionOrder): boolean =>
  completed !== null && returned !== null && returned.resolvedAt === null;

/** The first rung that was not met; undefined: none is left. */
export const nextRung = (order: SupervisionOrder): OwedRung | undefined =>
  order.rungs.find((rung) => !isMet(order, rung));

/** How an order stands, in a word. */
export function stateWord(order: SupervisionOrder): string {
  const { closed, completed, held, missed } = order;
  if (closed) return closed.why === 'verified' ? '已销号' : '已撤销';
  if (isReturned(order)) return '销号退回';
  if (completed) return '待销号';
  if (held) return '暂停督办';
  const rung = nextRung(order);
  if (!rung) return '待完成';
  const word = asked[rung.asks];
  return missed[rung.code] === undefined ? `待${word}` : `${word}逾期`;
}

/** Header colour of an order: red while it presses. */
export function orderTemplate(order: SupervisionOrder): Template {
  if (order.closed) return order.closed.why === 'verified' ? 'green' : 'grey';
  if (isReturned(order)) return 'orange';
  if (order.completed) return 'blue';
  return order.held ? 'grey' : 'red';
}

/** The tags under an order's title; `isCounted`: the card is drawn anew each morning. */
export function orderTags(order: SupervisionOrder, now: Instant, isCounted = false): Tag[] {
  const state = stateWord(order);
  const help: Tag[] = order.asHelp ? [{ text: '帮办', color: 'blue' }] : [];
  if (!isPressing(order)) return [{ text: state, color: tagColour(order) }, ...help];
  const late = isCounted ? daysLeft(now, order.missedAt) : dueShort(order.missedAt, true, now);
  return [{ text: `红灯 · ${late}`, color: 'red' }, { text: state, color: 'orange' }, ...help];
}

/**
 * What a card says once its step is over and it is not drawn again: how the order stands is left to
 * the order's own card, unless it is closed and stands as it is for good.
 */
export const overWords = (order: SupervisionOrder, where = ''): string =>
  order.closed ? `督办单${stateWord(order)}。` : `这一步不用再办。${where}`;

/** While nothing presses: why, and when it goes on. */
export const heldWords = ({ why }: NonNullable<SupervisionOrder['held']>): string =>
  why === 'paused'
    ? '节点已暂停计时，督办同时暂停，恢复计时后继续。'
    : '节点时限已改到以后，督办暂停；到期还没有办结，督办继续。';

export const overTags = (order: SupervisionOrder): Tag[] =>
  order.closed ? [{ text: stateWord(order), color: tagColour(order) }] : [];

function tagColour(order: SupervisionOrder): Tag['color'] {
  const template = orderTemplate(order);
  return template === 'grey' ? 'neutral' : template;
}

/** Unit and name of whoever answers for an order, in plain text. */
export function ownerWords({ world }: CardContext, project: Project, order: SupervisionOrder) {
  const unit = unitName(world, unitOfNode(world, project, order.node));
  const owner = ownerOfOrder(world, project, order);
  if (owner === null) return `${unit} · 暂无责任人，请操作员指定`;
  const { person, via } = responsibleFor(world, project, order.node);
  if (via === 'enterprise-clock' && owner === person) {
    return `${unit} · 企业办理，代办员 ${personName(world, owner)} 跟进`;
  }
  const how = owner === order.assigned ? '（领导指定）' : '';
  return `${unit} · ${personName(world, owner)}${how}`;
}

/** Who must act on an order now: before anything was done whom it asked first, then its owner. */
export function actors(world: World, project: Project, order: SupervisionOrder): PersonId[] {
  const { accepted, assigned, climb, missed } = order;
  const isFirst = !accepted && !assigned && Object.keys(missed).length === 0;
  if (isFirst && climb && climb.called.length > 0) return [...climb.called];
  const owner = ownerOfOrder(world, project, order);
  return owner === null ? [] : [owner];
}
