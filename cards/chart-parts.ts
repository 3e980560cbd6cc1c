import { type Element, footer, type Json, lines, markdown, panel } from './parts.ts';
import { cut, cutList, escapeText } from './text.ts';

/** What every chart says in words. */
export interface ChartWords {
  /** What is counted, without its measure: 各单位在办红灯. */
  readonly title: string;
  /** The measure of every figure: 个, 天, %. */
  readonly measure: string;
  /** The sentence where there is nothing to draw. */
  readonly empty?: string;
}

type Spec = { readonly [key: string]: Json };

const TITLE_SIGNS = 24;
const LABEL_SIGNS = 8;
/** Lines behind 图中数字: the district has 58 units. */
const MOST_LINES = 60;

/** Labels short enough for an axis on a telephone; two that are cut alike stay two. */
export function axisLabels(labels: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return labels.map((label) => {
    const short = cut(label, LABEL_SIGNS);
    const count = (seen.get(short) ?? 0) + 1;
    seen.set(short, count);
    return count === 1 ? short : `${short} ${count}`;
  });
}

/**
 * What every specification begins with: the title with its measure, and no rules of the platform's
 * own for narrow screens (`media`), so that a chart looks the same on all of them.
 */
export function frame({ title, measure }: ChartWords): Spec {
  return {
    title: {
      text: cut(`${title}（${measure}）`, TITLE_SIGNS),
      textStyle: { fontSize: 14 },
    },
    padding: { left: 4, right: 12, top: 4, bottom: 4 },
    media: [],
  };
}

/** Figures written in the chart itself, beside what they are figures of. */
export const figureLabel: Json = { visible: true, style: { fontSize: 12 } };

/** The sentence in the place of a chart without figures; Feishu would draw a blank. */
export function withoutFigures({ title, empty }: ChartWords): Element[] {
  return [markdown(`**${escapeText(title)}**<br>${escapeText(empty ?? '暂无数据')}`)];
}

export interface Drawing {
  readonly spec: Spec;
  readonly heightPx: number;
  /** A line of markdown for each figure, those too that are not drawn. */
  readonly said: readonly string[];
  /** What to say of those not drawn: 只画前 12 个. */
  readonly left?: string;
}

/** The chart, what it leaves out, and its figures in words behind 图中数字. */
export function drawn({ spec, heightPx, said, left }: Drawing): Element[] {
  const words = cutList(
    said,
    MOST_LINES,
    (line) => line,
    (more) => `另有 ${more} 项`,
  );
  return [
    { tag: 'chart', chart_spec: spec, height: `${heightPx}px`, preview: true },
    ...(left ? [footer(left)] : []),
    panel('图中数字', [markdown(lines(words), { size: 'notation' })]),
  ];
}
