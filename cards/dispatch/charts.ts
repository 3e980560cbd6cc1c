import type { Digest, MonthRate } from '../../domain/dispatch/types.ts';
import { barChart, lineChart, stackedBarChart } from '../charts.ts';
import type { CardContext } from '../context.ts';
import { type Element, panel } from '../parts.ts';
import { unitName } from '../text.ts';

/** Units of the chart that stands open on a phone. */
const MOST_UNITS = 5;

/**
 * What a chart says faster than lines. A portfolio leader sees whose the lights are; for the principal
 * leaders the charts lie behind a panel, because the decisions come first. A unit head has none: it is
 * one unit. Every chart has its figures in words.
 */
export function chartParts(ctx: CardContext, digest: Digest): Element[] {
  switch (digest.cycle) {
    case 'weekly':
      return [];
    case 'half-monthly':
      return digest.figures.byUnit.length > 1 ? lightsChart(ctx, digest, MOST_UNITS) : [];
    case 'monthly':
      return [
        panel('图表：各单位红黄灯、按时办结率、各方用时', [
          ...lightsChart(ctx, digest),
          ...rateChart(digest),
          ...daysChart(digest),
        ]),
      ];
    default:
      return digest.cycle satisfies never;
  }
}

function lightsChart({ world }: CardContext, { figures }: Digest, most = Infinity): Element[] {
  const rows = figures.byUnit.slice(0, most);
  const isCut = rows.length < figures.byUnit.length;
  return stackedBarChart({
    title: isCut ? `红黄灯最多的 ${rows.length} 个单位` : '各单位红黄灯',
    measure: '个',
    empty: '没有红灯和黄灯。',
    rows: rows.map(({ unit, red, yellow }) => ({
      label: unitName(world, unit),
      counts: { red, yellow },
    })),
  });
}

/** Two months are a line; one is said in words above. */
const MONTHS_OF_A_LINE = 2;

function rateChart({ figures: { onTime } }: Digest): Element[] {
  if (onTime.filter(({ due }) => due > 0).length < MONTHS_OF_A_LINE) return [];
  return lineChart({
    title: '按时办结率',
    measure: '%',
    points: onTime.map((month) => ({
      label: `${Number(month.month.slice(5))}月`,
      value: shareOf(month),
    })),
  });
}

/** Nodes done in time in %; null where none was due. */
export const shareOf = ({ due, onTime }: MonthRate): number | null =>
  due === 0 ? null : Math.round((onTime / due) * 100);

function daysChart({ figures: { days } }: Digest): Element[] {
  const bars = [
    { label: '部门', value: days.unit },
    { label: '企业', value: days.enterprise },
    { label: '上级', value: days.upperLevel },
    { label: '无人计时', value: days.nobody },
  ].filter(({ value }) => value > 0);
  return bars.length === 0 ? [] : barChart({ title: '在办节点各方已用时间', measure: '天', bars });
}
