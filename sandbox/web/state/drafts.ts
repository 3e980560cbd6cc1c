import { app } from './app.ts';
import { createStore, useStore } from './store.ts';

export interface Draft {
  text: string;
  files: readonly File[];
  replyTo?: string;
  mentionBot: boolean;
  /** Why the last attempt did not go out. */
  problem?: string;
  sending: boolean;
}

const empty: Draft = { text: '', files: [], mentionBot: true, sending: false };

const drafts = createStore<{ byKey: Record<string, Draft> }>({ byKey: {} });

// Kept apart by person: what one has typed must not be sent as another.
const keyOf = (chatKey: string) => `draft:${app.get().me}:${chatKey}`;

function stored(key: string): Draft {
  const text = sessionStorage.getItem(key);
  return text ? { ...empty, text } : empty;
}

export function draftOf(chatKey: string): Draft {
  const key = keyOf(chatKey);
  return drafts.get().byKey[key] ?? stored(key);
}

export function changeDraft(chatKey: string, patch: Partial<Draft>): void {
  const key = keyOf(chatKey);
  const next = { ...draftOf(chatKey), ...patch };
  if (patch.text !== undefined) sessionStorage.setItem(key, patch.text);
  drafts.set({ byKey: { ...drafts.get().byKey, [key]: next } });
}

export function addFiles(chatKey: string, files: readonly File[]): void {
  changeDraft(chatKey, { files: [...draftOf(chatKey).files, ...files], problem: undefined });
}

export function useDraft(chatKey: string): Draft {
  useStore(drafts, (state) => state.byKey[keyOf(chatKey)]);
  return draftOf(chatKey);
}
