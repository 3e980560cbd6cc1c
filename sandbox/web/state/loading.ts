import { sandbox, wordsOf } from '../api/client.ts';
import { keyOf } from '../logic/chats.ts';
import { mergeMessages } from '../logic/messages.ts';
import { app } from './app.ts';
import { coalesce } from './coalesce.ts';
import { startReading } from './seen.ts';
import { showToast } from './toasts.ts';

const atOnce = 4;
const settleMs = 60;

// Chats that were there when this person was chosen; their history does not count as unread.
let firstChats: { me: string; ids: Set<string> } | undefined;

const refreshers = new Map<string, () => void>();

async function loadMessages(chatId: string): Promise<void> {
  const fresh = await sandbox.messages(chatId);
  const { messages } = app.get();
  app.set({ messages: { ...messages, [chatId]: mergeMessages(messages[chatId], fresh) } });
  if (firstChats?.me === app.get().me && firstChats?.ids.delete(chatId)) startReading([chatId]);
}

/** Reads one chat again, soon. */
export function refreshMessages(chatId: string): void {
  let refresh = refreshers.get(chatId);
  if (!refresh) {
    refresh = coalesce(() => loadMessages(chatId), settleMs);
    refreshers.set(chatId, refresh);
  }
  refresh();
}

async function loadAll(chatIds: readonly string[]): Promise<void> {
  const queue = [...chatIds];
  const worker = async () => {
    for (let id = queue.shift(); id; id = queue.shift()) {
      await loadMessages(id).catch(() => undefined);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** Reads the person's chats, and the messages of those that have news. */
export async function loadChats(): Promise<void> {
  const { me, seen } = app.get();
  if (!me) return;
  const chats = await sandbox.chats(me);
  if (app.get().me !== me) return;
  // A record that names none of these chats is of an earlier data folder: a new beginning.
  if (firstChats?.me !== me) {
    const known = chats.some((chat) => seen[chat.chat_id] !== undefined);
    firstChats = { me, ids: new Set(known ? [] : chats.map((chat) => chat.chat_id)) };
  }
  const { messages, open } = app.get();
  app.set({ chats, open: keyOf(chats, open) });
  startReading([...firstChats.ids].filter((id) => messages[id]));
  const stale = chats.filter(
    (chat) => messages[chat.chat_id]?.at(-1)?.message_id !== chat.last?.message_id,
  );
  await loadAll(stale.map((chat) => chat.chat_id));
}

export const refreshChats = coalesce(loadChats, settleMs);

/** Everything shown, again: after the line had been lost. */
export async function reloadAll(): Promise<void> {
  try {
    await loadChats();
    await loadAll((app.get().chats ?? []).map((chat) => chat.chat_id));
  } catch (error) {
    showToast('error', wordsOf(error));
  }
}
