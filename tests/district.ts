import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '../bot/config.ts';
import { runBot } from '../bot/run.ts';
import { testDatabase } from '../bot/testing/database.ts';
import { startSandbox } from '../sandbox/server.ts';
import { type Drive, type DrivenChat, type DrivenMessage, driveSandbox } from './drive.ts';
import { leaveOut } from './few-projects.ts';

/** The whole product as `npm start` runs it, in a folder of its own, driven as people would. */
export interface District {
  readonly url: string;
  readonly drive: Drive;
  idOf(name: string): string;
  nameOf(openId: string): string;
  /** The task-force group whose name contains `part`. */
  group(part: string): Promise<DrivenChat>;
  /** The person's own chat with the bot; undefined before the first word. */
  ownChat(name: string): Promise<DrivenChat | undefined>;
  /** The newest card of a chat whose title begins with `title`. */
  card(chatId: string, title: string): Promise<DrivenMessage>;
  click(
    name: string,
    messageId: string,
    button: string,
    form?: Record<string, unknown>,
  ): ReturnType<Drive['click']>;
  say(name: string, chatId: string | undefined, text: string, replyTo?: string): Promise<string>;
  send(name: string, chatId: string | undefined, file: SentFile): Promise<string>;
  /** Stops the bot, and starts it again on the same folder. */
  restartBot(): Promise<void>;
  stopBot(): Promise<void>;
  close(): Promise<void>;
}

export interface SentFile {
  readonly file: string;
  readonly content?: string | Uint8Array;
  readonly replyTo?: string;
}

const settingsIn = (dataDir: string, databaseUrl?: string) => {
  const read = readSettings({
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'fatal',
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
  });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.settings;
};

export interface DistrictOptions {
  /**
   * The demo projects to open: Feishu's quotas make the whole district take its time, so whoever
   * needs only some says which.
   */
  readonly projects?: readonly string[] | undefined;
  /**
   * Where none is named, a district of some projects gets one on the test server, and the whole one
   * brings its own along, as `npm start` does.
   */
  readonly databaseUrl?: string;
  /** Done on the empty sandbox, before the bot comes. */
  readonly before?: (drive: Drive) => Promise<void>;
  /** Starts the bot otherwise than in this process. */
  readonly start?: (sandboxUrl: string) => Promise<{ stop(): Promise<void> }>;
}

export async function openDistrict(options: DistrictOptions = {}): Promise<District> {
  const { projects } = options;
  const folder = await mkdtemp(join(tmpdir(), 'e-diantong-district-'));
  const sandbox = await startSandbox({ port: 0, dataDir: folder, log: () => undefined });
  const database = projects && !options.databaseUrl ? await testDatabase() : undefined;
  const databaseUrl = options.databaseUrl ?? database?.url;
  const settings = settingsIn(folder, databaseUrl);
  const start: () => Promise<{ stop(): Promise<void> }> = () =>
    options.start?.(sandbox.url) ?? runBot(settings, sandbox.url);
  const drive = driveSandbox(sandbox.url);
  let bot: Awaited<ReturnType<typeof start>> | undefined;
  const close = async () => {
    await bot?.stop();
    await sandbox.close();
    await database?.close();
    await rm(folder, { recursive: true, force: true });
  };
  const open = async () => {
    if (projects && databaseUrl) await leaveOut(databaseUrl, projects);
    await options.before?.(drive);
    bot = await start();
    await drive.idle();
    return drive.people();
  };
  // Nobody else can close what did not open: a database would stay behind.
  const people = await open().catch(async (error: unknown) => {
    await close();
    throw error;
  });

  const idOf = (name: string): string => {
    const person = people.find((candidate) => candidate.name === name);
    if (!person) throw new Error(`nobody is called ${name}`);
    return person.open_id;
  };
  const stopBot = async () => {
    await bot?.stop();
    bot = undefined;
  };
  return {
    url: sandbox.url,
    drive,
    idOf,
    nameOf: (openId) => people.find((person) => person.open_id === openId)?.name ?? openId,
    async group(part) {
      for (const person of people) {
        const chats = await drive.chats(person.open_id);
        const found = chats.find((chat) => chat.type === 'group' && chat.name.includes(part));
        if (found) return found;
      }
      throw new Error(`no group is called ${part}`);
    },
    async ownChat(name) {
      return (await drive.chats(idOf(name))).find((chat) => chat.type === 'p2p');
    },
    async card(chatId, title) {
      const messages = await drive.messages(chatId);
      const card = messages.findLast((message) => titleOf(message).startsWith(title));
      if (!card) throw new Error(`no card ${title} among: ${messages.map(titleOf).join(' / ')}`);
      return card;
    },
    click: (name, messageId, button, form) =>
      drive.click({ as: idOf(name), message_id: messageId, button, ...(form ? { form } : {}) }),
    async say(name, chatId, text, replyTo) {
      const to = {
        ...(chatId ? { chat_id: chatId } : {}),
        ...(replyTo ? { reply_to: replyTo } : {}),
      };
      const sent = await drive.say({ as: idOf(name), ...to, text });
      await drive.idle();
      return sent.chat_id;
    },
    async send(name, chatId, { file, content = `content of ${file}`, replyTo }) {
      const to = {
        ...(chatId ? { chat_id: chatId } : {}),
        ...(replyTo ? { reply_to: replyTo } : {}),
      };
      const base64 = Buffer.from(content).toString('base64');
      const sent = await drive.say({ as: idOf(name), ...to, file: { name: file, base64 } });
      await drive.idle();
      return sent.chat_id;
    },
    stopBot,
    async restartBot() {
      await stopBot();
      bot = await start();
      await drive.idle();
    },
    close,
  };
}

/** The title of a card's header; empty for anything else. */
export function titleOf(message: DrivenMessage): string {
  const header = message.content.header as { title?: { content?: string } } | undefined;
  return header?.title?.content ?? '';
}

/** Everything a person can read on a card, in the order in which it stands. */
export function wordsOf(message: DrivenMessage): string {
  const words: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    if (Array.isArray(value) || typeof value !== 'object' || value === null) return;
    const part = value as Record<string, unknown>;
    if (typeof part.tag === 'string' && typeof part.content === 'string') words.push(part.content);
    for (const child of Object.values(part)) walk(child);
  };
  walk([message.content.header, message.content.body]);
  return words
    .join('\n')
    .replace(/<at id=\S+><\/at>/g, '@')
    .replace(/<[^>]+>/g, '')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
}
