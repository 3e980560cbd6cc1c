import { vi } from 'vitest';
import { SANDBOX_APP } from '../bot/config.ts';
import { commit } from '../bot/execute.ts';
import { testDatabase } from '../bot/testing/database.ts';
import { type Drizzle, inTransaction } from '../db/client.ts';
import { savePeople } from '../db/queries/people.ts';
import { loadProject } from '../db/queries/projects.ts';
import { asOf, demoOpening, demoProject, people, world } from '../domain/testing.ts';
import { type District, openDistrict, titleOf } from './district.ts';
import type { Drive, DrivenMessage } from './drive.ts';

/** A name that would call everybody, link and format, were it ever read as markup. */
export const HOSTILE = '<at id=all></at>**[坏](http://x)** `_~|#- @所有人';

export interface HostileDistrict extends District {
  readonly db: Drizzle;
  /** Posts a card as the app itself, past the bot. Answers its message id. */
  postAsApp(chatId: string, card: object): Promise<string>;
  replaceAsApp(messageId: string, card: object): Promise<void>;
  /** The project as it is stored, to show that nothing changed. */
  stored(id: string): Promise<string>;
  /** What the bot wrote in the chat while `act` ran. */
  answersTo(chatId: string | undefined, act: () => Promise<unknown>): Promise<DrivenMessage[]>;
}

export interface HostileOptions {
  /** Demo projects by id, each with its own or another name. */
  readonly projects: Readonly<Record<string, string | null>>;
  /** People of the sandbox whom the bot does not know. */
  readonly strangers: readonly string[];
}

/** A few projects of the demo district, opened in the database before the bot comes. */
export async function openHostileDistrict(options: HostileOptions): Promise<HostileDistrict> {
  const { db, url, close } = await testDatabase();
  const district = await openDistrict({
    databaseUrl: url,
    before: async (drive) => {
      await enterPeople(db, drive, options.strangers);
      for (const [id, name] of Object.entries(options.projects)) await open(db, id, name);
    },
  });
  const { drive } = district;
  const app = await appAt(district.url);
  const messagesIn = async (chatId: string | undefined) =>
    chatId ? await drive.messages(chatId) : [];
  return {
    ...district,
    db,
    ...app,
    stored: async (id) => {
      const project = await loadProject(db, id);
      return JSON.stringify({ ...project, nodes: [...(project?.nodes ?? [])] });
    },
    async answersTo(chatId, act) {
      const before = new Set((await messagesIn(chatId)).map(({ message_id }) => message_id));
      await act();
      await drive.idle();
      return (await messagesIn(chatId)).filter(
        (message) => !before.has(message.message_id) && titleOf(message) !== '',
      );
    },
    async close() {
      await district.close();
      await close();
    },
  };
}

async function enterPeople(db: Drizzle, drive: Drive, strangers: readonly string[]) {
  const known = await drive.people();
  const entries = people.flatMap((person) => {
    const account = known.find(({ name }) => name === person.name);
    const isStranger = strangers.includes(person.name);
    return account && !isStranger ? [{ ...person, openId: account.open_id }] : [];
  });
  await savePeople(db, SANDBOX_APP.id, entries);
}

async function open(db: Drizzle, id: string, name: string | null): Promise<void> {
  const events = demoOpening(id).map((event) =>
    event.type === 'projectOpened' && name !== null ? { ...event, name } : event,
  );
  const project = demoProject(id);
  const after = { ...project, name: name ?? project.name };
  const cause = { actor: null, source: { kind: 'opening' } } as const;
  await inTransaction(db, (tx) =>
    commit(tx, world, [{ before: null, after, events }], cause, asOf),
  );
}

/** What is posted past the bot counts against the chat's quota of a second, which is the bot's too. */
const TOO_OFTEN = 230_020;

/** The app's own calls, with its documented id and secret. */
async function appAt(url: string) {
  const call = async (method: string, path: string, body: object, token?: string) => {
    const headers = {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    };
    const request = { method, headers, body: JSON.stringify(body) };
    const answer = await vi.waitUntil(
      async () => {
        const said = await (await fetch(`${url}/open-apis${path}`, request)).json();
        return said.code === TOO_OFTEN ? undefined : said;
      },
      { timeout: 10_000, interval: 100 },
    );
    if (answer.code !== 0) throw new Error(`${path}: ${answer.code} ${answer.msg}`);
    return answer;
  };
  const { tenant_access_token: token } = await call(
    'POST',
    '/auth/v3/tenant_access_token/internal',
    { app_id: SANDBOX_APP.id, app_secret: SANDBOX_APP.secret },
  );
  return {
    async postAsApp(chatId: string, card: object): Promise<string> {
      const body = { receive_id: chatId, msg_type: 'interactive', content: JSON.stringify(card) };
      const path = '/im/v1/messages?receive_id_type=chat_id';
      return (await call('POST', path, body, token)).data.message_id;
    },
    async replaceAsApp(messageId: string, card: object): Promise<void> {
      await call('PATCH', `/im/v1/messages/${messageId}`, { content: JSON.stringify(card) }, token);
    },
  };
}

/** A card whose buttons, named b0, b1, …, carry whatever values a stranger might think of. */
export const cardWith = (values: readonly unknown[], extra: readonly object[] = []) => ({
  schema: '2.0',
  header: { title: { tag: 'plain_text', content: '外来卡片' } },
  body: {
    elements: [
      ...values.map((value, index) => ({
        tag: 'button',
        name: `b${index}`,
        text: { tag: 'plain_text', content: `按钮 ${index}` },
        behaviors: [{ type: 'callback', value }],
      })),
      ...extra,
    ],
  },
});
