import { dayOf, daysBetween } from '../../domain/calendar/time.ts';
import type { DispatchTier } from '../../domain/catalogue/rules-types.ts';
import type {
  Cycle,
  Decision,
  DecisionOption,
  DigestItem,
  Instead,
  Reason,
  Scope,
} from '../../domain/dispatch/types.ts';
import type { World } from '../../domain/project/types.ts';
import type { MissedStep } from '../../domain/supervision/types.ts';
import type { CardContext } from '../context.ts';
import { cut, nodeName, personLine, personName, unitName } from '../text.ts';
import { dateWords, lightWord } from '../words.ts';

const NAME_SIGNS = 16;
const WORDS_SIGNS = 36;

/** 周调度, as the rules name the tier. */
export const tierName = ({ catalogue }: World, cycle: Cycle): string =>
  catalogue.rules.dispatch.find((tier) => tier.cycle === cycle)?.name ?? '调度';

/** Steps of 13710 that were missed, as the rules for dispatch call them: “7天”未达标. */
const missedWords: Record<MissedStep, string> = {
  '1': '“1天”未接办',
  '3': '“3天”未达标',
  '7': '“7天”未达标',
  '1M': '“1个月”未完成',
  monthly: '未按月反馈',
  returned: '销号退回',
};

/** How an item stands, in a few words: 红灯 25 个工作日, and what else there is. Plain text. */
export const stateParts = (ctx: CardContext, item: DigestItem): string[] => [
  mainWords(ctx, item),
  ...besides(item),
];

function mainWords(ctx: CardContext, item: DigestItem): string {
  const { kind, light, redWorkdays, dueAt } = item;
  const days = standing(ctx, item);
  switch (kind) {
    case 'node':
      if (light !== 'red') return `${lightWord(light)} · ${due(ctx, item)}`;
      return redWorkdays > 0 ? `红灯 ${redWorkdays} 个工作日` : '今天转红灯';
    case 'order':
      return `销号退回 · ${resultDue(ctx, item)}`;
    case 'blocker': {
      const level = item.reasons.includes('bottleneck')
        ? '卡脖子堵点'
        : item.reasons.includes('crossUnit')
          ? '跨单位堵点'
          : '堵点';
      const late = light === 'red' && dueAt !== null ? '，未答复' : '';
      return `${level} ${days === 0 ? '今天' : `${days} 天`}${late}`;
    }
    case 'rectification':
      return `整改未销 · ${due(ctx, item)}`;
    case 'datedItem':
      return light === 'red' ? `决定未落实 · ${due(ctx, item)}` : `决定 · ${due(ctx, item)}`;
    default:
      return kind satisfies never;
  }
}

const besides = ({ kind, missed, reasons, isStopped, investmentWan }: DigestItem): string[] => [
  ...(missed && kind === 'node' ? [missedWords[missed]] : []),
  ...(reasons.includes('bigProject') ? [`${yiShort(investmentWan)}项目`] : []),
  ...(isStopped ? ['暂停计时'] : []),
];

/** 10.5 亿元 */
export const yiShort = (wan: number): string => `${Number((wan / 10_000).toFixed(2))} 亿元`;

function due({ now }: CardContext, { dueAt }: DigestItem): string {
  if (dueAt === null) return '';
  const days = daysBetween(dayOf(dueAt), dayOf(now));
  if (now >= dueAt) return days > 0 ? `逾期 ${days} 天` : '今天到期';
  return days === 0 ? '今天到期' : `${dateWords(dayOf(dueAt), now)}到期`;
}

/** By when the new result is owed: its node is done and no longer red. */
const resultDue = (ctx: CardContext, item: DigestItem): string =>
  due(ctx, item).replace(/^逾期/u, '补办逾期').replace(/到期$/u, '补办到期');

/** Calendar days that something has stood. */
export const standing = ({ now }: CardContext, { since }: Pick<DigestItem, 'since'>): number =>
  Math.max(0, daysBetween(dayOf(since), dayOf(now)));

/** 谯曲坊白酒酿造基地一期 */
export const shortName = (name: string): string => cut(name.replace(/项目$/u, ''), NAME_SIGNS);

/** Without what the catalogue adds in brackets: a digest is read in passing. */
const shortNode = (name: string): string => name.replace(/\([^)]*\)$/u, '');

/** What an item is about, in plain text: its node, or what was written of it. */
export const aboutWords = ({ world }: CardContext, item: DigestItem): string =>
  item.words !== ''
    ? cut(item.words, WORDS_SIGNS)
    : item.node
      ? shortNode(nodeName(world, item.node))
      : item.about;

/** The same without the node's code, where a line is short. */
export const briefWords = ({ world }: CardContext, item: DigestItem): string =>
  item.words === '' && item.node
    ? shortNode(world.catalogue.nodes.get(item.node)?.name ?? item.node)
    : cut(item.words || item.about, WORDS_SIGNS / 2);

