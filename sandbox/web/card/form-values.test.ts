import { describe, expect, it } from 'vitest';
import type { FormField } from '../../card/read.ts';
import { collectForm, rawOf } from './form-values.ts';

const field = (tag: string, more: Partial<FormField> = {}): FormField => ({
  name: 'a',
  tag,
  required: false,
  disabled: false,
  ...more,
});

describe('rawOf', () => {
  it.each([
    ['an untouched input', field('input'), {}, ''],
    ['an initial text', field('input', { initial: '原因' }), {}, '原因'],
    ['what was typed over it', field('input', { initial: '原因' }), { a: '' }, ''],
    ['an initial date', field('date_picker', { initial: '2026-04-20 +0800' }), {}, '2026-04-20'],
    [
      'an initial datetime',
      field('picker_datetime', { initial: '2026-04-20 17:30 +0800' }),
      {},
      '2026-04-20T17:30',
    ],
    ['no choice among many', field('multi_select_static'), {}, []],
    ['an unticked box', field('checker'), {}, false],
  ])('gives %s', (_title, item, touched, expected) => {
    expect(rawOf(item, touched)).toEqual(expected);
  });
});

describe('collectForm', () => {
  it.each([
    ['text', field('input'), { a: '好' }, { a: '好' }],
    ['a date', field('date_picker'), { a: '2026-04-20' }, { a: '2026-04-20 +0800' }],
    ['a time', field('picker_time'), { a: '17:30' }, { a: '17:30 +0800' }],
    [
      'a datetime',
      field('picker_datetime'),
      { a: '2026-04-20T17:30' },
      { a: '2026-04-20 17:30 +0800' },
    ],
    ['several options', field('multi_select_static'), { a: ['x', 'y'] }, { a: ['x', 'y'] }],
    ['an unticked box', field('checker'), {}, { a: false }],
    ['nothing of an empty input', field('input'), { a: '' }, {}],
  ])('shapes %s', (_title, item, touched, values) => {
    expect(collectForm([item], touched)).toEqual({ values, faults: new Map() });
  });

  it.each([
    ['an empty input', 'input', {}, '请填写此项'],
    ['an input of blanks', 'input', { a: '  ' }, '请填写此项'],
    ['an unticked box', 'checker', {}, '请勾选此项'],
    ['an unchosen person', 'select_person', {}, '请选择此项'],
  ])('asks for %s', (_title, tag, touched, words) => {
    const { faults } = collectForm([field(tag, { required: true })], touched);
    expect(faults).toEqual(new Map([['a', words]]));
  });
});
