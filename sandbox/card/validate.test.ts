import { describe, expect, it } from 'vitest';
import { validateCard } from './validate.ts';

const world = {
  isUser: (id: string) => id === 'ou_known',
  isImage: (key: string) => key === 'img_known',
};

const plain = (content: string) => ({ tag: 'plain_text', content });
const markdown = (content: string, more = {}) => ({ tag: 'markdown', content, ...more });
const submit = { tag: 'button', name: 'send', text: plain('提交'), form_action_type: 'submit' };
const form = (...elements: unknown[]) => ({ tag: 'form', name: 'f', elements });
const column = (...elements: unknown[]) => ({ tag: 'column', elements });
const columns = (...items: unknown[]) => ({ tag: 'column_set', columns: items });
const panel = (...elements: unknown[]) => ({
  tag: 'collapsible_panel',
  header: { title: plain('更多') },
  elements,
});
const card = (...elements: unknown[]) => ({ schema: '2.0', body: { elements } });

function check(value: unknown): string {
  const fault = validateCard(value, world);
  if (!fault) return 'ok';
  return fault.code === 230099 ? (/ErrCode: (\d+)/.exec(fault.msg)?.[1] ?? '?') : `${fault.code}`;
}

function nested(depth: number): unknown {
  return depth === 0 ? markdown('深') : panel(nested(depth - 1));
}

describe('validateCard accepts', () => {
  const button = { tag: 'button', text: plain('接办'), type: 'primary' };
  it.each<[string, unknown]>([
    ['an empty card', {}],
    ['a card without header', card(markdown('你好'))],
    [
      'a full header',
      {
        schema: '2.0',
        config: { update_multi: true, width_mode: 'fill', summary: { content: '进度' } },
        header: {
          title: plain('项目'),
          subtitle: plain('第 4 阶段'),
          template: 'red',
          text_tag_list: [{ tag: 'text_tag', text: plain('红灯 1'), color: 'red' }],
        },
        body: { direction: 'vertical', padding: '12px 8px', elements: [] },
      },
    ],
    [
      'a callback button',
      card({ ...button, behaviors: [{ type: 'callback', value: { tag: 'x' } }] }),
    ],
    [
      'a button that asks first',
      card({ ...button, confirm: { title: plain('?'), text: plain('') } }),
    ],
    ['eleven weighted columns', card(columns(...Array(11).fill(column(markdown('签约')))))],
    ['a coloured text', card({ tag: 'div', text: { ...plain('红灯'), text_color: 'red-350' } })],
    [
      'a colour of its own style',
      {
        ...card({ ...columns(column()), background_style: 'mine' }),
        config: { style: { color: { mine: { light_mode: 'rgba(1,2,3,1)' } } } },
      },
    ],
    ['a form with named inputs', card(form({ tag: 'input', name: 'a', required: true }, submit))],
    ['a person select over all members', card(form({ tag: 'select_person', name: 'p' }, submit))],
    ['five levels of containers', card(nested(5))],
    ['a known person', card(markdown('<at id=ou_known></at> <at id=all></at>'))],
    ['a known image', card({ tag: 'img', img_key: 'img_known', alt: plain('') })],
    ['escaped user text', card(markdown('&#60;at id=ou_stranger&#62;&#60;/at&#62;'))],
    ['200 tagged objects', card(...Array(200).fill(markdown('.')))],
    ['five tables', card(...Array(5).fill({ tag: 'table', columns: [], rows: [] }))],
  ])('%s', (_title, value) => {
    expect(check(value)).toBe('ok');
  });
});