/** Unit and name; whoever follows it up for another unit by the name alone. */
export function whoseBriefly({ world }: CardContext, scope: Scope, item: DigestItem): string {
  const { unit, person } = item;
  if (person === null) return `${unitName(world, unit)} 无责任人`;
  const isOwn = world.directory.person(person)?.unit === unit;
  if (scope.kind === 'unit') return personName(world, person);
  return isOwn
    ? personLine(world, person)
    : `${unitName(world, unit)}（${personName(world, person)} 跟进）`;
}

/** Unit and name; inside the unit the name alone. */
export function whoseWords({ world }: CardContext, scope: Scope, item: DigestItem): string {
  const { unit, person } = item;
  if (person === null) return `${unitName(world, unit)} 无责任人`;
  const isOwn = world.directory.person(person)?.unit === unit;
  if (scope.kind === 'unit') return isOwn ? personName(world, person) : personLine(world, person);
  return isOwn
    ? personLine(world, person)
    : `${unitName(world, unit)}（${personLine(world, person)} 跟进）`;
}

/** Whose digest it is: 自规分局; 岑怀远牵头; 全区. */
export function scopeWords(world: World, scope: Scope): string {
  switch (scope.kind) {
    case 'unit':
      return unitName(world, scope.unit);
    case 'lead':
      return `${personName(world, scope.lead)}牵头`;
    case 'district':
      return '全区';
    default:
      return scope satisfies never;
  }
}

/** Why somebody reads what is not their own. */
export function insteadWords(
  world: World,
  { scope, instead }: { readonly scope: Scope; readonly instead: Instead },
): string {
  const what = scope.kind === 'unit' ? `${unitName(world, scope.unit)}一把手` : '原收件人';
  switch (instead.why) {
    case 'away':
      return `${personName(world, instead.of)}请假，由您代看。`;
    case 'left':
      return `${what} ${personName(world, instead.of)} 已离任，请您接看。`;
    case 'unreachable':
      return `${what} ${personName(world, instead.of)} 收不到消息，请您接看。`;
    case 'nobody':
      return scope.kind === 'unit' ? `${what}空缺，请您接看。` : '区主要领导未登记，请转交。';
    default:
      return instead satisfies never;
  }
}

export const optionWords: Record<DecisionOption, string> = {
  holdSummons: '约谈',
  setDeadline: '限期办结',
  approvePlan: '批准限期方案',
  nameLeader: '指定领导',
  districtMeeting: '区级会商',
  siteMeeting: '现场办公',
  askAbove: '报请上级',
  changePlan: '改用备选方案',
  allocateFunds: '统筹资金',
};

/** What asks for a decision, in the order in which it is chosen. */
const deciding = ['rungMissed', 'bottleneck', 'redLong', 'bigProject', 'notDone'] as const;

/** The rules by which decisions are chosen, in their order, as a tier has them. */
export const ruleWords = (tier: Pick<DispatchTier, 'limits'>): string[] =>
  deciding
    .filter((reason) => reason !== 'bigProject' || tier.limits.anyRedFromWan !== null)
    .map((reason) => (reason === 'rungMissed' ? '13710' : '') + ruleOf(tier, reason));

function ruleOf({ limits }: Pick<DispatchTier, 'limits'>, reason: Reason): string {
  const { missed, redOverWorkdays, anyRedFromWan } = limits;
  switch (reason) {
    case 'rungMissed':
      return missed.map((step) => missedWords[step])[0] ?? '督办未达标';
    case 'bottleneck':
      return '卡脖子堵点';
    case 'redLong':
      return `红灯超过 ${redOverWorkdays} 个工作日`;
    case 'bigProject':
      return `${yiShort(anyRedFromWan ?? 0)}以上项目红灯`;
    default:
      return '决定未落实';
  }
}

/** By which rule a decision was chosen, with the monthly tier's own limits. */
export function reasonWords({ catalogue }: World, reason: Reason): string {
  const tier = catalogue.rules.dispatch.find(({ cycle }) => cycle === 'monthly');
  return tier ? ruleOf(tier, reason) : '';
}

/** What waiting costs: 红灯拖了 51 天，压住 8 个节点、3.8 亿元. Plain text. */
export function waitingCost(
  { kind, light, investmentWan }: Pick<DigestItem, 'kind' | 'light' | 'investmentWan'>,
  { days, followers }: Pick<Decision, 'days' | 'followers'>,
): string {
  const what = kind === 'blocker' ? '堵点' : kind === 'order' ? '销号退回' : lightWord(light);
  const held = [...(followers > 0 ? [`${followers} 个节点`] : []), yiShort(investmentWan)];
  return `${what}拖了 ${days} 天，压住 ${held.join('、')}`;
}
