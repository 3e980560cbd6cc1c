import { useEffect } from 'preact/hooks';
import { unreadOf } from '../logic/unread.ts';
import { type AppState, app } from './app.ts';
import { useStore } from './store.ts';

function unreadTotal({ chats, messages, seen, me }: AppState): number {
  return (chats ?? []).reduce(
    (sum, { chat_id }) => sum + unreadOf(messages[chat_id] ?? [], seen[chat_id], me ?? '').count,
    0,
  );
}

/** The number of unread messages in the window's title. */
export function useUnreadTitle(): void {
  const total = useStore(app, unreadTotal);
  useEffect(() => {
    document.title = total > 0 ? `(${total}) e点通 沙盒` : 'e点通 沙盒';
  }, [total]);
}
