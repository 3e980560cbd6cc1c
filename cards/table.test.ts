import { expect, test } from 'vitest';
import { card, type Element, header } from './parts.ts';
import { lightTag, MOST_ROWS, type TableColumn, tablePart } from './table.ts';
import { at, faultOf, textOf } from './testing.ts';

interface UnitRow {
  unit: string;
  red: number;
  share: number | null;
  dueAt: number | null;
  heads: string[];
}

const columns: TableColumn<UnitRow>[] = [
  { heading: '单位', kind: 'text', width: '120px', of: ({ unit }) => unit },
  {
    heading: '红灯',
    kind: 'tags',
    of: ({ red }) => (red > 0 ? [lightTag('red', `红灯 ${red}`)] : []),
  },
  { heading: '按时办结率', kind: 'number', decimals: 1, of: ({ share }) => share },
  { heading: '最近到期', kind: 'day', of: ({ dueAt }) => dueAt },
  { heading: '负责人', kind: 'people', of: ({ heads }) => heads },
];

const row = (more: Partial<UnitRow> = {}): UnitRow => ({
  unit: '自规分局',
  red: 2,
  share: 91.25,
  dueAt: at('2026-03-17 17:30'),
  heads: ['ou_U022'],
  ...more,
});

const inCard = (elements: readonly Element[]) =>
  card('表', header('周调度', { template: 'blue' }), elements);

test('a table is taken by Feishu and reads row by row', () => {
  const drawn = inCard(tablePart(columns, [row(), row({ unit: '住建局', red: 0 })]));
  expect(faultOf(drawn)).toBeUndefined();
  const due = at('2026-03-17 17:30');
  expect(textOf(drawn).split('\n').slice(1)).toEqual([
    '单位 | 红灯 | 按时办结率 | 最近到期 | 负责人',
    `自规分局 | [红灯 2] | 91.25 | ${due} | ou_U022`,
    `住建局 |  | 91.25 | ${due} | ou_U022`,
  ]);
});

test('an empty cell is left out', () => {
  const [table] = tablePart(columns, [row({ red: 0, share: null, dueAt: null, heads: [] })]);
  expect(table?.rows).toEqual([{ c1: '自规分局' }]);
});

test('rows beyond the thirtieth are counted', () => {
  const rows = Array.from({ length: MOST_ROWS + 4 }, () => row());
  expect(textOf(inCard(tablePart(columns, rows)))).toContain('表中 30 行，另有 4 行');
});

test('rows that were not handed over are counted, too', () => {
  const drawn = inCard(tablePart(columns, [row()], { total: 8 }));
  expect(textOf(drawn)).toContain('表中 1 行，另有 7 行');
});

test('long and broken text becomes one cut line', () => {
  const [table] = tablePart(columns, [row({ unit: `甲\n乙${'字'.repeat(80)}` })]);
  expect(table?.rows).toEqual([
    expect.objectContaining({ c1: expect.stringMatching(/^甲 乙字{56}…$/) }),
  ]);
});

test('a page has five rows, or as many as asked for', () => {
  const sizes = [{}, { pageRows: 10 }].map(
    (options) => tablePart(columns, [], options)[0]?.page_size,
  );
  expect(sizes).toEqual([5, 10]);
});

test('a light is a word on its colour', () => {
  expect(lightTag('yellow')).toEqual({ text: '黄灯', color: 'yellow' });
  expect(lightTag('grey')).toEqual({ text: '未启动', color: 'neutral' });
});
