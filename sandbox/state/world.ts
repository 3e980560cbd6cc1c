import { join } from 'node:path';
import { type Directory, readDirectory } from './directory.ts';
import { FileStore } from './file-store.ts';
import { Journal } from './journal.ts';
import type { Chat, Message, Put, StoredFile, TableName, Tables } from './types.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Cards are written whole at every update: a year of a district would fill gigabytes. */
const COMPACT_AFTER_BYTES = 64 * 1024 * 1024;

type TableMaps = { readonly [K in TableName]: Map<string, Tables[K]> };

/** Everything the sandbox knows. Rows are replaced, never changed in place; `commit` is the only
 *  way to change anything, and what it wrote is on disk when it returns. */
export class World {
  readonly directory: Directory;
  readonly files: FileStore;
  private readonly journal: Journal;
  private readonly compactAfterBytes: number;
  private readonly chatMessages = new Map<string, string[]>();
  private readonly tables: TableMaps = {
    chat: new Map(),
    message: new Map(),
    file: new Map(),
    uuid: new Map(),
    event: new Map(),
    token: new Map(),
    resigned: new Map(),
    withheldScope: new Map(),
  };

  constructor(folder: string, compactAfterBytes = COMPACT_AFTER_BYTES) {
    this.compactAfterBytes = compactAfterBytes;
    this.directory = readDirectory();
    this.files = new FileStore(join(folder, 'files'));
    this.journal = new Journal(join(folder, 'journal.jsonl'));
    this.journal.read((puts) => this.apply(puts));
  }

  /** Called once the clock stands: what has run out by then is left behind. */
  compact(now: number, realNow: number): void {
    for (const [key, use] of this.tables.uuid) {
      if (now - use.at > 10 * HOUR) this.tables.uuid.delete(key);
    }
    for (const [key, token] of this.tables.token) {
      if (token.expiresAtReal <= realNow) this.tables.token.delete(key);
    }
    this.journal.compact(this.rows());
  }

  commit(...puts: Put[]): void {
    this.journal.append(puts);
    this.apply(puts);
    if (this.journal.isOvergrown(this.compactAfterBytes)) this.journal.compact(this.rows());
  }

  get<K extends TableName>(table: K, key: string): Tables[K] | undefined {
    return this.tables[table].get(key);
  }

  all<K extends TableName>(table: K): IterableIterator<Tables[K]> {
    return this.tables[table].values();
  }

  keys(table: TableName): IterableIterator<string> {
    return this.tables[table].keys();
  }

  /** Oldest first. */
  messagesOf(chatId: string): Message[] {
    return (this.chatMessages.get(chatId) ?? []).flatMap((id) => this.get('message', id) ?? []);
  }

  lastMessageOf(chatId: string): Message | undefined {
    const id = this.chatMessages.get(chatId)?.at(-1);
    return id === undefined ? undefined : this.get('message', id);
  }

  isUser(openId: string): boolean {
    return this.directory.person(openId) !== undefined;
  }

  isImage(key: string): boolean {
    return this.get('file', key)?.kind === 'image';
  }

  hasResigned(openId: string): boolean {
    return this.tables.resigned.has(openId);
  }

  fileBytes(file: StoredFile): Buffer {
    return this.files.get(file.sha256);
  }

  isMember(chat: Chat, openId: string): boolean {
    return chat.members.includes(openId);
  }

  close(): void {
    this.journal.close();
  }

  private apply(puts: readonly Put[]): void {
    for (const [table, key, row] of puts) {
      const rows = this.tables[table] as Map<string, Tables[TableName]>;
      if (table === 'message' && row !== null && !rows.has(key)) this.index(row);
      if (row === null) rows.delete(key);
      else rows.set(key, row);
    }
  }

  private index(message: Message): void {
    const ids = this.chatMessages.get(message.chatId);
    if (ids) ids.push(message.messageId);
    else this.chatMessages.set(message.chatId, [message.messageId]);
  }

  private *rows(): Generator<Put> {
    for (const table of Object.keys(this.tables) as TableName[]) {
      for (const [key, row] of this.tables[table]) yield [table, key, row] as Put;
    }
  }
}
