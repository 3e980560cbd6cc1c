import { dayOf } from '../../domain/calendar/time.ts';
import type { NodeCode, UnitCode } from '../../domain/catalogue/types.ts';
import type { Efficiency } from '../../domain/reports/efficiency.ts';
import type { MeasuredNode } from '../../domain/reports/timeline.ts';
import { barChart } from '../charts.ts';
import type { CardContext } from '../context.ts';
import { type Card, card, type Element, footer, header, lines, markdown, panel } from '../parts.ts';
import { tablePart } from '../table.ts';
import { cut, cutList, escapeText, nodeName, unitName } from '../text.ts';
import { dateWords } from '../words.ts';
import { monthWords } from './words.ts';

const MAX_NODES = 15;
const NAME_SIGNS = 18;

/** A summons (约谈) that was decided on, by what it is about. */
export interface Summons {
  readonly project: string;
  readonly node: NodeCode;
  readonly unit: UnitCode;
  readonly at: number;
}

/** What is measured of one month. */
export interface MonthFigures {
  /** `2026-03` */
  readonly month: string;
  readonly figures: Efficiency;
  readonly summons: readonly Summons[];
}

export interface EfficiencyView {
  readonly unit: UnitCode | null;
  readonly current: MonthFigures;
  /** The month to compare with. */
  readonly before: MonthFigures;
  readonly nameOf: (project: string) => string;
}

/**
 * 效能: how punctual and how fast, against the days promised and those the law allows, two months side
 * by side; each figure opens to the nodes behind it. Source: lifecycle README, section 10.
 */
export function efficiencyCard(ctx: CardContext, view: EfficiencyView): Card {
  const { current, before, unit } = view;
  const who = unit === null ? '全区' : unitName(ctx.world, unit);
  const title = `办理效能 · ${who} · ${monthWords(current.month)}`;
  return card(
    `${title} · 按时完成率 ${rateWords(current.figures)}`,
    header(title, { template: 'blue' }),
    [
      ...figureTable(view),
      ...behind(ctx, view, current),
      ...behind(ctx, view, before),
      ...daysChart(view),
      footer('天数为工作日平均，扣除暂停；企业自办的节点不计。法定时限只算法律有上限的节点。'),
    ],
  );
}

interface Row {
  readonly name: string;
  readonly of: (month: MonthFigures) => string;
}

const rows: readonly Row[] = [
  { name: '按时完成率', of: ({ figures }) => rateWords(figures) },
  { name: '平均用时', of: ({ figures }) => daysWords(figures.averages?.used) },
  { name: '承诺时限', of: ({ figures }) => daysWords(figures.averages?.target) },
  { name: '法定节点用时', of: ({ figures }) => daysWords(figures.legal?.used) },
  { name: '法定时限', of: ({ figures }) => daysWords(figures.legal?.statutory) },
  { name: '比法定提速', of: ({ figures }) => savedWords(figures) },
  { name: '约谈', of: ({ summons }) => `${summons.length} 次` },
];

function figureTable({ current, before }: EfficiencyView): Element[] {
  const months = [current, before].map((month) => ({
    kind: 'text' as const,
    heading: shortMonth(month, current),
    width: '32%' as const,
    of: ({ of }: Row) => of(month),
  }));
  const names = {
    kind: 'text',
    heading: '指标',
    width: '36%',
    of: ({ name }: Row) => name,
  } as const;
  return tablePart([names, ...months], rows, { pageRows: rows.length });
}

/** 3月; with its year where the other month is of another one. */
const shortMonth = ({ month }: MonthFigures, other: MonthFigures): string =>
  month.slice(0, 4) === other.month.slice(0, 4) ? `${Number(month.slice(5))}月` : monthWords(month);

const rateWords = ({ due, onTime }: Efficiency): string =>
  due.length === 0
    ? '无到期'
    : `${Math.round((onTime.length / due.length) * 100)}%（${onTime.length}/${due.length}）`;

const daysWords = (days: number | undefined): string =>
  days === undefined ? '—' : `${days.toFixed(1)} 天`;

function savedWords({ saved }: Efficiency): string {
  if (saved === null) return '—';
  const share = Math.round(saved * 100);
  return share < 0 ? `慢 ${-share}%` : `${share}%`;
}

/** Days used beside days promised and allowed, both months: shorter is better. */
function daysChart({ current, before }: EfficiencyView): Element[] {
  const bars = [current, before].flatMap((each) => {
    const { averages, legal } = each.figures;
    // An axis has room for eight signs: 25年12月用时.
    const name = shortMonth(each, current).replace(/^20(?=\d\d年)/u, '');
    return [
      ...(averages
        ? [
            { label: `${name}用时`, value: rounded(averages.used) },
            { label: `${name}承诺`, value: rounded(averages.target) },
          ]
        : []),
      ...(legal ? [{ label: `${name}法定`, value: rounded(legal.statutory) }] : []),
    ];
  });
  if (bars.length === 0) return [];
  const chart = { title: '平均用时', measure: '个工作日', empty: '没有办结的节点。', bars };
  return [panel('图表：平均用时', barChart(chart))];
}

const rounded = (days: number): number => Math.round(days * 10) / 10;

/** The nodes behind the figures of one month, and what the talks were about. */
function behind(ctx: CardContext, view: EfficiencyView, each: MonthFigures): Element[] {
  const { figures, summons } = each;
  const { due, onTime, done, lawful } = figures;
  const name = shortMonth(each, view.current);
  const late = due.filter((node) => !onTime.includes(node));
  const line = (node: MeasuredNode | Summons, said: string) =>
    `${escapeText(nodeName(ctx.world, node.node))} · ${escapeText(cut(view.nameOf(node.project), NAME_SIGNS))} · ${said}`;
  return [
    ...nodesPanel(
      `${name}到期 ${due.length} 个，没有按时 ${late.length} 个`,
      [...late, ...onTime].map((node) => line(node, dueWords(ctx, node))),
    ),
    ...nodesPanel(
      `${name}办结 ${done.length} 个，有法定时限 ${lawful.length} 个`,
      done.map((node) => line(node, usedWords(node))),
    ),
    ...nodesPanel(
      `${name}约谈 ${summons.length} 次`,
      summons.map((one) =>
        line(one, `${unitName(ctx.world, one.unit)} · ${dateWords(dayOf(one.at), ctx.now)}`),
      ),
    ),
  ];
}

function dueWords({ now }: CardContext, { dueAt, doneAt }: MeasuredNode): string {
  const due = `${dateWords(dayOf(dueAt), now)}到期`;
  if (doneAt === null) return `${due}，未办结`;
  return doneAt <= dueAt ? `${due}，按时` : `${due}，${dateWords(dayOf(doneAt), now)}办结`;
}

const usedWords = ({ used, target, statutory }: MeasuredNode): string =>
  `用 ${used} 天，承诺 ${target} 天${statutory === null ? '' : `，法定 ${statutory} 天`}`;

function nodesPanel(title: string, said: readonly string[]): Element[] {
  if (said.length === 0) return [];
  const drawn = cutList(
    said,
    MAX_NODES,
    (line) => line,
    (left) => `另有 ${left} 个`,
  );
  return [panel(title, [markdown(lines(drawn), { size: 'notation' })])];
}
