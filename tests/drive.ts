/** Drives a sandbox as people would: over its own interface, never around it. */
export interface Drive {
  people(): Promise<DrivenPerson[]>;
  chats(as?: string): Promise<DrivenChat[]>;
  messages(chatId: string): Promise<DrivenMessage[]>;
  say(message: Saying): Promise<{ message_id: string; chat_id: string }>;
  click(click: Clicking): Promise<ClickResult>;
  fault(path: string, kind: string, count?: number): Promise<void>;
  calls(since?: number): Promise<{ next: number; calls: DrivenCall[] }>;
  now(): Promise<number>;
  moveClock(to: { to: string } | { advance: string }): Promise<number>;
  idle(): Promise<void>;
  post<T>(path: string, body: object): Promise<T>;
}

export interface DrivenPerson {
  open_id: string;
  union_id: string;
  name: string;
  unit: string;
  role: string;
}

export interface DrivenChat {
  chat_id: string;
  name: string;
  type: 'group' | 'p2p';
  members: string[];
  pins: string[];
}

export interface DrivenMessage {
  message_id: string;
  sender: string;
  msg_type: string;
  content: Record<string, unknown>;
  updates: number;
  created_at: string;
  updated_at: string;
  mentions: string[];
  urgent: { kind: string; open_ids: string[] }[];
  reply_to: string | null;
}

export interface DrivenCall {
  n: number;
  /** Real time in ms. */
  at: number;
  method: string;
  path: string;
  status: number;
  code: number;
  uuid?: string;
  chat_id?: string;
}

export interface Saying {
  as: string;
  chat_id?: string;
  text?: string;
  mention_bot?: boolean;
  file?: { name: string; base64: string };
  reply_to?: string;
}

export interface Clicking {
  as: string;
  message_id: string;
  button: string;
  form?: Record<string, unknown>;
}

export interface ClickResult {
  toast?: { type: string; content: string };
  card_updated: boolean;
  error?: number;
}

export function driveSandbox(url: string): Drive {
  const call = async <T>(path: string, body?: object): Promise<T> => {
    const post = { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${url}${path}`, body ? post : {});
    if (!response.ok) throw new Error(`${path}: HTTP ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  return {
    people: () => call('/sandbox/people'),
    chats: (as) => call(as ? `/sandbox/chats?as=${as}` : '/sandbox/chats'),
    messages: (chatId) => call(`/sandbox/chats/${chatId}/messages`),
    say: (message) => call('/sandbox/messages', message),
    click: (click) => call('/sandbox/clicks', click),
    calls: (since = 0) => call(`/sandbox/calls?since=${since}`),
    post: (path, body) => call(path, body),
    async fault(path, kind, count = 1) {
      await call('/sandbox/faults', { path, kind, count });
    },
    async now() {
      return Date.parse((await call<{ now: string }>('/sandbox/clock')).now);
    },
    async moveClock(to) {
      return Date.parse((await call<{ now: string }>('/sandbox/clock', to)).now);
    },
    async idle() {
      await call('/sandbox/idle', {});
    },
  };
}
