import { expect, test } from 'vitest';
import type { Message } from '../state/types.ts';
import { preview } from './preview.ts';

function aMessage(more: Partial<Message>): Message {
  return {
    messageId: 'om_1',
    chatId: 'oc_1',
    sender: 'ou_a',
    msgType: 'text',
    content: {},
    createdAt: 0,
    updatedAt: 0,
    updates: 0,
    mentions: [],
    urgent: [],
    ...more,
  };
}
const names: Record<string, string> = { ou_bot: 'e点通', ou_b: '沈砚秋' };
const line = (more: Partial<Message>) => preview(aMessage(more), (id) => names[id] ?? id);

test.each<[string, Partial<Message>]>([
  ['@e点通 进度', { content: { text: '@_user_1 进度' }, mentions: ['ou_bot'] }],
  ['@沈砚秋 请看', { content: { text: '<at user_id="ou_b">沈</at> 请看' } }],
  ['[文件] 宗地图.pdf', { msgType: 'file', content: { file_name: '宗地图.pdf' } }],
  [
    '[卡片] 进度',
    { msgType: 'interactive', content: { config: { summary: { content: '进度' } } } },
  ],
  ['[卡片] 题目', { msgType: 'interactive', content: { header: { title: { content: '题目' } } } }],
  ['[消息已撤回]', { content: { text: '秘密' }, recalledAt: 1 }],
])('the line reads %s', (expected, more) => {
  expect(line(more)).toBe(expected);
});
