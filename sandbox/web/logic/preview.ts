import type { Message } from '../api/types.ts';
import { cardFacts } from './card-facts.ts';
import { plain } from './text.ts';

function words(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** One line that stands for a message in the list, in a quote or on a pin. */
export function previewOf(message: Message, nameOf: (openId: string) => string): string {
  if (message.recalled) return '消息已撤回';
  const { content } = message;
  switch (message.msg_type) {
    case 'text':
      return plain(words(content.text), message.mentions, nameOf).replace(/\s+/g, ' ').trim();
    case 'file':
      return `[文件] ${words(content.file_name)}`;
    case 'image':
      return '[图片]';
    case 'interactive': {
      const facts = cardFacts(content);
      return facts.summary || facts.title || '[卡片]';
    }
    default:
      return '[消息]';
  }
}
