import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A chat completion request as it came over the wire. */
export interface ModelRequest {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly response_format?: { readonly type: string };
  readonly stream?: boolean;
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
  readonly temperature?: number;
}

/** What the server does with one request. */
export type Behaviour =
  /** `tokens` null: the server does not say what the answer cost. */
  | { readonly kind: 'content'; readonly content: string; readonly tokens?: number | null }
  | { readonly kind: 'refusal'; readonly words: string }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly message?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'silent' }
  /** Begins to answer and never comes to an end. */
  | { readonly kind: 'dribble' }
  | { readonly kind: 'cut' }
  | { readonly kind: 'garbage' }
  /** Answers what the request is about. */
  | { readonly kind: 'answer'; readonly to: (request: ModelRequest) => Behaviour };

export const says = (answer: unknown): Behaviour => ({
  kind: 'content',
  content: typeof answer === 'string' ? answer : JSON.stringify(answer),
});

export interface ModelServer {
  readonly baseURL: string;
  readonly requests: ModelRequest[];
  /** What is done with the next requests, in turn; the last goes on. */
  will(...behaviours: readonly Behaviour[]): void;
  close(): Promise<void>;
}

/**
 * An OpenAI-compatible server on this machine, as bad as it is told to be; it refuses to stream. `on` is
 * its port, 0 any free one.
 */
export async function startModelServer(on = 0): Promise<ModelServer> {
  let plan: readonly Behaviour[] = [{ kind: 'status', status: 500 }];
  const requests: ModelRequest[] = [];
  const server = createServer(async (request, response) => {
    const body = JSON.parse(await bodyOf(request)) as ModelRequest;
    requests.push(body);
    const [next, ...rest] = plan;
    if (rest.length > 0) plan = rest;
    if (body.stream) return refuse(response, 400, 'stream is not supported here');
    if (next) behave(next.kind === 'answer' ? next.to(body) : next, request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(on, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    baseURL: `http://127.0.0.1:${port}/v1`,
    requests,
    will(...behaviours) {
      plan = behaviours;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}

const completion = (message: object, tokens: number | null) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 0,
  model: 'test',
  choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', ...message } }],
  ...(tokens === null
    ? {}
    : { usage: { prompt_tokens: tokens, completion_tokens: 0, total_tokens: tokens } }),
});

function behave(behaviour: Behaviour, request: IncomingMessage, response: ServerResponse): void {
  switch (behaviour.kind) {
    case 'content':
      json(
        response,
        200,
        completion(
          { content: behaviour.content, refusal: null },
          behaviour.tokens === undefined ? 10 : behaviour.tokens,
        ),
      );
      return;
    case 'refusal':
      json(response, 200, completion({ content: null, refusal: behaviour.words }, 10));
      return;
    case 'status':
      refuse(response, behaviour.status, behaviour.message ?? 'no', behaviour.headers);
      return;
    case 'cut':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"id":"chatcmpl-1","choices":[{"mess');
      // Once it is on its way, so that the client has begun to read.
      setImmediate(() => request.socket.destroy());
      return;
    case 'dribble':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"id":"chatcmpl-1","choices":[');
      return;
    case 'garbage':
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<html>a proxy says hello</html>');
      return;
    // Neither answers; the second is answered for before.
    case 'silent':
    case 'answer':
      return;
  }
}

function json(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

const refuse = (
  response: ServerResponse,
  status: number,
  message: string,
  headers?: Readonly<Record<string, string>>,
) => json(response, status, { error: { message, type: 'test', code: null } }, headers);
