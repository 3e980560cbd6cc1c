import { describe, expect, it } from 'vitest';
import { validateCard } from './validate.ts';

const world = {
  isUser: (id: string) => id === 'ou_known',
  isImage: (key: string) => key === 'img_known',
};

const COLUMNS = {
  unit: { name: 'unit', display_name: '单位', data_type: 'text', width: '120px' },
  share: { name: 'share', data_type: 'number', format: { precision: 1, separator: true } },
  light: { name: 'light', data_type: 'options', horizontal_align: 'center' },
  who: { name: 'who', data_type: 'persons' },
  on: { name: 'on', data_type: 'date', date_format: 'MM-DD' },
  note: { name: 'note', data_type: 'lark_md' },
};

const table = (rows: unknown, more = {}) => ({
  tag: 'table',
  columns: Object.values(COLUMNS),
  rows,
  ...more,
});

const oneColumn = (column: object) =>
  table([], { columns: [{ name: 'a', data_type: 'text', ...column }] });

function check(element: unknown): string {
  const fault = validateCard({ schema: '2.0', body: { elements: [element] } }, world);
  return fault ? (/ErrCode: (\d+)/.exec(fault.msg)?.[1] ?? `${fault.code}`) : 'ok';
}

describe('a table is accepted', () => {
  it.each<[string, unknown]>([
    [
      'with a cell of each type',
      table([
        {
          unit: '自规分局',
          share: 91.5,
          light: [{ text: '红灯', color: 'red' }, { text: '黄灯' }],
          who: ['ou_known'],
          on: 1_773_600_000_000,
          note: '**急** <at id=all></at>',
        },
      ]),
    ],
    ['with cells left out', table([{ unit: '自规分局' }, {}])],
    ['with one person as a string', table([{ who: 'ou_known' }])],
    ['without rows', table([])],
    ['with a share as width', oneColumn({ width: '25%' })],
    [
      'with everything set',
      table([], {
        page_size: 10,
        row_height: 'auto',
        row_max_height: '200px',
        freeze_first_column: true,
        header_style: {
          text_align: 'center',
          text_size: 'heading',
          background_style: 'grey',
          text_color: 'grey',
          bold: false,
          lines: 2,
        },
      }),
    ],
  ])('%s', (_title, element) => {
    expect(check(element)).toBe('ok');
  });
});

describe('a table is refused', () => {
  it.each<[string, unknown, string]>([
    ['without rows', table(undefined), '200621'],
    ['with an unknown property', table([], { title: '表' }), '200621'],
    ['with a page of 11 rows', table([], { page_size: 11 }), '200621'],
    ['with a page of no rows', table([], { page_size: 0 }), '200621'],
    ['with rows lower than 32px', table([], { row_height: '31px' }), '200621'],
    ['with rows higher than 124px', table([], { row_height: '125px' }), '200621'],
    [
      'with a header of another colour',
      table([], { header_style: { text_color: 'red' } }),
      '200621',
    ],
    [
      'with a header of small print',
      table([], { header_style: { text_size: 'notation' } }),
      '200621',
    ],
    ['with a nameless column', oneColumn({ name: '' }), '200621'],
    ['with an unknown type', oneColumn({ data_type: 'picture' }), '200621'],
    ['with an unknown column property', oneColumn({ title: '甲' }), '200621'],
    ['with a column below 80px', oneColumn({ width: '79px' }), '200621'],
    ['with a column above 600px', oneColumn({ width: '601px' }), '200621'],
    ['with a column above 100%', oneColumn({ width: '101%' }), '200621'],
    ['with eleven decimals', oneColumn({ format: { precision: 11 } }), '200621'],
    ['with a currency of two signs', oneColumn({ format: { symbol: '万元' } }), '200621'],
    ['with rows that are no list', table({}), '200914'],
    ['with a row that is no object', table(['自规分局']), '200914'],
    ['with a number in a text column', table([{ unit: 1 }]), '200914'],
    ['with words in a number column', table([{ share: '91.5' }]), '200914'],
    ['with a day in words', table([{ on: '2026-03-16' }]), '200914'],
    ['with options in words', table([{ light: '红灯' }]), '200914'],
    [
      'with an option of no known colour',
      table([{ light: [{ text: '红', color: 'pink' }] }]),
      '200914',
    ],
    ['with an option without text', table([{ light: [{ color: 'red' }] }]), '200914'],
    ['with a person in no known shape', table([{ who: [{ id: 'ou_known' }] }]), '200914'],
    ['with null in a cell', table([{ unit: null }]), '200914'],
    ['with a cell of no column', table([{ other: '1' }]), '200915'],
    ['with an unknown person', table([{ who: ['ou_known', 'ou_x'] }]), '100290'],
    ['with an unknown person called', table([{ note: '<at id=ou_x></at>' }]), '100290'],
    ['with an unknown image', table([{ note: '![图](img_x)' }]), '200570'],
  ])('%s', (_title, element, code) => {
    expect(check(element)).toBe(code);
  });
});
