import type { Chat } from '../api/types.ts';

/** The own chat with the bot is always offered, also before the bot has created it. */
export const own = 'own';

export interface ChatEntry {
  /** The chat's id, or `own` for the chat with the bot. */
  key: string;
  name: string;
  chat?: Chat;
}

const activity = (chat: Chat) => (chat.last ? Date.parse(chat.last.created_at) : 0);

/** The own chat first, then groups by their latest message. */
export function chatEntries(chats: readonly Chat[], botName: string): ChatEntry[] {
  const mine = chats.find((chat) => chat.type === 'p2p');
  const groups = chats
    .filter((chat) => chat.type === 'group')
    .sort((a, b) => activity(b) - activity(a) || a.name.localeCompare(b.name, 'zh-CN'));
  return [
    { key: own, name: botName, ...(mine ? { chat: mine } : {}) },
    ...groups.map((chat) => ({ key: chat.chat_id, name: chat.name, chat })),
  ];
}

/** The key under which a chat opens: an address may name the own chat by its id. */
export const keyOf = (chats: readonly Chat[], wanted: string | undefined): string | undefined =>
  chats.some((chat) => chat.type === 'p2p' && chat.chat_id === wanted) ? own : wanted;

export function filterEntries(entries: readonly ChatEntry[], query: string): ChatEntry[] {
  const wanted = query.trim().toLowerCase();
  return entries.filter((entry) => entry.name.toLowerCase().includes(wanted));
}

/** A task-force group's name without the words every one of them ends in. */
export function shortName(name: string): string {
  return name.replace(/\s*专班$/, '').replace(/项目$/, '') || name;
}
