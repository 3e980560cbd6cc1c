import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHART_COLOURS } from './chart-colours.ts';
import { barChart, lineChart, MOST_BARS, MOST_POINTS, stackedBarChart } from './charts.ts';
import { card, type Element, header, type Json } from './parts.ts';
import { bytesOf, faultOf, tagsOf, textOf } from './testing.ts';

const inCard = (elements: readonly Element[]) =>
  card('图', header('周调度', { template: 'blue' }), elements);

interface Spec {
  title: { text: string };
  data: { values: { name: string; value: number | null; light?: string }[] };
  color: { domain: string[]; range: string[] };
  axes: { min?: number; max?: number }[];
}
const specOf = (elements: readonly Element[]) => elements[0]?.chart_spec as unknown as Spec;

const rows = [
  { label: '自规分局', counts: { red: 2, blue: 5 } },
  { label: '住建局', counts: { yellow: 1, green: 3, red: 0 } },
  { label: '水利局', counts: { red: 0, grey: 4 } },
];
const months = [82, null, 88].map((value, index) => ({ label: `${index + 1}月`, value }));
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ label: `单位${index + 1}`, value: index }));

describe('bars', () => {
  test('stand with their figures in words', () => {
    const bars = [
      { label: '自规分局', value: 3 },
      { label: '住建局', value: 1.5 },
    ];
    const drawn = inCard(barChart({ title: '平均用时', measure: '天', bars }));
    expect(faultOf(drawn)).toBeUndefined();
    expect(textOf(drawn)).toBe(
      'blue: 周调度\n[图] 平均用时（天）\n▸ 图中数字\n  自规分局　3 天\n  住建局　1.5 天',
    );
  });

  test('beyond the twelfth are said and not drawn', () => {
    const elements = barChart({ title: '红灯', measure: '个', bars: many(15) });
    expect(specOf(elements).data.values).toHaveLength(MOST_BARS);
    const text = textOf(inCard(elements));
    expect(text).toContain('图中为前 12 个，另 3 个见数字');
    expect(text).toContain('单位15　14 个');
  });

  test('leave room for the figure of the longest', () => {
    const elements = barChart({ title: '红灯', measure: '个', bars: many(5) });
    expect(specOf(elements).axes[1]?.max).toBeGreaterThan(4);
  });

  test('with names cut alike stay apart', () => {
    const bars = ['开发区建设管理一科', '开发区建设管理二科'].map((label) => ({ label, value: 1 }));
    const names = specOf(barChart({ title: '红灯', measure: '个', bars })).data.values;
    expect(names.map(({ name }) => name)).toEqual(['开发区建设管理…', '开发区建设管理… 2']);
  });

  test('that there are none of are a sentence', () => {
    const empty = barChart({ title: '红灯', measure: '个', bars: [], empty: '全区没有红灯' });
    expect(textOf(inCard(empty))).toBe('blue: 周调度\n红灯\n全区没有红灯');
  });
});

describe('lights by unit', () => {
  const elements = stackedBarChart({ title: '各单位节点', measure: '个', rows });

  test('are words before they are colours', () => {
    expect(faultOf(inCard(elements))).toBeUndefined();
    expect(textOf(inCard(elements))).toBe(
      'blue: 周调度\n[图] 各单位节点（个）\n▸ 图中数字\n' +
        '  自规分局　红灯 2 · 正常 5\n  住建局　黄灯 1 · 已办结 3',
    );
    expect(specOf(elements).color.domain).toEqual(['红灯', '黄灯', '正常', '已办结']);
  });

  test('keep their colours where a light is missing', () => {
    const { color } = specOf(
      stackedBarChart({ title: '节点', measure: '个', rows: rows.slice(0, 1) }),
    );
    expect(color).toMatchObject({
      domain: ['红灯', '正常'],
      range: [CHART_COLOURS.red, CHART_COLOURS.blue],
    });
  });

  test('draw no part of nothing', () => {
    expect(specOf(elements).data.values.every(({ value }) => value !== 0)).toBe(true);
  });

  test('without any light are a sentence', () => {
    const none = stackedBarChart({ title: '节点', measure: '个', rows: rows.slice(2) });
    expect(textOf(inCard(none))).toBe('blue: 周调度\n节点\n暂无数据');
  });
});

describe('a line', () => {
  test('breaks where nothing was measured, and says so', () => {
    const drawn = inCard(lineChart({ title: '按时办结率', measure: '%', points: months }));
    expect(faultOf(drawn)).toBeUndefined();
    expect(textOf(drawn)).toBe(
      'blue: 周调度\n[图] 按时办结率（%）\n▸ 图中数字\n  1月　82 %\n  2月　无\n  3月　88 %',
    );
  });

  test('of shares keeps its axis from 0 to 100', () => {
    const elements = lineChart({ title: '按时办结率', measure: '%', points: months });
    expect(specOf(elements).axes[1]).toMatchObject({ min: 0, max: 100 });
  });

  test('shows the newest thirteen points', () => {
    const elements = lineChart({ title: '用时', measure: '天', points: many(15) });
    const { values } = specOf(elements).data;
    expect([values.length, values[0]?.name]).toEqual([MOST_POINTS, '单位3']);
    expect(textOf(inCard(elements))).toContain('图中为最近 13 个，更早的 2 个见数字');
  });

  test('without a figure is a sentence', () => {
    const points = [{ label: '1月', value: null }];
    const none = lineChart({ title: '按时办结率', measure: '%', points });
    expect(textOf(inCard(none))).toContain('暂无数据');
  });
});

describe('any chart', () => {
  const nasty = '<at id=all></at>**[坏](http://x)** (d) => d';
  const label = fc.oneof(fc.constant(nasty), fc.string({ unit: 'grapheme', minLength: 1 }));
  const figure = fc.record({ label, value: fc.integer({ min: 0, max: 9999 }) });

  test('is taken by Feishu and fits a card, whatever its labels say', () => {
    fc.assert(
      fc.property(fc.array(figure, { maxLength: 70 }), (bars) => {
        const words = { title: nasty, measure: '个' };
        const stacked = bars.map((bar) => ({ label: bar.label, counts: { red: bar.value } }));
        const drawings = [
          barChart({ ...words, bars }),
          lineChart({ ...words, points: bars }),
          stackedBarChart({ ...words, rows: stacked }),
        ];
        for (const elements of drawings) {
          const drawn = inCard(elements);
          expect(faultOf(drawn)).toBeUndefined();
          expect(bytesOf(drawn)).toBeLessThan(27 * 1024);
          expect(tagsOf(elements as Json)).toBeLessThanOrEqual(6);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('has colours that stand out from a light and a dark screen', () => {
    for (const colour of Object.values(CHART_COLOURS)) {
      for (const ground of ['#ffffff', '#1d2025']) {
        expect(contrast(colour, ground)).toBeGreaterThanOrEqual(3);
      }
    }
  });
});

/** Contrast of WCAG 2. */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [one, other].map(luminance).sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
