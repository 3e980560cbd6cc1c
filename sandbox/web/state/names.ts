import type { Chat, Person } from '../api/types.ts';
import { own } from '../logic/chats.ts';
import { app } from './app.ts';

export const botName = () => app.get().bot?.name ?? 'e点通';

export function personOf(openId: string): Person | undefined {
  return app.get().people.find((person) => person.open_id === openId);
}

export function nameOf(openId: string): string {
  if (openId === app.get().bot?.open_id) return botName();
  return personOf(openId)?.name ?? '不在通讯录中的人';
}

/** The chat behind a key; the own chat may not exist yet. */
export function chatOf(
  chats: readonly Chat[] | undefined,
  key: string | undefined,
): Chat | undefined {
  return key === own ? chats?.find((chat) => chat.type === 'p2p') : chatById(chats, key);
}

export function chatById(
  chats: readonly Chat[] | undefined,
  chatId: string | undefined,
): Chat | undefined {
  return chats?.find((chat) => chat.chat_id === chatId);
}
