import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { APP_ID, APP_SECRET } from '../app-identity.ts';
import { type RunningSandbox, type SandboxOptions, startSandbox } from '../server.ts';
import { aCard } from './cards.ts';

type Json = Record<string, unknown>;

export interface Answer<T> {
  status: number;
  headers: Headers;
  body: T;
}

/** A sandbox on a free port with a folder of its own, and the two ways to talk to it. */
export class Kit {
  readonly dataDir: string;
  private readonly running: RunningSandbox;
  private token = '';

  private constructor(running: RunningSandbox, dataDir: string) {
    this.running = running;
    this.dataDir = dataDir;
  }

  static async start(options: Partial<SandboxOptions> = {}): Promise<Kit> {
    const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'e-diantong-sandbox-'));
    const kit = new Kit(await startSandbox({ port: 0, ...options, dataDir }), dataDir);
    await kit.authorize();
    return kit;
  }

  /** Another sandbox on what a kill at this instant would leave behind. */
  async afterKill(options: Partial<SandboxOptions> = {}): Promise<Kit> {
    const dataDir = `${this.dataDir}-after-kill-${Math.random()}`;
    cpSync(this.dataDir, dataDir, { recursive: true });
    return Kit.start({ ...options, dataDir });
  }

  get url(): string {
    return this.running.url;
  }

  async stop(): Promise<void> {
    await this.running.close();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** A call of the app with its token. */
  async api<T = { code: number; msg: string; data: Json }>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const response = await fetch(`${this.url}/open-apis${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body instanceof FormData ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    });
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as T,
    };
  }

  /** A call of the driving interface. */
  async drive<T = Json>(path: string, body?: unknown): Promise<Answer<T>> {
    const response = await fetch(`${this.url}/sandbox/${path}`, {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as T,
    };
  }

  async people(): Promise<{ open_id: string; union_id: string; name: string; unit: string }[]> {
    return (await this.drive<Awaited<ReturnType<Kit['people']>>>('people')).body;
  }

  async aGroup(members: string[], query = ''): Promise<string> {
    const made = await this.api('POST', `/im/v1/chats?user_id_type=open_id${query}`, {
      name: '试验 专班',
      user_id_list: members,
    });
    return String(made.body.data.chat_id);
  }

  send(chatId: string, content: unknown, more: Json = {}) {
    return this.api('POST', '/im/v1/messages?receive_id_type=chat_id', {
      receive_id: chatId,
      msg_type: 'interactive',
      content: JSON.stringify(content),
      ...more,
    });
  }

  async aCard(chatId: string, card: Json = aCard()): Promise<string> {
    const sent = await this.send(chatId, card);
    return String(sent.body.data.message_id);
  }

  async messages(chatId: string): Promise<Json[]> {
    return (await this.drive<Json[]>(`chats/${chatId}/messages`)).body;
  }

  private async authorize(): Promise<void> {
    const answer = await this.api<{ tenant_access_token: string }>(
      'POST',
      '/auth/v3/tenant_access_token/internal',
      { app_id: APP_ID, app_secret: APP_SECRET },
    );
    this.token = answer.body.tenant_access_token;
  }
}
