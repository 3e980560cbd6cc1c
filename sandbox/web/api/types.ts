/** The driving interface as the web chat uses it; instants are ISO 8601 with offset. */

export interface Person {
  open_id: string;
  union_id: string;
  name: string;
  unit: string;
  role: string;
}

export interface Bot {
  open_id: string;
  name: string;
  connected: boolean;
}

export interface LastMessage {
  message_id: string;
  sender: string;
  created_at: string;
  preview: string;
}

export interface Chat {
  chat_id: string;
  name: string;
  type: 'group' | 'p2p';
  members: string[];
  pins: string[];
  last: LastMessage | null;
  disbanded: boolean;
}

export interface Urgent {
  kind: string;
  open_ids: string[];
}

export interface Message {
  message_id: string;
  sender: string;
  msg_type: string;
  content: Record<string, unknown>;
  created_at: string;
  updated_at: string;
  /** How often the message was edited since it was sent. */
  updates: number;
  mentions: string[];
  urgent: Urgent[];
  reply_to: string | null;
  recalled: boolean;
}

export interface Outgoing {
  as: string;
  /** Absent: the person's own chat with the bot, created when needed. */
  chat_id?: string;
  text?: string;
  mention_bot?: boolean;
  file?: { name: string; base64: string };
  reply_to?: string;
}

export interface Click {
  as: string;
  message_id: string;
  /** The button's text, or its name where two share a text. */
  button: string;
  form?: Record<string, unknown>;
}

export type ToastType = 'success' | 'info' | 'warning' | 'error';

export interface ClickAnswer {
  toast?: { type: ToastType; content: string };
  card_updated: boolean;
  error?: number;
}

export type ClockMove = { to: string } | { advance: string };

export interface MessageNotice {
  chat_id: string;
  message_id: string;
  kind: 'new' | 'updated' | 'recalled' | 'urgent';
}
