import { WebSocket } from 'ws';
import { APP_ID, APP_SECRET } from '../app-identity.ts';
import { Signal } from '../signal.ts';
import { CONTROL, DATA, decodeFrame, encodeFrame, type Frame, headerOf } from '../ws/frame.ts';

export interface Received {
  header: { event_id: string; event_type: string; create_time: string };
  // biome-ignore lint/suspicious/noExplicitAny: every event has a shape of its own
  event: any;
}

/** What the app answers to an event; `undefined` is never sent. */
export type Respond = (event: Received) => { code: number; data?: unknown } | undefined;

/** The app's end of the long connection, as far as the tests need it. */
export class AppClient {
  readonly received: Received[] = [];
  /** Fragments of each frame set, to see how it was cut. */
  readonly fragmentCounts: number[] = [];
  respond: Respond = () => ({ code: 200 });
  private readonly socket: WebSocket;
  private readonly changed = new Signal();
  private readonly parts = new Map<string, Buffer[]>();

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data: Buffer) => this.take(decodeFrame(data)));
  }

  static async connect(url: string, respond?: Respond): Promise<AppClient> {
    const response = await fetch(`${url}/callback/ws/endpoint`, {
      method: 'POST',
      body: JSON.stringify({ AppID: APP_ID, AppSecret: APP_SECRET }),
    });
    const { data } = (await response.json()) as { data: { URL: string } };
    const client = new AppClient(new WebSocket(data.URL));
    if (respond) client.respond = respond;
    await new Promise((resolve) => client.socket.once('open', resolve));
    const pong = client.changed.wait(5000);
    client.socket.send(
      encodeFrame({
        SeqID: 0,
        LogID: 0,
        service: 1,
        method: CONTROL,
        headers: [{ key: 'type', value: 'ping' }],
      }),
    );
    await pong;
    return client;
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  async waitFor(count: number): Promise<Received[]> {
    for (let left = 50; this.received.length < count && left > 0; left -= 1) {
      await this.changed.wait(200);
    }
    return this.received;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.socket.once('close', () => resolve());
      this.socket.close();
    });
  }

  private take(frame: Frame): void {
    if (frame.method === DATA) this.collect(frame);
    else this.changed.fire();
  }

  private collect(frame: Frame): void {
    const id = headerOf(frame, 'message_id') ?? '';
    const parts = this.parts.get(id) ?? [];
    parts[Number(headerOf(frame, 'seq'))] = Buffer.from(frame.payload ?? []);
    this.parts.set(id, parts);
    const sum = Number(headerOf(frame, 'sum'));
    if (parts.filter(Boolean).length < sum) return;
    this.fragmentCounts.push(sum);
    const event = JSON.parse(Buffer.concat(parts).toString('utf8')) as Received;
    this.received.push(event);
    this.acknowledge(frame, event);
    this.changed.fire();
  }

  private acknowledge(frame: Frame, event: Received): void {
    const answer = this.respond(event);
    if (!answer) return;
    const data =
      answer.data === undefined
        ? {}
        : { data: Buffer.from(JSON.stringify(answer.data)).toString('base64') };
    const payload = Buffer.from(JSON.stringify({ code: answer.code, ...data }));
    const headers = [...frame.headers, { key: 'biz_rt', value: '0' }];
    this.socket.send(encodeFrame({ ...frame, headers, payload }));
  }
}
