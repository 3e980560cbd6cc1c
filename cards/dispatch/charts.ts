import type { Digest, MonthRate } from '../../domain/dispatch/types.ts';
import { barChart, lineChart, stackedBarChart } from '../charts.ts';
import type { CardContext } from '../context.ts';
import { type Element, markdown, panel } from '../parts.ts';
import { unitName } from '../text.ts';
import { ruleWords } from './words.ts';

/**
 * What a chart says faster than lines: whose the lights are, and for the principal leaders how it goes
 * on. It opens by a tap, since items fill the screen. A unit head has none: it is one unit. Every chart
 * has its figures in words. In which order decisions were chosen stands with them.
 */
export function chartParts(ctx: CardContext, digest: Digest): Element[] {
  const { cycle, figures } = digest;
  switch (cycle) {
    case 'weekly':
      return [];
    case 'half-monthly':
      return figures.byUnit.length > 1
        ? [panel('图表：各单位红黄灯', lightsChart(ctx, digest))]
        : [];
    case 'monthly':
      return [monthlyPanel(ctx, digest)];
    default:
      return cycle satisfies never;
  }
}

/** Its title names the charts that are in it: a rate of one month is no chart. */
function monthlyPanel(ctx: CardContext, digest: Digest): Element {
  const rate = rateChart(digest);
  const isChosen = digest.decisions.length > 0;
  const names = [
    '红黄灯',
    ...(rate.length > 0 ? ['按时办结率'] : []),
    '各方用时',
    ...(isChosen ? ['选取规则'] : []),
  ];
  return panel(`图表：${names.join('、')}`, [
    ...lightsChart(ctx, digest),
    ...rate,
    ...daysChart(digest),
    ...(isChosen ? [markdown(`**选取规则**<br>${choiceWords(ctx)}`)] : []),
  ]);
}

/** By which rule the decisions were chosen, in the rules' own order. */
function choiceWords({ world }: CardContext): string {
  const tier = world.catalogue.rules.dispatch.find(({ cycle }) => cycle === 'monthly');
  const rules = tier ? ruleWords(tier).join('、') : '';
  return `依次为${rules}；同类先看拖延天数，再看压住的节点数。每个项目一件，最多五件。`;
}

const lightsChart = ({ world }: CardContext, { figures }: Digest): Element[] =>
  stackedBarChart({
    title: '各单位红黄灯',
    measure: '个',
    empty: '没有红灯和黄灯。',
    rows: figures.byUnit.map(({ unit, red, yellow }) => ({
      label: unitName(world, unit),
      counts: { red, yellow },
    })),
  });

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
