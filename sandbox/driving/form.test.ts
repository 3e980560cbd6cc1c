import { describe, expect, test } from 'vitest';
import { aCard, aForm } from '../testing/cards.ts';
import { formValue } from './form.ts';

const date = { tag: 'date_picker', name: 'day', initial_date: '2026-04-01', required: true };
const why = { tag: 'input', name: 'why', max_length: 5 };
const kind = {
  tag: 'select_static',
  name: 'kind',
  options: [{ text: { tag: 'plain_text', content: '用电' }, value: 'power' }],
};
const who = { tag: 'select_person', name: 'who' };
const card = aCard(aForm(date, why, kind, who));
const filled = (form: unknown) => formValue(card, 'form', form, ['ou_a']);

describe('a submitted form', () => {
  test('carries what stood in untouched fields', () => {
    expect(filled(undefined)).toEqual({ day: '2026-04-01 +0800', why: '' });
  });

  test('carries what was filled in', () => {
    const form = { day: '2026-04-20 +0800', why: '没通电', kind: 'power', who: 'ou_a' };
    expect(filled(form)).toEqual(form);
  });

  test.each([
    ['a field nobody drew', { nobody: 'x' }],
    ['a date in another shape', { day: '2026-04-20' }],
    ['an emptied required field', { day: '' }],
    ['an option that was not offered', { kind: 'water' }],
    ['a person outside the chat', { who: 'ou_b' }],
    ['too many characters', { why: '一二三四五六' }],
    ['a number instead of a text', { why: 5 }],
    ['a list instead of an object', ['x']],
  ])('with %s is refused', (_what, form) => {
    expect(() => filled(form)).toThrow(/form/);
  });
});
