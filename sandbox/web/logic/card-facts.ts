import type { Message } from '../api/types.ts';

type Json = Record<string, unknown>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function contentOf(value: unknown): string {
  return isObject(value) && typeof value.content === 'string' ? value.content : '';
}

export interface CardFacts {
  title: string;
  subtitle: string;
  template: string;
  summary: string;
}

/** What the shell needs of a card without drawing it. */
export function cardFacts(content: unknown): CardFacts {
  const card = isObject(content) ? content : {};
  const header = isObject(card.header) ? card.header : {};
  const config = isObject(card.config) ? card.config : {};
  return {
    title: contentOf(header.title),
    subtitle: contentOf(header.subtitle),
    template: typeof header.template === 'string' ? header.template : '',
    summary: contentOf(config.summary),
  };
}

export type Light = 'red' | 'yellow' | 'blue' | 'green' | 'grey';

export const lightWords: Record<Light, string> = {
  red: '红灯',
  yellow: '黄灯',
  blue: '办理中',
  green: '已办结',
  grey: '未开始',
};

const lightOfTemplate: Record<string, Light> = {
  red: 'red',
  carmine: 'red',
  yellow: 'yellow',
  orange: 'yellow',
  blue: 'blue',
  wathet: 'blue',
  indigo: 'blue',
  green: 'green',
  turquoise: 'green',
  grey: 'grey',
};

export function lightOf(template: string): Light | undefined {
  return lightOfTemplate[template];
}

/** The pinned messages of a chat that are loaded and still stand, newest pin first. */
export function pinnedMessages(messages: readonly Message[], pins: readonly string[]): Message[] {
  const wanted = new Set(pins);
  return messages
    .filter((message) => wanted.has(message.message_id) && !message.recalled)
    .reverse();
}

/** The light of a group's project: the header colour of its pinned progress card. */
export function chatLight(
  messages: readonly Message[],
  pins: readonly string[],
): Light | undefined {
  const card = pinnedMessages(messages, pins).find((one) => one.msg_type === 'interactive');
  return card && lightOf(cardFacts(card.content).template);
}