describe('validateCard refuses', () => {
  it.each<[string, unknown, string]>([
    ['what is not an object', 'text', '200621'],
    ['another schema', { schema: '1.0', body: { elements: [] } }, '200621'],
    ['a card without schema', { body: { elements: [] } }, '200621'],
    ['update_multi false', { ...card(), config: { update_multi: false } }, '200621'],
    ['an unknown root property', { ...card(), fallback: {} }, '200621'],
    [
      'an unknown header property',
      { ...card(), header: { title: plain(''), ud_icon: {} } },
      '200621',
    ],
    ['a header without title', { ...card(), header: { template: 'red' } }, '200621'],
    [
      'an unknown template',
      { ...card(), header: { title: plain(''), template: 'pink' } },
      '200621',
    ],
    ['an unknown element property', card(markdown('x', { href: {} })), '200621'],
    ['an inherited property name', card(markdown('x', { toString: 1 })), '200621'],
    ['an unknown tag', card({ tag: 'marquee' }), '200621'],
    ['a note of schema 1.0', card({ tag: 'note', elements: [] }), '200861'],
    ['an action of schema 1.0', card(panel({ tag: 'action', actions: [] })), '200861'],
    ['a missing required property', card({ tag: 'markdown' }), '200621'],
    ['a wrong enum value', card({ tag: 'button', text: plain('x'), type: 'link' }), '200621'],
    ['a button without text', card({ tag: 'button' }), '200621'],
    ['a button text over 100', card({ tag: 'button', text: plain('字'.repeat(101)) }), '200621'],
    ['an unknown colour', card({ ...columns(column()), background_style: 'pink' }), '200621'],
    ['a padding over 99px', card({ ...panel(), padding: '100px' }), '200621'],
    ['a weight over 5', card(columns({ ...column(), weight: 6 })), '200621'],
    ['a malformed element_id', card(markdown('x', { element_id: '1a' })), '200621'],
    [
      'a repeated element_id',
      card(markdown('x', { element_id: 'a' }), panel(markdown('y', { element_id: 'a' }))),
      '200621',
    ],
    ['a column outside a set', card(column()), '200621'],
    ['anything but columns in a set', card(columns(markdown('x'))), '200621'],
    ['a form in a panel', card(panel(form(submit))), '200621'],
    ['a form in a form', card(form(submit, form(submit))), '200621'],
    [
      'a table in a column',
      card(columns(column({ tag: 'table', columns: [], rows: [] }))),
      '200621',
    ],
    ['a form without submit', card(form({ tag: 'input', name: 'a' })), '200621'],
    ['a nameless input in a form', card(form({ tag: 'input' }, submit)), '200621'],
    ['an empty name in a form', card(form({ tag: 'input', name: '' }, submit)), '200621'],
    ['a repeated name', card(form({ tag: 'input', name: 'send' }, submit)), '200621'],
    ['required outside a form', card({ tag: 'input', required: true }), '200621'],
    ['submit outside a form', card(submit), '200621'],
    ['max_length over 1000', card({ tag: 'input', max_length: 1001 }), '200621'],
    [
      'an initial option that is none',
      card({ tag: 'select_static', options: [], initial_option: 'a' }),
      '200621',
    ],
    ['a date in words', card({ tag: 'date_picker', initial_date: '明天' }), '200621'],
    ['a datetime without placeholder', card({ tag: 'picker_datetime' }), '200621'],
    ['six levels of containers', card(nested(6)), '200621'],
    ['an unknown behaviour', card({ ...submit, behaviors: [{ type: 'jump' }] }), '200621'],
    ['an unknown person called', card(markdown('<at id=ou_stranger></at>')), '100290'],
    ['an unknown person among several', card(markdown('<at ids=ou_known,ou_x></at>')), '100290'],
    ['an unknown person shown', card(markdown("<person id='ou_x'></person>")), '100290'],
    ['an unknown person element', card({ tag: 'person', user_id: 'ou_x' }), '100290'],
    ['an unknown image', card({ tag: 'img', img_key: 'img_x', alt: plain('') }), '200570'],
    ['an unknown image in markdown', card(markdown('![图](img_x)')), '200570'],
    ['201 tagged objects', card(...Array(201).fill(markdown('.'))), '11310'],
    ['six tables', card(...Array(6).fill({ tag: 'table', columns: [], rows: [] })), '11310'],
    ['five markdown tables', card(markdown('|a|b|\n|-|-|\n|1|2|\n\n'.repeat(5))), '11310'],
    ['a card over 30 KB', card(markdown('字'.repeat(10_240))), '230025'],
  ])('%s', (_title, value, code) => {
    expect(check(value)).toBe(code);
  });

  it('names the place and the property', () => {
    const fault = validateCard(card(markdown('x'), panel(markdown('y', { href: {} }))), world);
    expect(fault).toEqual({
      code: 230099,
      msg:
        'Failed to create card content, ext=ErrCode: 200621; ErrMsg: parse card json err, please ' +
        'check whether the card json is correct: unknown property "href"; ErrPath: ROOT -> body ' +
        '-> elements -> [1](tag: collapsible_panel) -> elements -> [0](tag: markdown); ',
    });
  });
});
