import type { Light } from '../domain/project/types.ts';
import { CHART_COLOURS, PLAIN_COLOUR } from './chart-colours.ts';
import {
  axisLabels,
  type ChartWords,
  drawn,
  figureLabel,
  frame,
  withoutFigures,
} from './chart-parts.ts';
import type { Element, Json } from './parts.ts';
import { escapeText } from './text.ts';
import { lightWord } from './words.ts';

/** Feishu advises against more charts in one card; telephones grow slow. */
export const MOST_CHARTS = 5;
/** Bars of one chart; what is left stands in the words below it. */
export const MOST_BARS = 12;
/** Points of one line: a year and the month it is compared with. */
export const MOST_POINTS = 13;

const BAR_PX = 26;
const FRAME_PX = 80;
const LEGEND_PX = 36;
const LINE_PX = 240;

export interface BarChart extends ChartWords {
  /** In the order in which they are drawn, from above. */
  readonly bars: readonly { readonly label: string; readonly value: number }[];
}

/**
 * Lying bars with their figures, and the same in words behind 图中数字. Twelve bars are drawn, the
 * words have them all; without bars a sentence takes the chart's place. Labels are plain text, cut
 * to eight signs in the chart. Up to three elements with six tags.
 */
export function barChart(chart: BarChart): Element[] {
  const { bars, measure } = chart;
  if (bars.length === 0) return withoutFigures(chart);
  const shown = bars.slice(0, MOST_BARS);
  return drawn({
    spec: {
      ...lying(chart, Math.max(...shown.map(({ value }) => value), 1)),
      data: { values: valuesOf(shown) },
      color: [PLAIN_COLOUR],
      label: figureLabel,
    },
    heightPx: FRAME_PX + shown.length * BAR_PX,
    said: bars.map(({ label, value }) => `${escapeText(label)}　${value} ${measure}`),
    ...leftOut(bars.length),
  });
}

export interface LightRow {
  /** A unit, a stage. */
  readonly label: string;
  readonly counts: Readonly<Partial<Record<Light, number>>>;
}

export interface StackedBarChart extends ChartWords {
  /** In the order in which they are drawn, from above. */
  readonly rows: readonly LightRow[];
}

/** The worst first: it starts at the axis, where lengths can be compared. */
const LIGHTS = ['red', 'yellow', 'blue', 'green'] as const;

/**
 * Lights by unit as lying bars of up to four parts, 红灯 黄灯 正常 已办结, each light in the same
 * colour in every chart, with a legend in words; a row without lights is left out. Figures of all
 * rows stand behind 图中数字, twelve rows are drawn. Up to three elements with six tags.
 */
export function stackedBarChart(chart: StackedBarChart): Element[] {
  const rows = chart.rows.filter(({ counts }) => LIGHTS.some((light) => counts[light]));
  if (rows.length === 0) return withoutFigures(chart);
  const shown = rows.slice(0, MOST_BARS);
  const names = axisLabels(shown.map(({ label }) => label));
  const used = LIGHTS.filter((light) => shown.some(({ counts }) => counts[light]));
  return drawn({
    spec: {
      ...lying(chart, Math.max(...shown.map(totalOf))),
      data: {
        values: shown.flatMap((row, index) => partsOf(row, names[index] ?? '', used)),
        fields: { light: { domain: used.map(lightWord), lockStatisticsByDomain: true } },
      },
      stack: true,
      seriesField: 'light',
      color: {
        type: 'ordinal',
        domain: used.map(lightWord),
        range: used.map((light) => CHART_COLOURS[light]),
      },
      legends: { visible: true, orient: 'bottom' },
      label: {
        visible: true,
        position: 'inside',
        style: { fontSize: 12, fontWeight: 'bold' },
      },
    },
    heightPx: FRAME_PX + LEGEND_PX + shown.length * BAR_PX,
    said: rows.map(({ label, counts }) => `${escapeText(label)}　${countWords(counts)}`),
    ...leftOut(rows.length),
  });
}

/** A light that a row does not have takes no part: a figure 0 would stand on its neighbour. */
function partsOf({ counts }: LightRow, name: string, used: readonly Light[]): Json[] {
  return used
    .filter((light) => counts[light])
    .map((light) => ({ name, value: counts[light] ?? 0, light: lightWord(light) }));
}

const totalOf = ({ counts }: LightRow): number =>
  LIGHTS.reduce((sum, light) => sum + (counts[light] ?? 0), 0);

/** 红灯 2 · 正常 5. */
function countWords(counts: LightRow['counts']): string {
  return LIGHTS.filter((light) => counts[light])
    .map((light) => `${lightWord(light)} ${counts[light]}`)
    .join(' · ');
}

/** Rows of one series; two labels that look alike stay two. */
function valuesOf(figures: LineChart['points']): Json[] {
  const names = axisLabels(figures.map(({ label }) => label));
  return figures.map(({ value }, index) => ({ name: names[index] ?? '', value }));
}

const leftOut = (count: number) =>
  count > MOST_BARS ? { left: `图中为前 ${MOST_BARS} 个，另 ${count - MOST_BARS} 个见数字` } : {};

/** Bars that lie, so that names of units can be read on a telephone. */
function lying(chart: ChartWords, longest: number): { readonly [key: string]: Json } {
  return {
    type: 'bar',
    ...frame(chart),
    direction: 'horizontal',
    xField: 'value',
    yField: 'name',
    // Room at the end for the longest bar's figure.
    axes: [{ orient: 'left' }, { orient: 'bottom', visible: false, min: 0, max: longest * 1.15 }],
  };
}

export interface LineChart extends ChartWords {
  /** From the oldest to the newest; null where there was nothing to measure: a gap. */
  readonly points: readonly { readonly label: string; readonly value: number | null }[];
}

/**
 * One line over months, such as the share of nodes done in time. Of more than thirteen points the
 * newest are drawn, the words have them all. A measure of % keeps its axis from 0 to 100, so that
 * small changes look small. Up to three elements with six tags.
 */
export function lineChart(chart: LineChart): Element[] {
  const { points, measure } = chart;
  if (points.every(({ value }) => value === null)) return withoutFigures(chart);
  const shown = points.slice(-MOST_POINTS);
  const earlier = points.length - shown.length;
  return drawn({
    spec: {
      type: 'line',
      ...frame(chart),
      data: { values: valuesOf(shown) },
      xField: 'name',
      yField: 'value',
      color: [PLAIN_COLOUR],
      invalidType: 'break',
      label: figureLabel,
      axes: [
        { orient: 'bottom' },
        { orient: 'left', ...(measure === '%' ? { min: 0, max: 100 } : { zero: true }) },
      ],
    },
    heightPx: LINE_PX,
    said: points.map(
      ({ label, value }) =>
        `${escapeText(label)}　${value === null ? '无' : `${value} ${measure}`}`,
    ),
    ...(earlier > 0 ? { left: `图中为最近 ${MOST_POINTS} 个，更早的 ${earlier} 个见数字` } : {}),
  });
}
