import { DAY_MS, HOUR } from '../../domain/calendar/time.ts';
import type { Clock } from '../context.ts';
import {
  type DirectoryEntry,
  type FailureKind,
  type FileSource,
  type Messenger,
  MessengerError,
  type NewGroup,
  type OutgoingCard,
  type OutgoingFile,
  type OutgoingFileMessage,
  type SentMessage,
} from './messenger.ts';

export type CallName = keyof Messenger;

export interface Call {
  readonly name: CallName;
  /** Real time in ms. */
  readonly at: number;
  readonly chatId: string | null;
  readonly messageId: string | null;
  readonly uuid: string | null;
  /** Null where the call was carried out. */
  readonly failed: FailureKind | null;
}

export interface MemoryMessage {
  readonly messageId: string;
  readonly chatId: string;
  readonly sentAt: number;
  readonly replyTo: string | null;
  /** As last updated. */
  card: object;
  updates: number;
  urgent: string[];
  /** Whom a text message told of it. */
  texted: string[];
}

export interface MemoryChat {
  readonly chatId: string;
  name: string;
  readonly members: Set<string>;
  readonly pins: Set<string>;
}

/** How a call fails: before anything happens, or after it was carried out. */
interface Fault {
  readonly name: CallName | 'any';
  readonly kind: FailureKind;
  readonly retryAfterMs: number | null;
  readonly carriesOut: boolean;
  times: number;
}

/** A chat platform in memory, for tests and simulations: its rules without its wire. */
export class MemoryMessenger implements Messenger {
  readonly calls: Call[] = [];
  readonly messages: MemoryMessage[] = [];
  readonly chats = new Map<string, MemoryChat>();
  readonly files = new Map<string, Uint8Array>();
  readonly fileNames = new Map<string, string>();
  directory: DirectoryEntry[] = [];
  /** Urgent text messages that the tenant has paid for and not sent. */
  textsLeft = Number.POSITIVE_INFINITY;
  private readonly clock: Clock;
  private readonly faults: Fault[] = [];
  private readonly byUuid = new Map<string, { readonly at: number; readonly result: unknown }>();
  private readonly byId = new Map<string, MemoryMessage>();
  private lastId = 0;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** The next `times` calls fail before anything happens. */
  failNext(name: CallName | 'any', kind: FailureKind, times = 1, retryAfterMs?: number): void {
    const wait = retryAfterMs ?? null;
    this.faults.push({ name, kind, retryAfterMs: wait, carriesOut: false, times });
  }

  /** The next calls are carried out, and their answers lost on the way. */
  loseAnswers(name: CallName | 'any', times = 1): void {
    this.faults.push({ name, kind: 'temporary', retryAfterMs: null, carriesOut: true, times });
  }

  /** Messages of a chat, oldest first. */
  messagesIn(chatId: string): MemoryMessage[] {
    return this.messages.filter((message) => message.chatId === chatId);
  }

  /** A person's own chat with the bot. */
  ownChat(openId: string): string {
    return `oc_own_${openId}`;
  }

  /** Takes a message away, as its recall would. */
  recall(messageId: string): void {
    const index = this.messages.findIndex((message) => message.messageId === messageId);
    if (index >= 0) this.messages.splice(index, 1);
    this.byId.delete(messageId);
  }

  /** A message by its id; undefined: there is none, or it was taken away. */
  find(messageId: string): MemoryMessage | undefined {
    return this.byId.get(messageId);
  }

  /** Keeps nothing of what was sent up to an instant, nor which calls were made. */
  forget(upTo: number): void {
    const first = this.messages.findIndex(({ sentAt }) => sentAt > upTo);
    for (const { messageId } of this.messages.splice(0, Math.max(0, first))) {
      this.byId.delete(messageId);
    }
    this.calls.length = 0;
  }

