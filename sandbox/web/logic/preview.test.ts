import { describe, expect, it } from 'vitest';
import { previewOf } from './preview.ts';
import { card, message } from './samples.ts';
import { tokens } from './text.ts';

const nameOf = (openId: string) => ({ ou_yu: '俞澄', ou_bot: 'e点通' })[openId] ?? '?';

describe('a message in one line', () => {
  it('shows mentions by name', () => {
    const content = { text: '<at user_id="ou_yu">x</at> 请看\n@_user_1' };
    expect(previewOf(message('a', { content, mentions: ['ou_bot'] }), nameOf)).toBe(
      '@俞澄 请看 @e点通',
    );
  });

  it('prefers the summary of a card to its title', () => {
    const plain = message('a', { msg_type: 'interactive', content: card('督办单', 'red') });
    const summed = { ...card('督办单', 'red'), config: { summary: { content: '逾期 1 天' } } };
    expect(previewOf(plain, nameOf)).toBe('督办单');
    expect(previewOf({ ...plain, content: summed }, nameOf)).toBe('逾期 1 天');
    expect(previewOf({ ...plain, content: {} }, nameOf)).toBe('[卡片]');
  });

  it('names files and hides what was recalled', () => {
    const file = message('a', { msg_type: 'file', content: { file_name: '宗地图.pdf' } });
    expect(previewOf(file, nameOf)).toBe('[文件] 宗地图.pdf');
    expect(previewOf({ ...file, recalled: true }, nameOf)).toBe('消息已撤回');
  });

  it('keeps the words around mentions', () => {
    expect(tokens('好 @_all 收到', [], nameOf)).toEqual([
      { kind: 'text', text: '好 ' },
      { kind: 'at', name: '所有人', openId: 'all' },
      { kind: 'text', text: ' 收到' },
    ]);
  });
});
