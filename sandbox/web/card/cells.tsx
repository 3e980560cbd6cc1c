import type { ComponentChildren } from 'preact';
import { isRecord, type Json, numberAt, recordAt, stringAt } from '../../card/json.ts';
import { formatPattern } from './datetime.ts';
import { Markdown, TextTag } from './markdown/view.tsx';
import { Person } from './people.tsx';

/** What a cell shows; nothing where the row leaves it out. */
export function cellOf(column: Json, value: unknown): ComponentChildren {
  switch (column.data_type) {
    case 'number':
      return typeof value === 'number' ? formatNumber(value, recordAt(column, 'format')) : '';
    case 'date':
      return typeof value === 'number'
        ? formatPattern(value, stringAt(column, 'date_format') ?? 'YYYY/MM/DD')
        : '';
    case 'options':
      return listOf(value)
        .filter(isRecord)
        .map((option, index) => (
          <TextTag key={index} colour={stringAt(option, 'color') ?? 'blue'}>
            {stringAt(option, 'text')}
          </TextTag>
        ));
    case 'persons':
      return listOf(value)
        .filter((id) => typeof id === 'string')
        .map((id) => <Person key={id} id={id} hasAvatar hasName />);
    case 'lark_md':
    case 'markdown':
      return typeof value === 'string' ? <Markdown source={value} /> : '';
    default:
      return typeof value === 'string' ? value : '';
  }
}

const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

/** As many decimals as the column asks for, or those that were sent. */
export function formatNumber(value: number, format: Json | undefined): string {
  const precision = format && numberAt(format, 'precision');
  const [whole = '', decimals] = (
    precision === undefined ? String(Math.abs(value)) : Math.abs(value).toFixed(precision)
  ).split('.');
  const grouped = format?.separator === true ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  const digits = decimals === undefined ? grouped : `${grouped}.${decimals}`;
  const sign = value < 0 && /[1-9]/.test(digits) ? '-' : '';
  return `${sign}${(format && stringAt(format, 'symbol')) ?? ''}${digits}`;
}