  async postCard({ to, card, uuid }: OutgoingCard): Promise<SentMessage> {
    const replyTo = 'replyTo' in to ? to.replyTo : null;
    const chatId =
      'chatId' in to
        ? to.chatId
        : 'openId' in to
          ? this.ownChat(to.openId)
          : this.chatOfMessage(to.replyTo);
    return this.carryOut('postCard', { chatId: chatId ?? null, uuid }, () =>
      this.once(`message ${uuid}`, HOUR, () => {
        if (!chatId) throw new MessengerError('gone', `no message ${replyTo}`);
        if ('chatId' in to) this.chat(chatId);
        const messageId = `om_${this.nextId()}`;
        const sentAt = this.clock.now();
        const sent = {
          messageId,
          chatId,
          sentAt,
          replyTo,
          card,
          updates: 0,
          urgent: [],
          texted: [],
        };
        this.messages.push(sent);
        this.byId.set(messageId, sent);
        return { messageId, chatId };
      }),
    );
  }

  async uploadFile({ name, content }: OutgoingFile): Promise<{ fileKey: string }> {
    return this.carryOut('uploadFile', {}, () => {
      if (content.length === 0) throw new MessengerError('empty', name);
      const fileKey = `file_${this.nextId()}`;
      this.files.set(fileKey, content);
      this.fileNames.set(fileKey, name);
      return { fileKey };
    });
  }

  /** It stands among the messages as a card with nothing but its name. */
  async postFile({ to, fileKey, uuid }: OutgoingFileMessage): Promise<SentMessage> {
    if (!this.files.has(fileKey)) throw new MessengerError('refused', `no file ${fileKey}`);
    const content = this.fileNames.get(fileKey) ?? '';
    const title = { tag: 'plain_text', content };
    const card = { fileKey, header: { title, template: 'blue' }, body: { elements: [] } };
    return this.postCard({ to, card, uuid });
  }

  async updateCard(messageId: string, card: object): Promise<void> {
    await this.carryOut('updateCard', { messageId }, () => {
      const message = this.message(messageId);
      if (this.clock.now() - message.sentAt > 14 * DAY_MS) {
        throw new MessengerError('expired', `${messageId} was sent more than 14 days ago`);
      }
      message.card = card;
      message.updates += 1;
    });
  }

  async urge(
    messageId: string,
    openIds: readonly string[],
    by: 'app' | 'sms' = 'app',
  ): Promise<{ unreached: string[] }> {
    return this.carryOut('urge', { messageId }, () => {
      const { urgent, texted } = this.message(messageId);
      if (by === 'sms' && this.textsLeft < openIds.length) {
        throw new MessengerError('quota', 'the tenant has no text messages left');
      }
      if (by === 'sms') this.textsLeft -= openIds.length;
      (by === 'sms' ? texted : urgent).push(...openIds);
      return { unreached: [] };
    });
  }

  async createGroup({ name, openIds, uuid }: NewGroup): Promise<{ chatId: string }> {
    return this.carryOut('createGroup', { uuid }, () =>
      this.once(`group ${uuid}`, 10 * HOUR, () => {
        if (openIds.length > 50) throw new MessengerError('refused', 'more than 50 people');
        const chatId = `oc_${this.nextId()}`;
        this.chats.set(chatId, { chatId, name, members: new Set(openIds), pins: new Set() });
        return { chatId };
      }),
    );
  }

  async renameGroup(chatId: string, name: string): Promise<void> {
    await this.carryOut('renameGroup', { chatId }, () => {
      this.chat(chatId).name = name;
    });
  }

  async listMembers(chatId: string): Promise<string[]> {
    return this.carryOut('listMembers', { chatId }, () => [...this.chat(chatId).members]);
  }

  async addMembers(chatId: string, openIds: readonly string[]): Promise<{ notAdded: string[] }> {
    return this.carryOut('addMembers', { chatId }, () => {
      if (openIds.length > 50) throw new MessengerError('refused', 'more than 50 people');
      for (const openId of openIds) this.chat(chatId).members.add(openId);
      return { notAdded: [] };
    });
  }

