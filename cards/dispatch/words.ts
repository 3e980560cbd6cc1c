import { dayOf, daysBetween } from '../../domain/calendar/time.ts';
import type { DispatchTier } from '../../domain/catalogue/rules-types.ts';
import type {
  Cycle,
  DecisionOption,
  DigestItem,
  Instead,
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
      return '红灯';
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
  ...(missed && (kind === 'order' || kind === 'node') ? [missedWords[missed]] : []),
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
  districtMeeting: '召集区级会商',
  siteMeeting: '现场办公',
  askAbove: '报请上级协调',
  changePlan: '改用备选方案',
  allocateFunds: '统筹资金',
};

/** The rules by which decisions are chosen, in their order, as a tier has them. */
export function ruleWords({ limits }: Pick<DispatchTier, 'limits'>): string[] {
  const { missed, redOverWorkdays, anyRedFromWan } = limits;
  return [
    ...missed.slice(0, 1).map((step) => `13710${missedWords[step]}`),
    '卡脖子堵点',
    `红灯超过 ${redOverWorkdays} 个工作日`,
    ...(anyRedFromWan === null ? [] : [`${yiShort(anyRedFromWan)}以上项目红灯`]),
    '决定未落实',
  ];
}
