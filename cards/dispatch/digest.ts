import { type Day, dayOf, type Instant } from '../../domain/calendar/time.ts';
import type { Decision, Digest, DigestItem, MonthRate } from '../../domain/dispatch/types.ts';
import type { CardContext } from '../context.ts';
import {
  type Card,
  card,
  coloured,
  type Element,
  footer,
  header,
  lines,
  markdown,
  type Tag,
} from '../parts.ts';
import { clockWords, dateWords } from '../words.ts';
import { chartParts, shareOf } from './charts.ts';
import { itemLines, itemPart } from './items.ts';
import { leadParts } from './leads.ts';
import { insteadWords, optionWords, scopeWords, tierName, yiShort } from './words.ts';

/** Items with a button of their own. Source: design, section 3 "Dispatch". */
const MOST_BUTTONS = 5;
/** What one screen of a phone holds; with a chart below it fewer. */
const MOST_ITEMS = { weekly: 7, 'half-monthly': 5, monthly: 5 } as const;

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
 * lights, what asks for a decision, the weightiest items with 批示 on five, a chart. One screen.
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
      ...chartParts(ctx, digest),
      ...leadParts(ctx, digest.leads),
      ...foot(digest),
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

const itemParts = (ctx: CardContext, digest: Digest): Element[] =>
  digest.items
    .slice(0, MOST_ITEMS[digest.cycle])
    .map((item, index) =>
      index < MOST_BUTTONS
        ? itemPart(ctx, digest, item)
        : markdown(lines(itemLines(ctx, digest, item))),
    );

/** What only a principal leader can decide: the matter, what to choose from, what waiting costs. */
function decisionParts(ctx: CardContext, digest: Digest): Element[] {
  return [
    markdown(`**请您决定 ${digest.decisions.length} 件**`),
    ...digest.decisions.flatMap((decision) => {
      const item = digest.items[decision.item - 1];
      return item ? [itemPart(ctx, digest, item, decisionLines(item, decision))] : [];
    }),
  ];
}

function decisionLines(
  { investmentWan, reasons }: DigestItem,
  { options, days, followers }: Decision,
): string[] {
  const held = [
    ...(followers > 0 ? [`${followers} 个节点`] : []),
    // Of a big project it stands above.
    ...(reasons.includes('bigProject') ? [] : [yiShort(investmentWan)]),
  ];
  const behind = held.length > 0 ? `，压住 ${held.join('、')}` : '';
  return [
    `可选：${options.map((option) => optionWords[option]).join(' / ')}`,
    coloured('grey', `再等：已拖 ${days} 天${behind}`),
  ];
}

function foot(digest: Digest): Element[] {
  const { items, decisions, instructs } = digest;
  const shown =
    decisions.length > 0 ? decisions.length : Math.min(items.length, MOST_ITEMS[digest.cycle]);
  const left = items.length - shown;
  const said = [
    ...(left > 0 ? [`另有 ${left} 项，发“调度 全部”查看。`] : []),
    ...(instructs && items.length > MOST_BUTTONS ? ['回复本卡片“批示 6”可对第 6 项作批示。'] : []),
  ];
  return said.length > 0 ? [footer(said.join(''))] : [];
}
