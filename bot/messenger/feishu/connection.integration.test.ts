import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { createFeishu, type Feishu } from './feishu.ts';

const APP_ID = 'cli_0123456789abcdef';
const SYSTEM_BUSY = 1;
const CLIENT_CONFIG = {
  ReconnectCount: -1,
  ReconnectInterval: 0.05,
  ReconnectNonce: 0,
  PingInterval: 5,
};

/** `times`: so often, then the standard answer. */
type Answer = { status?: number; body: unknown; times?: number };

/** A Feishu of a few answers, which can also be wrong in ways that the sandbox never is. */
class Wire {
  readonly answers = new Map<string, Answer>();
  readonly sockets = new Set<WebSocket>();
  discovery = 0;
  refusedDiscoveries = 0;
  readonly http: Server;

  constructor() {
    this.http = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://wire').pathname;
      const { status = 200, body } = this.ordered(path) ?? this.standard(path);
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
    new WebSocketServer({ server: this.http }).on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`;
  }

  private ordered(path: string): Answer | undefined {
    const answer = this.answers.get(path);
    if (answer?.times === undefined) return answer;
    answer.times -= 1;
    if (answer.times === 0) this.answers.delete(path);
    return answer;
  }

  private standard(path: string): Answer {
    if (path.endsWith('/internal')) {
      return { body: { code: 0, msg: 'ok', tenant_access_token: 't-1', expire: 7200 } };
    }
    if (path.endsWith('/bot/v3/info')) {
      return { body: { code: 0, msg: 'ok', bot: { open_id: 'ou_bot' } } };
    }
    if (path === '/callback/ws/endpoint') return { body: this.discover() };
    return { status: 404, body: { code: 99991201, msg: 'unknown path' } };
  }

  private discover() {
    if (this.discovery !== 0) {
      this.refusedDiscoveries += 1;
      return { code: this.discovery, msg: 'no', data: {} };
    }
    const url = `${this.url.replace('http', 'ws')}/ws?fpid=1&service_id=1&device_id=1`;
    return { code: 0, msg: '', data: { URL: url, ClientConfig: CLIENT_CONFIG } };
  }
}

let wire: Wire;
let feishu: Feishu;
const handler = { onClick: async () => ({}), onEvent: async () => {} };
const connect = (app: Feishu = feishu) => app.connect(handler, { startTimeoutMs: 5_000 });
const aFeishu = (appId: string) =>
  createFeishu({ appId, appSecret: 's', domain: wire.url, log: pino({ level: 'silent' }) });

beforeEach(async () => {
  wire = new Wire();
  await new Promise<void>((resolve) => wire.http.listen(0, '127.0.0.1', resolve));
  feishu = aFeishu(APP_ID);
});

afterEach(async () => {
  await feishu.close();
  for (const socket of wire.sockets) socket.terminate();
  wire.http.closeAllConnections();
  wire.http.close();
});

describe('the long connection', () => {
  test('stands once connect resolves', async () => {
    expect(feishu.connected()).toBe(false);
    await connect();
    expect(feishu.connected()).toBe(true);
  });

  test('is not even tried with a malformed app id', async () => {
    await expect(connect(aFeishu('cli_short'))).rejects.toThrow('cli_short');
  });

  test('refused for good is told at once', async () => {
    wire.discovery = 1000040345;
    await expect(connect()).rejects.toMatchObject({ kind: 'refused' });
    expect(feishu.connected()).toBe(false);
  });

  test('that does not come in time is given up', async () => {
    wire.answers.set('/callback/ws/endpoint', { status: 500, body: {} });
    const connecting = feishu.connect(handler, { startTimeoutMs: 200 });
    await expect(connecting).rejects.toMatchObject({ kind: 'temporary' });
  });

  test('given up by the SDK is started anew', async () => {
    await connect();
    wire.discovery = SYSTEM_BUSY;
    for (const socket of wire.sockets) socket.terminate();
    await expect.poll(() => wire.refusedDiscoveries).toBe(1);
    expect(feishu.connected()).toBe(false);
    wire.discovery = 0;
    await expect.poll(() => feishu.connected(), { timeout: 10_000 }).toBe(true);
  });

  test('waits for an app that answers late', async () => {
    wire.answers.set('/open-apis/bot/v3/info', { status: 502, body: '<html>', times: 2 });
    await connect();
    expect(feishu.connected()).toBe(true);
  });
});

describe('an answer', () => {
  const PINS = '/open-apis/im/v1/pins';
  const list = () => feishu.messenger.listPins('oc_1');

  test('that says no under HTTP 200 is a failure', async () => {
    wire.answers.set(PINS, { body: { code: 230002, msg: 'outside', data: {} } });
    await expect(list()).rejects.toMatchObject({ kind: 'noGroup', vendorCode: 230002 });
  });

  test.each([
    ['a page of a gateway', 502, '<html>bad gateway</html>', 'temporary'],
    ['nothing at all', 400, '', 'refused'],
    ['JSON of another shape', 400, '[1]', 'refused'],
  ] as const)('that is %s is classified by its status', async (_what, status, body, kind) => {
    wire.answers.set(PINS, { status, body });
    await expect(list()).rejects.toMatchObject({ kind, vendorCode: null });
  });

  test('in old words about too many calls waits as told', async () => {
    wire.answers.set(PINS, { status: 400, body: { code: 99991400, msg: 'frequency' } });
    await expect(list()).rejects.toMatchObject({ kind: 'throttled', retryAfterMs: null });
  });

  test('without the id it should bring is temporary', async () => {
    wire.answers.set('/open-apis/im/v1/messages', { body: { code: 0, data: {} } });
    const post = feishu.messenger.postCard({ to: { chatId: 'oc_1' }, card: {}, uuid: 'u' });
    await expect(post).rejects.toMatchObject({ kind: 'temporary' });
  });

  test('that refuses every new token is temporary', async () => {
    wire.answers.set(PINS, { status: 400, body: { code: 99991663, msg: 'Invalid access token' } });
    await expect(list()).rejects.toMatchObject({ kind: 'temporary', vendorCode: 99991663 });
  });

  test('about a bot that is switched off is told', async () => {
    wire.answers.set('/open-apis/bot/v3/info', { body: { code: 0, msg: 'ok', bot: {} } });
    await expect(feishu.messenger.botOpenId()).rejects.toMatchObject({ kind: 'refused' });
  });
});
