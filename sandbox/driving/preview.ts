import { isJson, type Json } from '../api/fields.ts';
import type { Message } from '../state/types.ts';

const LENGTH = 60;

/** The line under a chat's name, as Feishu's client writes it. */
export function preview(message: Message, nameOf: (openId: string) => string): string {
  if (message.recalledAt !== undefined) return '[消息已撤回]';
  const { content } = message;
  switch (message.msgType) {
    case 'text':
      return textLine(message, nameOf);
    case 'file':
      return `[文件] ${typeof content.file_name === 'string' ? content.file_name : ''}`.trim();
    case 'image':
      return '[图片]';
    case 'interactive':
      return cut(`[卡片] ${cardLine(content)}`);
    default:
      return '[消息]';
  }
}

function textLine({ content, mentions }: Message, nameOf: (openId: string) => string): string {
  const text = typeof content.text === 'string' ? content.text : '';
  const named = text
    .replace(/@_user_(\d+)/g, (_, n: string) => `@${nameOf(mentions[Number(n) - 1] ?? '')}`)
    .replace(/<at user_id="([^"]*)">[^<]*<\/at>/g, (_, openId: string) => `@${nameOf(openId)}`);
  return cut(named.replace(/\s+/g, ' ').trim());
}

function cardLine(card: Json): string {
  return wordsAt(card, 'config', 'summary') || wordsAt(card, 'header', 'title');
}

function wordsAt(card: Json, outer: string, inner: string): string {
  const around = card[outer];
  const found = isJson(around) ? around[inner] : undefined;
  return isJson(found) && typeof found.content === 'string' ? found.content : '';
}

function cut(text: string): string {
  const letters = [...text];
  return letters.length > LENGTH ? `${letters.slice(0, LENGTH).join('')}…` : text;
}
