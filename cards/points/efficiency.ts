import { dayOf } from '../../domain/calendar/time.ts';
import type { UnitCode } from '../../domain/catalogue/types.ts';
import type { Efficiency, MeasuredNode } from '../../domain/reports/efficiency.ts';
import { barChart } from '../charts.ts';
import type { CardContext } from '../context.ts';
import {
  type Card,
  card,
  type Element,
  fact,
  footer,
  header,
  lines,
  markdown,
  panel,
} from '../parts.ts';
import { cut, cutList, escapeText, nodeName, unitName } from '../text.ts';
import { dateWords } from '../words.ts';
import { monthWords } from './words.ts';

const MAX_NODES = 15;
const NAME_SIGNS = 18;

export interface EfficiencyView {
  readonly month: string;
  readonly unit: UnitCode | null;
  readonly current: Efficiency;
  /** The month before, to compare with. */
  readonly before: Efficiency;
  /** Summonses (约谈) that were decided on. */
  readonly summons: number;
  readonly summonsBefore: number;
  readonly nameOf: (project: string) => string;
}

/** 效能: how fast and how punctual, beside the month before; each figure opens to its nodes. */
export function efficiencyCard(ctx: CardContext, view: EfficiencyView): Card {
  const { current, before, month, unit, summons, summonsBefore } = view;
  const who = unit === null ? '全区' : unitName(ctx.world, unit);
  const title = `办理效能 · ${who} · ${monthWords(month)}`;
  const late = current.due.filter((node) => !current.onTime.includes(node));
  return card(`${title} · 按时完成率 ${rateWords(current)}`, header(title, { template: 'blue' }), [
    fact('按时', `**${rateWords(current)}**，上月 ${rateWords(before)}`),
    fact('用时', `**${daysWords(current)}**，上月 ${daysWords(before)}`),
    fact('提速', `比法定时限快 **${savedWords(current)}**，上月 ${savedWords(before)}`),
    fact('约谈', `**${summons} 次**，上月 ${summonsBefore} 次`),
    ...daysChart(view),
    ...nodesPanel(ctx, `没有按时的节点 ${late.length} 个`, late, view),
    ...nodesPanel(ctx, `本月办结的节点 ${current.done.length} 个`, current.done, view),
    footer('用时按工作日算，扣除暂停天数；企业自办的节点不计。'),
  ]);
}

const rateWords = ({ due, onTime }: Efficiency): string =>
  due.length === 0
    ? '无到期节点'
    : `${Math.round((onTime.length / due.length) * 100)}%（${onTime.length}/${due.length}）`;

const daysWords = ({ averages }: Efficiency): string =>
  averages
    ? `平均 ${averages.used.toFixed(1)} 天，承诺 ${averages.target.toFixed(1)} 天`
    : '无办结节点';

const savedWords = ({ saved }: Efficiency): string =>
  saved === null ? '无可比节点' : `${Math.round(saved * 100)}%`;

/** Days used beside days promised, this month and the one before: shorter is better. */
function daysChart({ current, before }: EfficiencyView): Element[] {
  const bars = (name: string, { averages }: Efficiency) =>
    averages
      ? [
          { label: `${name}用时`, value: rounded(averages.used) },
          { label: `${name}承诺`, value: rounded(averages.target) },
        ]
      : [];
  const all = [...bars('本月', current), ...bars('上月', before)];
  if (all.length === 0) return [];
  const chart = { title: '平均用时', measure: '个工作日', empty: '没有办结的节点。', bars: all };
  return [panel('图表：平均用时', barChart(chart))];
}

const rounded = (days: number): number => Math.round(days * 10) / 10;

function nodesPanel(
  { world, now }: CardContext,
  title: string,
  nodes: readonly MeasuredNode[],
  { nameOf }: EfficiencyView,
): Element[] {
  if (nodes.length === 0) return [];
  const drawn = cutList(
    nodes,
    MAX_NODES,
    ({ node, project, doneAt, dueAt, used, target }) => {
      const end =
        doneAt === null
          ? `${dateWords(dayOf(dueAt), now)}到期，未办结`
          : `用 ${used} 天，承诺 ${target} 天`;
      return `${escapeText(nodeName(world, node))} · ${escapeText(cut(nameOf(project), NAME_SIGNS))} · ${end}`;
    },
    (left) => `另有 ${left} 个`,
  );
  return [panel(title, [markdown(lines(drawn))])];
}
