/** The driving interface of the sandbox, as far as the benches use it. */
export interface SandboxClient {
  chats(): Promise<Chat[]>;
  messages(chatId: string): Promise<Message[]>;
  /** The sandbox's time in ms since the epoch. */
  now(): Promise<number>;
  calls(since?: number): Promise<{ next: number; calls: ApiCall[] }>;
  /** Answers when nothing waits to be decided or delivered. */
  idle(): Promise<void>;
  click(click: { as: string; message_id: string; button: string }): Promise<ClickResult>;
}

export interface Chat {
  readonly chat_id: string;
  readonly name: string;
  readonly type: 'group' | 'p2p';
  readonly members: string[];
  readonly pins: string[];
}

export interface Message {
  readonly message_id: string;
  readonly msg_type: string;
  readonly content: { readonly header?: { readonly title?: { readonly content?: string } } };
  readonly mentions: string[];
}

export interface ApiCall {
  readonly n: number;
  /** Real time in ms. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly code: number;
  readonly chat_id?: string;
}

export interface ClickResult {
  readonly toast?: { readonly type: string; readonly content: string };
  readonly card_updated: boolean;
  readonly error?: number;
}

export function sandboxClient(url: string): SandboxClient {
  const ask = async <T>(path: string, body?: object): Promise<T> => {
    const response = await fetch(
      `${url}/sandbox${path}`,
      body && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      },
    );
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: HTTP ${response.status} ${text.slice(0, 200)}`);
    return JSON.parse(text) as T;
  };
  return {
    chats: () => ask('/chats'),
    messages: (chatId) => ask(`/chats/${chatId}/messages`),
    now: async () => Date.parse((await ask<{ now: string }>('/clock')).now),
    calls: (since = 0) => ask(`/calls?since=${since}`),
    idle: async () => {
      await ask('/idle', {});
    },
    click: (click) => ask('/clicks', click),
  };
}

export const titleOf = ({ content }: Message): string => content.header?.title?.content ?? '';
