/** Instants are milliseconds since the epoch on the sandbox's own clock, except where a name says
 *  `real`. */
export interface Person {
  id: string;
  openId: string;
  unionId: string;
  name: string;
  unit: string;
  role: string;
  title: string;
  mobile: string;
}

export interface Unit {
  code: string;
  name: string;
  shortName: string;
}

export interface Pin {
  messageId: string;
  operatorId: string;
  createdAt: number;
}

export interface Chat {
  chatId: string;
  type: 'group' | 'p2p';
  name: string;
  description: string;
  /** People only, in the order they joined. */
  members: readonly string[];
  botIn: boolean;
  /** Absent where the bot owns the group. */
  ownerId?: string;
  pins: readonly Pin[];
  disbanded: boolean;
  createdAt: number;
}

export type UrgentKind = 'app' | 'sms';

export interface Message {
  messageId: string;
  chatId: string;
  /** An open_id; the bot's own for its messages. */
  sender: string;
  msgType: string;
  content: Record<string, unknown>;
  createdAt: number;
  updatedAt: number;
  updates: number;
  mentions: readonly string[];
  urgent: readonly { kind: UrgentKind; openIds: readonly string[] }[];
  parentId?: string;
  rootId?: string;
  recalledAt?: number;
}

export interface StoredFile {
  key: string;
  kind: 'file' | 'image';
  name: string;
  size: number;
  sha256: string;
  /** `bot`, or the open_id of the person who sent it. */
  uploader: string;
  /** What the uploader called it: pdf, doc, stream … */
  fileType: string;
}

/** What a `uuid` has made already. */
export interface UuidUse {
  at: number;
  made: string;
}

export interface PendingEvent {
  eventId: string;
  type: string;
  body: Record<string, unknown>;
  createdAt: number;
  /** Deliveries that failed so far. */
  failures: number;
  nextAt: number;
}

export interface Token {
  token: string;
  expiresAtReal: number;
}

export interface Tables {
  chat: Chat;
  message: Message;
  file: StoredFile;
  uuid: UuidUse;
  event: PendingEvent;
  token: Token;
  /** Only people who have left; keyed by open_id. */
  resigned: { at: number };
  /** Scopes that were taken away. */
  withheldScope: { at: number };
}

export type TableName = keyof Tables;

/** One row written or, with null, removed. */
export type Put = { [K in TableName]: readonly [K, string, Tables[K] | null] }[TableName];