  async removeMembers(chatId: string, openIds: readonly string[]): Promise<void> {
    await this.carryOut('removeMembers', { chatId }, () => {
      if (openIds.length > 50) throw new MessengerError('refused', 'more than 50 people');
      for (const openId of openIds) this.chat(chatId).members.delete(openId);
    });
  }

  async pin(messageId: string): Promise<void> {
    await this.carryOut('pin', { messageId }, () => {
      this.chat(this.message(messageId).chatId).pins.add(messageId);
    });
  }

  async unpin(messageId: string): Promise<void> {
    await this.carryOut('unpin', { messageId }, () => {
      this.chat(this.message(messageId).chatId).pins.delete(messageId);
    });
  }

  async listPins(chatId: string): Promise<string[]> {
    return this.carryOut('listPins', { chatId }, () => [...this.chat(chatId).pins]);
  }

  async download({ fileKey }: FileSource, maxBytes: number): Promise<Uint8Array> {
    return this.carryOut('download', {}, () => {
      const content = this.files.get(fileKey);
      if (!content) throw new MessengerError('gone', `no file ${fileKey}`);
      if (content.length === 0) throw new MessengerError('empty', fileKey);
      if (content.length > maxBytes) throw new MessengerError('tooLarge', fileKey);
      return content;
    });
  }

  async listPeople(): Promise<DirectoryEntry[]> {
    return this.carryOut('listPeople', {}, () => this.directory);
  }

  async findReachable(openIds: readonly string[]): Promise<string[]> {
    return this.carryOut('findReachable', {}, () => {
      const known = new Set(this.directory.map(({ openId }) => openId));
      return openIds.filter((openId) => known.has(openId));
    });
  }

  async botOpenId(): Promise<string> {
    return 'ou_bot';
  }

  private async carryOut<T>(
    name: CallName,
    facts: Partial<Pick<Call, 'chatId' | 'messageId' | 'uuid'>>,
    work: () => T,
  ): Promise<T> {
    const fault = this.faults.find((each) => each.times > 0 && [name, 'any'].includes(each.name));
    if (fault) fault.times -= 1;
    const call = { chatId: null, messageId: null, uuid: null, ...facts };
    const note = (failed: FailureKind | null) =>
      this.calls.push({ name, at: this.clock.realNow(), ...call, failed });
    try {
      if (fault && !fault.carriesOut) {
        const { kind, retryAfterMs } = fault;
        throw new MessengerError(kind, `${kind} on purpose`, {
          ...(retryAfterMs === null ? {} : { retryAfterMs }),
        });
      }
      const result = work();
      if (fault) throw new MessengerError(fault.kind, 'the answer was lost on purpose');
      note(null);
      return result;
    } catch (error) {
      note(error instanceof MessengerError ? error.kind : 'refused');
      throw error;
    }
  }

  /** The same key answers the same result for a while, and does nothing. */
  private once<T>(key: string, forMs: number, work: () => T): T {
    const known = this.byUuid.get(key);
    if (known && this.clock.now() - known.at < forMs) return known.result as T;
    const result = work();
    this.byUuid.set(key, { at: this.clock.now(), result });
    return result;
  }

  private nextId(): string {
    this.lastId += 1;
    return String(this.lastId).padStart(6, '0');
  }

  private chatOfMessage(messageId: string): string | undefined {
    return this.byId.get(messageId)?.chatId;
  }

  private message(messageId: string): MemoryMessage {
    const message = this.byId.get(messageId);
    if (!message) throw new MessengerError('gone', `no message ${messageId}`);
    return message;
  }

  private chat(chatId: string): MemoryChat {
    const chat = this.chats.get(chatId);
    if (!chat) throw new MessengerError('noGroup', `no chat ${chatId}`);
    return chat;
  }
}
