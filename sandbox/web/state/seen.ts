import { firstSeen, type Seen } from '../logic/unread.ts';
import { app } from './app.ts';

const keyOf = (me: string) => `seen:${me}`;

export function loadSeen(me: string): Seen {
  try {
    return JSON.parse(localStorage.getItem(keyOf(me)) ?? '{}') as Seen;
  } catch {
    return {};
  }
}

function store(seen: Seen): void {
  const { me } = app.get();
  if (me) localStorage.setItem(keyOf(me), JSON.stringify(seen));
  app.set({ seen });
}

/** Chats known when this person was first looked at start as read up to the first call. */
export function startReading(chatIds: readonly string[]): void {
  const { me, seen, messages } = app.get();
  const unknown = chatIds.filter((id) => seen[id] === undefined && messages[id]);
  if (!me || unknown.length === 0) return;
  const starts = unknown.map((id) => [id, firstSeen(messages[id] ?? [], me)] as const);
  store({ ...seen, ...Object.fromEntries(starts) });
}

export function markSeen(chatId: string): void {
  const { seen, messages } = app.get();
  const last = messages[chatId]?.at(-1)?.message_id;
  if (last && seen[chatId] !== last) store({ ...seen, [chatId]: last });
}
