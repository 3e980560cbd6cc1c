import { describe, expect, it } from 'vitest';
import { validateCard } from './validate.ts';

const world = { isUser: () => true, isImage: () => true };
const values = [
  { unit: '自规分局', light: '红灯', count: 2 },
  { unit: '住建局', light: '黄灯', count: '3' },
];
const bar = { type: 'bar', data: { values }, xField: 'unit', yField: 'count' };
const pie = {
  type: 'pie',
  data: [{ id: 'a', values }],
  valueField: 'count',
  categoryField: 'unit',
};
const part = { type: 'line', xField: 'unit', yField: 'count' };
const common = (...series: unknown[]) => ({ type: 'common', data: [{ values }], series });

function check(spec: unknown, more = {}): string {
  const element = { tag: 'chart', chart_spec: spec, ...more };
  const fault = validateCard({ schema: '2.0', body: { elements: [element] } }, world);
  return fault ? (/ErrCode: (\d+)/.exec(fault.msg)?.[1] ?? `${fault.code}`) : 'ok';
}

describe('a chart is accepted', () => {
  it.each<[string, unknown, object?]>([
    ['of standing bars', bar],
    ['of lying bars', { ...bar, direction: 'horizontal', xField: 'count', yField: 'unit' }],
    ['of grouped bars', { ...bar, xField: ['unit', 'light'], seriesField: 'light' }],
    ['of stacked bars', { ...bar, stack: true, seriesField: 'light' }],
    ['of a line', { ...bar, type: 'line' }],
    [
      'of a line with a gap',
      { ...bar, type: 'line', data: { values: [...values, { unit: '丙' }] } },
    ],
    ['of an area', { ...bar, type: 'area' }],
    ['of a pie', pie],
    ['of a ring', { ...pie, innerRadius: 0.5 }],
    ['of a funnel', { ...pie, type: 'funnel' }],
    ['of a radar', { ...pie, type: 'radar' }],
    ['of rings of progress', { ...pie, type: 'circularProgress' }],
    [
      'of bars of progress',
      { ...bar, type: 'linearProgress', direction: 'horizontal', xField: 'count', yField: 'unit' },
    ],
    ['of words', { type: 'wordCloud', data: { values }, nameField: 'unit', valueField: 'count' }],
    ['of points', { ...bar, type: 'scatter', xField: 'count' }],
    ['of several kinds', common({ ...part, type: 'bar' }, { ...part, dataIndex: 0 })],
    ['of a kind with rows of its own', { ...common({ ...part, data: { values } }), data: [] }],
    [
      'with words that look like a script in its rows',
      {
        ...bar,
        data: { values: [{ unit: 'a => b', count: 1, texture: 1 }] },
      },
    ],
    [
      'with everything set',
      bar,
      {
        aspect_ratio: '2:1',
        color_theme: 'rainbow',
        height: '240px',
        preview: false,
        element_id: 'lights',
        margin: '4px 0px',
      },
    ],
  ])('%s', (_title, spec, more) => {
    expect(check(spec, more)).toBe('ok');
  });
});

describe('a chart is refused', () => {
  it.each<[string, unknown]>([
    ['without a specification', 'bar'],
    ['without a type', {}],
    ['of a type that is not text', { ...bar, type: 1 }],
    ['of a type Feishu does not draw', { ...bar, type: 'sankey' }],
    ['of a type named like a property of all objects', { ...bar, type: 'toString' }],
    ['without data', { ...bar, data: undefined }],
    ['without rows', { ...bar, data: { values: [] } }],
    ['with rows that are no objects', { ...bar, data: { values: [1, 2] } }],
    ['without a field', { ...bar, yField: undefined }],
    ['with a field that no row has', { ...bar, yField: 'days' }],
    ['with words for figures', { ...bar, yField: 'light' }],
    ['with figures on the wrong axis', { ...bar, direction: 'horizontal' }],
    ['of a pie without categories', { ...pie, categoryField: undefined }],
    ['of several kinds but none', common()],
    ['of several kinds, one unknown', common(part, { ...part, type: 'sankey' })],
    ['of several kinds, one without rows', common({ ...part, dataIndex: 3 })],
    ['with a function', { ...bar, label: { style: { fill: 'function (d) { return d; }' } } }],
    ['with an arrow function', { ...bar, label: { style: { fill: '(d) => d.color' } } }],
    ['with a format method', { ...bar, axes: [{ label: { formatMethod: 'x' } }] }],
    ['with a texture', { ...bar, bar: { style: { texture: 'circle' } } }],
    ['with a conical gradient', { ...bar, bar: { style: { fill: { gradient: 'conical' } } } }],
    ['with a repeated picture', { ...bar, extensionMark: [{ style: { repeatX: 'repeat' } }] }],
  ])('%s', (_title, spec) => {
    expect(check(spec)).toBe('200550');
  });

  it.each<[string, object]>([
    ['with an unknown property', { title: '图' }],
    ['with another ratio', { aspect_ratio: '3:2' }],
    ['with another theme', { color_theme: 'dark' }],
    ['higher than 999px', { height: '1000px' }],
    ['with a preview in words', { preview: 'yes' }],
  ])('%s', (_title, more) => {
    expect(check(bar, more)).toBe('200621');
  });

  it('by name and place', () => {
    const elements = [{ tag: 'hr' }, { tag: 'chart', chart_spec: { ...bar, yField: 'days' } }];
    const fault = validateCard({ schema: '2.0', body: { elements } }, world);
    expect(fault?.msg).toBe(
      'Failed to create card content, ext=ErrCode: 200550; ErrMsg: chart spec is invalid: no ' +
        'value has a field "days"; ErrPath: ROOT -> body -> elements -> [1](tag: chart) -> ' +
        'chart_spec -> yField; ',
    );
  });
});
