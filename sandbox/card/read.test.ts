import { describe, expect, it } from 'vitest';
import { findButton, formFields, mentionsOf } from './read.ts';

const plain = (content: string) => ({ tag: 'plain_text', content });
const button = (text: string, more = {}) => ({ tag: 'button', text: plain(text), ...more });
const card = (...elements: unknown[]) => ({ schema: '2.0', body: { elements } });
const panel = (...elements: unknown[]) => ({
  tag: 'collapsible_panel',
  header: { title: plain('更多') },
  elements,
});

describe('mentionsOf', () => {
  it.each([
    ['one person', '<at id=ou_a></at> 请接办', ['ou_a']],
    ['quoted ids', `<at id="ou_a"></at><at id='ou_b'></at>`, ['ou_a', 'ou_b']],
    ['several ids at once', '<at ids=ou_a,ou_b></at>', ['ou_a', 'ou_b']],
    ['each person once', '<at id=ou_a></at><at id=ou_a></at>', ['ou_a']],
    ['everybody', '<at id=all></at>', ['all']],
    ['nobody in escaped text', '&#60;at id=all&#62;', []],
    ['nobody who is only shown', "<person id='ou_a'></person>", []],
  ])('finds %s', (_title, content, expected) => {
    expect(mentionsOf(card(panel({ tag: 'markdown', content })))).toEqual(expected);
  });

  it('reads plain text as text', () => {
    expect(mentionsOf(card({ tag: 'div', text: plain('<at id=ou_a></at>') }))).toEqual([]);
  });
});

describe('findButton', () => {
  const columns = (item: unknown) => ({
    tag: 'column_set',
    columns: [{ tag: 'column', elements: [item] }],
  });
  const value = { v: 1, action: 'accept' };
  const shown = card(
    columns(button('接办', { behaviors: [{ type: 'callback', value }] })),
    panel(button('批示', { name: 'rule-1' }), button('批示', { name: 'rule-2' })),
    {
      tag: 'interactive_container',
      behaviors: [{ type: 'callback', value }],
      elements: [columns({ tag: 'markdown', content: '看详情' })],
    },
    button('办结', { disabled: true, disabled_tips: plain('已办结') }),
    {
      tag: 'form',
      name: 'delay',
      elements: [
        button('提交', {
          name: 'send',
          form_action_type: 'submit',
          confirm: { title: plain('确定'), text: plain('提交?') },
        }),
      ],
    },
  );

  it.each<[string, string, unknown]>([
    ['a button in a column', '接办', { tag: 'button', text: '接办', disabled: false, value }],
    [
      'a named one in a panel',
      'rule-2',
      { tag: 'button', text: '批示', disabled: false, name: 'rule-2' },
    ],
    [
      'a disabled one',
      '办结',
      { tag: 'button', text: '办结', disabled: true, disabledTips: '已办结' },
    ],
    [
      'the submit button of a form',
      '提交',
      {
        tag: 'button',
        text: '提交',
        disabled: false,
        name: 'send',
        inForm: 'delay',
        submit: true,
        confirm: { title: '确定', text: '提交?' },
      },
    ],
    [
      'a container by its first words',
      '看详情',
      { tag: 'interactive_container', text: '看详情', disabled: false, value },
    ],
    ['that two share the text', '批示', 'ambiguous'],
    ['nothing of that text', '销号', undefined],
  ])('finds %s', (_title, wanted, expected) => {
    expect(findButton(shown, wanted)).toEqual(expected);
  });
});

describe('formFields', () => {
  const shown = card({
    tag: 'form',
    name: 'delay',
    elements: [
      { tag: 'input', name: 'reason', required: true, max_length: 200 },
      {
        tag: 'select_static',
        name: 'cause',
        options: [{ text: plain('天气'), value: 'weather' }],
        initial_index: 1,
      },
      { tag: 'select_person', name: 'who' },
      { tag: 'date_picker', name: 'until', initial_date: '2026-04-20' },
      { tag: 'checker', name: 'sure', checked: true },
      button('提交', { name: 'send', form_action_type: 'submit' }),
    ],
  });

  it('lists the inputs with their limits', () => {
    const base = { required: false, disabled: false };
    expect(formFields(shown, 'delay')).toEqual([
      { ...base, name: 'reason', tag: 'input', required: true, maxLength: 200 },
      {
        ...base,
        name: 'cause',
        tag: 'select_static',
        options: ['weather'],
        initial: 'weather',
      },
      { ...base, name: 'who', tag: 'select_person' },
      { ...base, name: 'until', tag: 'date_picker', initial: '2026-04-20 +0800' },
      { ...base, name: 'sure', tag: 'checker', initial: true },
    ]);
  });

  it('knows no form of another name', () => {
    expect(formFields(shown, 'other')).toBeUndefined();
  });
});
