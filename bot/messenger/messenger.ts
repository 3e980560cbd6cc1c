/**
 * The port to the chat platform. `bot/messenger/feishu` speaks it over the official SDK; tests and
 * simulations have one in memory. Ids are the platform's: `oc_` chats, `om_` messages, `ou_` people.
 */
export interface Messenger {
  /** Posts a card. `uuid` (at most 50 characters) makes a repetition within an hour harmless. */
  postCard(message: OutgoingCard): Promise<SentMessage>;
  /** Hands a file over to the platform, for a message. Doing it twice leaves two, which harms nobody. */
  uploadFile(file: OutgoingFile): Promise<{ readonly fileKey: string }>;
  /** Posts an uploaded file; `uuid` as with a card. */
  postFile(message: OutgoingFileMessage): Promise<SentMessage>;
  /** Replaces the card of a message sent by this app within the last 14 days. */
  updateCard(messageId: string, card: object): Promise<void>;
  /**
   * Urgent mark (加急): in the app, or by a text message (`sms`), which the tenant pays for. Answers
   * the ids that could not be reached.
   */
  urge(
    messageId: string,
    openIds: readonly string[],
    by?: 'app' | 'sms',
  ): Promise<{ readonly unreached: string[] }>;
  /** Creates a group owned by the bot. The same `uuid` within ten hours answers the same group. */
  createGroup(group: NewGroup): Promise<{ readonly chatId: string }>;
  /** Renames a group of the bot; at most 60 characters. The same name again changes nothing. */
  renameGroup(chatId: string, name: string): Promise<void>;
  listMembers(chatId: string): Promise<string[]>;
  /** Adds people, as many as possible. Answers the ids that could not be added. */
  addMembers(chatId: string, openIds: readonly string[]): Promise<{ readonly notAdded: string[] }>;
  /** Takes people out of a group; ids that are no members are passed over. At most 50. */
  removeMembers(chatId: string, openIds: readonly string[]): Promise<void>;
  pin(messageId: string): Promise<void>;
  unpin(messageId: string): Promise<void>;
  listPins(chatId: string): Promise<string[]>;
  /** Fetches a file that a person sent. `maxBytes` bounds what is read. */
  download(source: FileSource, maxBytes: number): Promise<Uint8Array>;
  /** Everybody the app may see, with their departments' names. */
  listPeople(): Promise<DirectoryEntry[]>;
  /** Those of these people whom the app may see and who have not left. */
  findReachable(openIds: readonly string[]): Promise<string[]>;
  botOpenId(): Promise<string>;
}

export interface OutgoingCard {
  /** Where to: a chat, a person's own chat, or under a message. */
  readonly to:
    | { readonly chatId: string }
    | { readonly openId: string }
    | { readonly replyTo: string };
  readonly card: object;
  readonly uuid: string;
}

export interface OutgoingFile {
  /** With its extension: people save it under this name. */
  readonly name: string;
  /** At most 30 MB, and not empty. */
  readonly content: Uint8Array;
}

export interface OutgoingFileMessage extends Pick<OutgoingCard, 'to' | 'uuid'> {
  readonly fileKey: string;
}

export interface SentMessage {
  readonly messageId: string;
  readonly chatId: string;
}

export interface NewGroup {
  /** At most 60 characters. */
  readonly name: string;
  readonly description: string;
  readonly openIds: readonly string[];
  readonly uuid: string;
}

export interface FileSource {
  readonly messageId: string;
  readonly fileKey: string;
  readonly type: 'file' | 'image';
}

export interface DirectoryEntry {
  readonly unionId: string;
  readonly openId: string;
  readonly employeeNumber: string | null;
  readonly name: string;
}

/**
 * Why a call failed, in our words. `throttled`: wait `retryAfterMs`; `temporary`: try again;
 * `locked`: the card waits for a click's answer; `expired`: too old to be edited; `gone`: the
 * message was recalled or deleted; `noGroup`: disbanded, or the bot was removed; `unreachable`: the
 * person resigned or is outside the app's range; `tooLarge`, `empty`: the file; `quota`: what the
 * tenant has paid for is used up; `refused`: ours to mend.
 */
export const failureKinds = [
  'throttled',
  'temporary',
  'locked',
  'expired',
  'gone',
  'noGroup',
  'unreachable',
  'tooLarge',
  'empty',
  'quota',
  'refused',
] as const;
export type FailureKind = (typeof failureKinds)[number];

export class MessengerError extends Error {
  readonly kind: FailureKind;
  readonly retryAfterMs: number | null;
  /** The platform's own code, for logs. */
  readonly vendorCode: number | null;

  constructor(
    kind: FailureKind,
    message: string,
    details: { retryAfterMs?: number; vendorCode?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause });
    this.name = 'MessengerError';
    this.kind = kind;
    this.retryAfterMs = details.retryAfterMs ?? null;
    this.vendorCode = details.vendorCode ?? null;
  }
}

/** True where the same call may succeed later. */
export const isRetryable = (kind: FailureKind): boolean =>
  kind === 'throttled' || kind === 'temporary' || kind === 'locked';

/** What comes in from the chat, as ours: wire names and shapes end at the adapter. */
export type ChatEvent = ChatMessage | CardClick | MembershipChange;

export interface ChatMessage {
  readonly type: 'message';
  /** The message id: a repeated message may carry another event id. */
  readonly key: string;
  readonly messageId: string;
  readonly chatId: string;
  readonly isGroup: boolean;
  readonly senderOpenId: string;
  readonly sentAt: number;
  /** The message replied to, where it is a reply. */
  readonly parentId: string | null;
  readonly mentionsBot: boolean;
  readonly content:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'file'; readonly fileKey: string; readonly name: string }
    | { readonly kind: 'image'; readonly fileKey: string }
    | { readonly kind: 'other'; readonly what: string };
}

export interface CardClick {
  readonly type: 'click';
  /** The event id. */
  readonly key: string;
  readonly messageId: string;
  readonly chatId: string;
  readonly operatorOpenId: string;
  /** As it came: checked against `cardAction` before anything is done with it. */
  readonly value: unknown;
  readonly form: Readonly<Record<string, unknown>>;
}

export interface MembershipChange {
  readonly type: 'membership';
  readonly key: string;
  readonly chatId: string;
  readonly change: 'disbanded' | 'botRemoved' | 'botAdded' | 'usersAdded' | 'usersRemoved';
  readonly openIds: readonly string[];
}

export interface ClickAnswer {
  readonly toast?: {
    readonly type: 'info' | 'success' | 'warning' | 'error';
    readonly content: string;
  };
  readonly card?: object;
}

/** Who takes what comes in. Both must have made it durable before they return. */
export interface ChatEventHandler {
  onClick(click: CardClick): Promise<ClickAnswer>;
  onEvent(event: ChatMessage | MembershipChange): Promise<void>;
}
