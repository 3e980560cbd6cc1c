import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { newId } from '../state/ids.ts';
import { CONTROL, DATA, decodeFrame, encodeFrame, type Frame, headerOf } from './frame.ts';

/** Seconds, except the count. Feishu says 120, 30 and 120: too slow for people who only try. */
const CLIENT_CONFIG = {
  ReconnectCount: -1,
  ReconnectInterval: 1,
  ReconnectNonce: 0,
  PingInterval: 10,
};
const MAX_CLIENTS = 50;
const SERVICE_ID = 33_554_678;
const FRAGMENT_BYTES = 16 * 1024;
/** Feishu counts an event as failed when it is not acknowledged in this time. */
const ACK_MS = 3000;

export type Ack =
  | { kind: 'answered'; code: number; data: string | undefined }
  | { kind: 'late' | 'gone' };

export class TooManyClients extends Error {}

interface Waiting {
  socket: WebSocket;
  settle(ack: Ack): void;
}

/** The long connections of the one app. */
export class Clients {
  /** Called when a client has become ready to take events. */
  onReady: () => void = () => {};
  onGone: () => void = () => {};
  private readonly server = new WebSocketServer({ noServer: true });
  private readonly tickets = new Set<string>();
  private readonly open = new Set<WebSocket>();
  private readonly ready = new Set<WebSocket>();
  private readonly waiting = new Map<string, Waiting>();
  private sequence = 0;

  attach(http: Server): void {
    http.on('upgrade', (request, socket, head) => {
      const url = new URL(request.url ?? '/', 'http://sandbox');
      const ticket = url.searchParams.get('ticket') ?? '';
      if (url.pathname !== '/ws/v2' || !this.tickets.delete(ticket)) {
        socket.end('HTTP/1.1 403 Forbidden\r\nHandshake-Status: 403\r\n\r\n');
        return;
      }
      this.server.handleUpgrade(request, socket, head, (client) => this.welcome(client));
    });
  }

  get connected(): boolean {
    return this.ready.size > 0;
  }

  /** What the discovery endpoint answers. `device_id` and `service_id` must not be the first
   *  parameter: the SDK loses that one. */
  invite(host: string): Record<string, unknown> {
    if (this.open.size >= MAX_CLIENTS) throw new TooManyClients();
    const ticket = newId('ticket');
    this.tickets.add(ticket);
    const device = newId('ticket').slice(0, 16);
    const query = `fpid=493&device_id=${device}&service_id=${SERVICE_ID}&ticket=${ticket}`;
    return { URL: `ws://${host}/ws/v2?${query}`, ClientConfig: CLIENT_CONFIG };
  }

  /** Sends to one client, whichever; undefined when there is none. */
  send(payload: Record<string, unknown>): Promise<Ack> | undefined {
    const clients = [...this.ready];
    const client = clients[Math.floor(Math.random() * clients.length)];
    return client && this.deliver(client, Buffer.from(JSON.stringify(payload)));
  }

  /** Breaks one connection, whichever, without a goodbye. */
  dropOne(): void {
    const [first] = this.ready;
    if (!first) return;
    this.ready.delete(first);
    first.terminate();
    this.onGone();
  }

  close(): void {
    for (const client of this.open) client.terminate();
    this.server.close();
  }

  private welcome(client: WebSocket): void {
    this.open.add(client);
    client.on('message', (data, isBinary) => {
      if (isBinary && data instanceof Buffer) this.receive(client, data);
    });
    client.on('error', () => client.terminate());
    client.on('close', () => {
      this.open.delete(client);
      if (this.ready.delete(client)) this.onGone();
      for (const { socket, settle } of [...this.waiting.values()]) {
        if (socket === client) settle({ kind: 'gone' });
      }
    });
  }

  private receive(client: WebSocket, data: Buffer): void {
    const frame = decoded(data);
    if (!frame) return;
    if (frame.method === CONTROL && headerOf(frame, 'type') === 'ping') this.pong(client, frame);
    if (frame.method === DATA) this.acknowledged(frame);
  }

  /** The first ping says that the client listens; what was sent before it could be lost. */
  private pong(client: WebSocket, ping: Frame): void {
    const headers = ping.headers.map((header) =>
      header.key === 'type' ? { key: 'type', value: 'pong' } : header,
    );
    client.send(encodeFrame({ ...ping, headers, payload: json(CLIENT_CONFIG) }));
    if (this.ready.has(client)) return;
    this.ready.add(client);
    this.onReady();
  }

  private acknowledged(frame: Frame): void {
    const waiting = this.waiting.get(headerOf(frame, 'message_id') ?? '');
    const answer = parsed(frame.payload);
    waiting?.settle({
      kind: 'answered',
      code: typeof answer?.code === 'number' ? answer.code : 0,
      data: typeof answer?.data === 'string' ? answer.data : undefined,
    });
  }

  private deliver(client: WebSocket, payload: Buffer): Promise<Ack> {
    const messageId = newId('event');
    return new Promise((resolve) => {
      const settle = (ack: Ack) => {
        if (!this.waiting.delete(messageId)) return;
        clearTimeout(timer);
        resolve(ack);
      };
      const timer = setTimeout(() => settle({ kind: 'late' }), ACK_MS);
      this.waiting.set(messageId, { socket: client, settle });
      for (const frame of this.fragments(messageId, payload)) client.send(encodeFrame(frame));
    });
  }

  private *fragments(messageId: string, payload: Buffer): Generator<Frame> {
    const sum = Math.max(1, Math.ceil(payload.length / FRAGMENT_BYTES));
    this.sequence += 1;
    for (let seq = 0; seq < sum; seq += 1) {
      const headers = Object.entries({
        type: 'event',
        message_id: messageId,
        sum: String(sum),
        seq: String(seq),
        trace_id: messageId,
        timestamp: String(Date.now()),
      }).map(([key, value]) => ({ key, value }));
      yield {
        SeqID: this.sequence,
        LogID: this.sequence,
        service: SERVICE_ID,
        method: DATA,
        headers,
        payload: payload.subarray(seq * FRAGMENT_BYTES, (seq + 1) * FRAGMENT_BYTES),
      };
    }
  }
}

function decoded(data: Buffer): Frame | undefined {
  try {
    return decodeFrame(data);
  } catch {
    return undefined;
  }
}

function parsed(payload: Uint8Array | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(payload ?? []).toString('utf8'));
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}
