import type { Bot, Chat, Message, Person, ToastType } from '../api/types.ts';
import type { Seen } from '../logic/unread.ts';
import { createStore } from './store.ts';

export interface Toast {
  /** Distinguishes two toasts with the same words. */
  id: number;
  type: ToastType;
  content: string;
}

export interface AppState {
  phase: 'loading' | 'ready' | 'failed';
  failure: string;
  people: readonly Person[];
  bot?: Bot;
  /** The person acted as. */
  me?: string;
  /** The open chat's key: a chat id or `own`. */
  open?: string;
  /** Undefined until the first answer. */
  chats?: readonly Chat[];
  /** By chat id. */
  messages: Record<string, readonly Message[]>;
  seen: Seen;
  /** Sandbox time in ms, and the machine's own time when it was read. */
  clock?: { sandboxMs: number; readAtMs: number };
  /** Words on where the clock is being moved to. */
  moving?: string;
  lineLost: boolean;
  toast?: Toast;
  dialog?: 'people' | 'members';
  phonePreview: boolean;
}

export const app = createStore<AppState>({
  phase: 'loading',
  failure: '',
  people: [],
  messages: {},
  seen: {},
  lineLost: false,
  phonePreview: false,
});
