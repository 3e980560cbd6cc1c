import { refusalWords } from '../logic/refusals.ts';
import type {
  Bot,
  Chat,
  Click,
  ClickAnswer,
  ClockMove,
  Message,
  Outgoing,
  Person,
} from './types.ts';

/** A call that did not work, in words a person can read. */
export class CallFailed extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

async function reason(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => undefined);
  const error = (body as { error?: unknown } | undefined)?.error;
  return typeof error === 'string' ? refusalWords(error) : `沙盒回答了 ${response.status}`;
}

async function call<T>(path: string, body?: unknown): Promise<T> {
  const request: RequestInit =
    body === undefined
      ? {}
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        };
  const response = await fetch(path, request).catch(() => {
    throw new CallFailed(0, '连不上沙盒，请看看启动它的窗口是否还开着');
  });
  if (!response.ok) throw new CallFailed(response.status, await reason(response));
  return (await response.json()) as T;
}

const part = encodeURIComponent;

export const sandbox = {
  people: () => call<Person[]>('/sandbox/people'),
  bot: () => call<Bot>('/sandbox/bot'),
  chats: (as: string) => call<Chat[]>(`/sandbox/chats?as=${part(as)}`),
  messages: (chatId: string) => call<Message[]>(`/sandbox/chats/${part(chatId)}/messages`),
  send: (message: Outgoing) =>
    call<{ message_id: string; chat_id: string }>('/sandbox/messages', message),
  click: (click: Click) => call<ClickAnswer>('/sandbox/clicks', click),
  clock: () => call<{ now: string }>('/sandbox/clock'),
  moveClock: (move: ClockMove) => call<{ now: string }>('/sandbox/clock', move),
  nextDue: () => call<{ next_due: string | null }>('/sandbox/next-due'),
  fileUrl: (key: string) => `/sandbox/files/${part(key)}`,
};

/** What went wrong, for a note on the screen. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
