import { describe, expect, it } from 'vitest';
import { cardFacts, chatLight, pinnedMessages } from './card-facts.ts';
import { card, message } from './samples.ts';

describe('what the shell reads of a card', () => {
  it('reads title, subtitle and template', () => {
    expect(cardFacts(card('二期项目', 'red'))).toEqual({
      title: '二期项目',
      subtitle: '第 4 阶段',
      template: 'red',
      summary: '',
    });
  });

  it.each([[null], ['x'], [[]], [{ header: 'x' }], [{ header: { title: 3 } }]])(
    'finds nothing in %j',
    (content) => {
      expect(cardFacts(content).title).toBe('');
    },
  );

  it('takes the light from the pinned card', () => {
    const messages = [
      message('a', { msg_type: 'interactive', content: card('进度', 'yellow') }),
      message('b', { msg_type: 'interactive', content: card('办理', 'red') }),
    ];
    expect(chatLight(messages, ['a'])).toBe('yellow');
    expect(chatLight(messages, [])).toBeUndefined();
  });

  it('lists standing pins newest first', () => {
    const messages = [message('a'), message('b', { recalled: true }), message('c'), message('d')];
    expect(pinnedMessages(messages, ['a', 'b', 'c']).map((one) => one.message_id)).toEqual([
      'c',
      'a',
    ]);
  });
});
