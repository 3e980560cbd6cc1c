import { type Day, dayOf, type Instant } from '../../domain/calendar/time.ts';
import type { Digest, DigestItem, MonthRate } from '../../domain/dispatch/types.ts';
import type { CardContext } from '../context.ts';
import {
  type Card,
  card,
  coloured,
  type Element,
  header,
  lines,
  markdown,
  type Tag,
} from '../parts.ts';
import { clockWords, dateWords } from '../words.ts';
import { chartParts, shareOf } from './charts.ts';
import { decisionParts } from './decisions.ts';
import { itemPart, restParts } from './items.ts';
import { leadParts } from './leads.ts';
import { insteadWords, scopeWords, tierName } from './words.ts';

/**
 * Items that stand open, each with a button of its own: what one screen of a phone holds. The others
 * open by a tap. Source: design, section 3 "Dispatch".
 */
const MOST_ITEMS = 5;

/** When the digest was to come, and what became of that. */
export interface DigestTurn {
  /** The nominal day of its period. */
  readonly period: Day;
  readonly dueAt: Instant;
  /** Periods before it that an outage swallowed. */
  readonly covers: readonly Day[];
  readonly isLate: boolean;
}

/**
 * 周调度, 半月调度, 月调度 in a leader's own chat, as it stood at the context's instant: how many
 * lights, what asks for a decision, the weightiest items with 批示 on five; the rest and the charts open
 * by a tap. One screen of a phone, which a test measures.
 */
export function digestCard(ctx: CardContext, digest: Digest, turn: DigestTurn): Card {
  const title = titleOf(ctx, digest, turn);
  const counts = countsOf(digest);
  return card(
    `${title} · ${counts.join(' · ')}`,
    header(title, {
      subtitle: `${scopeWords(ctx.world, digest.scope)} · 共 ${digest.items.length} 项`,
      template: templateOf(digest),
      tags: tagsOf(digest),
    }),
    [
      ...banners(ctx, digest, turn),
      markdown(figureWords(digest)),
      ...(digest.decisions.length > 0 ? decisionParts(ctx, digest) : itemParts(ctx, digest)),
      ...restParts(ctx, digest, shownOf(digest)),
      ...chartParts(ctx, digest),
      ...leadParts(ctx, digest.leads),
    ],
  );
}

/** 周调度 · 3月23日; 月调度 · 3月. */
export function titleOf(
  { world, now }: CardContext,
  { cycle }: Digest,
  { period, dueAt }: Pick<DigestTurn, 'period' | 'dueAt'>,
): string {
  const when =
    cycle === 'monthly' ? `${Number(period.slice(5, 7))}月` : dateWords(dayOf(dueAt), now);
  return `${tierName(world, cycle)} · ${when}`;
}

const templateOf = ({ figures: { lights }, items }: Digest) => {
  if (lights.red > 0 || items.some(({ light }) => light === 'red')) return 'red';
  return lights.yellow > 0 || items.some(({ light }) => light === 'yellow') ? 'yellow' : 'blue';
};

const of = (kind: DigestItem['kind'], { items }: Digest): number =>
  items.filter((item) => item.kind === kind).length;

function countsOf(digest: Digest): string[] {
  const { red, yellow } = digest.figures.lights;
  const undone = digest.items.filter(({ reasons }) => reasons.includes('notDone')).length;
  return [
    `红灯 ${red}`,
    `黄灯 ${yellow}`,
    ...(of('blocker', digest) > 0 ? [`堵点 ${of('blocker', digest)}`] : []),
    ...(of('rectification', digest) > 0 ? [`整改未销 ${of('rectification', digest)}`] : []),
    ...(undone > 0 ? [`决定未落实 ${undone}`] : []),
    ...(digest.figures.soon > 0 ? [`7 日内到期 ${digest.figures.soon}`] : []),
  ];
}

const tagsOf = ({ figures: { lights }, decisions }: Digest): Tag[] => [
  ...(decisions.length > 0
    ? [{ text: `待决定 ${decisions.length}`, color: 'orange' } as const]
    : []),
  ...(lights.red > 0 ? [{ text: `红灯 ${lights.red}`, color: 'red' } as const] : []),
  ...(lights.yellow > 0 ? [{ text: `黄灯 ${lights.yellow}`, color: 'yellow' } as const] : []),
];

function banners(ctx: CardContext, { cycle, scope, instead }: Digest, turn: DigestTurn): Element[] {
  const { dueAt, covers, isLate } = turn;
  const late = `补发：应于 ${dateWords(dayOf(dueAt), ctx.now)} ${clockWords(dueAt)} 发送，因系统中断延误。`;
  const days = covers.map((day) =>
    cycle === 'monthly' ? `${Number(day.slice(5, 7))}月` : dateWords(day, ctx.now),
  );
  const covered = `${days.join('、')}的调度也没有发出，一并列在这里。`;
  const told = [
    ...(instead ? [insteadWords(ctx.world, { scope, instead })] : []),
    ...(isLate ? [late] : []),
    ...(covers.length > 0 ? [covered] : []),
  ];
  return told.length > 0 ? [markdown(lines(told.map((words) => coloured('orange', words))))] : [];
}

/** The whole scope in a line: counts first, then how many nodes were done in time. */
function figureWords(digest: Digest): string {
  const { scope, figures, cycle } = digest;
  const where =
    scope.kind === 'unit'
      ? '本单位涉及项目'
      : scope.kind === 'lead'
        ? '牵头在办项目'
        : '全区在办项目';
  const counts = countsOf(digest).join(' · ');
  const rate = cycle === 'weekly' ? [] : onTimeWords(figures.onTime);
  const { projects, keyProjects, keyRed } = figures;
  const key =
    cycle === 'weekly' || keyProjects === 0
      ? ''
      : ` · 重点 ${keyProjects} 个${keyRed > 0 ? `（${keyRed} 个有红灯）` : '（无红灯）'}`;
  return lines([`${where} ${projects} 个${key}`, `**${counts}**`, ...rate]);
}

function onTimeWords(months: readonly MonthRate[]): string[] {
  const [before, last] = months.slice(-2);
  if (!last || last.due === 0) return [];
  const [share, was] = [shareOf(last), before ? shareOf(before) : null];
  const compared = was === null ? '' : `，上月 ${was}%`;
  const month = Number(last.month.slice(5));
  return [`${month}月到期 ${last.due} 个节点，按时办结 ${last.onTime} 个（${share}%${compared}）`];
}

const shownOf = ({ decisions, items }: Digest): number =>
  decisions.length > 0 ? decisions.length : Math.min(items.length, MOST_ITEMS);

const itemParts = (ctx: CardContext, digest: Digest): Element[] =>
  digest.items.slice(0, MOST_ITEMS).map((item) => itemPart(ctx, digest, item));
