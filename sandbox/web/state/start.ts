import { sandbox, wordsOf } from '../api/client.ts';
import { listen } from '../api/stream.ts';
import { app } from './app.ts';
import { readClock, setClock } from './clock.ts';
import { refreshChats, refreshMessages, reloadAll } from './loading.ts';
import { followAddress } from './navigate.ts';

const botCheckMs = 10_000;

async function readBot(): Promise<void> {
  const bot = await sandbox.bot();
  const before = app.get().bot;
  if (before?.name !== bot.name || before.connected !== bot.connected) app.set({ bot });
}

function follow(): void {
  listen({
    message: ({ chat_id }) => {
      if (app.get().messages[chat_id]) refreshMessages(chat_id);
      refreshChats();
    },
    chats: refreshChats,
    clock: setClock,
    open: (resumed) => {
      app.set({ lineLost: false });
      if (!resumed) return;
      void readClock().catch(() => undefined);
      void readBot().catch(() => undefined);
      void reloadAll();
    },
    lost: () => app.set({ lineLost: true }),
  });
  setInterval(() => void readBot().catch(() => undefined), botCheckMs);
  // A machine that slept has a clock that stood still.
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void readClock().catch(() => undefined);
  });
  addEventListener('popstate', () => followAddress());
}

let following = false;

export async function start(): Promise<void> {
  app.set({ phase: 'loading' });
  try {
    const [people] = await Promise.all([sandbox.people(), readBot(), readClock()]);
    app.set({ people, phase: 'ready' });
  } catch (error) {
    return app.set({ phase: 'failed', failure: wordsOf(error) });
  }
  followAddress();
  if (!following) follow();
  following = true;
}
