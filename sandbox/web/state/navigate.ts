import { wordsOf } from '../api/client.ts';
import { readAddress, writeAddress } from '../logic/address.ts';
import { keyOf, own } from '../logic/chats.ts';
import { app } from './app.ts';
import { loadChats } from './loading.ts';
import { chatOf, personOf } from './names.ts';
import { loadSeen } from './seen.ts';
import { showToast } from './toasts.ts';

const rememberKey = 'as';

export const phoneWidth = '(max-width: 640px)';

function remember(replace = false): void {
  const { me, open } = app.get();
  const address = writeAddress({ as: me, chat: open });
  if (address === location.search) return;
  if (replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
}

async function load(): Promise<void> {
  try {
    await loadChats();
  } catch (error) {
    showToast('error', `群列表没有读到：${wordsOf(error)}`);
  }
}

function become(openId: string): void {
  localStorage.setItem(rememberKey, openId);
  app.set({ me: openId, chats: undefined, seen: loadSeen(openId), dialog: undefined });
}

/** Acts as another person, staying in the open chat where they are a member of it. */
export async function actAs(openId: string, chatKey?: string): Promise<void> {
  const before = app.get();
  if (before.me === openId && !chatKey) return app.set({ dialog: undefined });
  const shared = chatOf(before.chats, before.open);
  const stays = before.open === own || shared?.members.includes(openId);
  become(openId);
  app.set({ open: chatKey ?? (stays ? before.open : undefined) });
  remember();
  await load();
}

export function openChat(key: string | undefined): void {
  app.set({ open: key, dialog: undefined });
  remember();
}

/** Follows the page's address; answers whether it names a person. */
export function followAddress(): boolean {
  const { as, chat } = readAddress(location.search);
  const openId = as ?? localStorage.getItem(rememberKey) ?? undefined;
  if (!openId || !personOf(openId)) {
    app.set({ me: undefined, open: undefined });
    return false;
  }
  if (openId !== app.get().me) {
    become(openId);
    void load();
  }
  app.set({ open: keyOf(app.get().chats ?? [], chat) });
  remember(true);
  return true;
}
