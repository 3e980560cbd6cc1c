import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, Hono } from 'hono';
import type { ApiFault } from '../faults.ts';
import type { Sandbox } from '../sandbox.ts';
import { newId } from '../state/ids.ts';
import { hasScope, type Scope } from '../state/scopes.ts';
import { ApiError, refuse } from './errors.ts';
import { isJson, type Json } from './fields.ts';

/** The longest a call under the `timeout` fault is left without an answer. */
const TIMEOUT_FAULT_MS = 60_000;

export type App = Hono<{ Bindings: HttpBindings }>;
export type ApiContext = Context<{ Bindings: HttpBindings }>;

export interface Call {
  readonly c: ApiContext;
  readonly sandbox: Sandbox;
  param(name: string): string;
  query(name: string): string | undefined;
  queries(name: string): string[];
  json(): Promise<Json>;
  /** Goes into the list of calls. */
  note(seen: { uuid?: string | undefined; chatId?: string }): void;
}

export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  /** One of these must be granted; absent for calls without a token. */
  scopes?: readonly Scope[];
  /** For calls that carry the app's secret instead of a token. */
  open?: boolean;
  /** `msg` of a success; `success` unless given. */
  msg?: string;
  /** Looks at the call before anything else, so that refused calls are listed as fully. */
  glance?: (call: Call) => Promise<void>;
}

interface Seen {
  code: number;
  uuid?: string | undefined;
  chatId?: string;
}

/** The answer's `data`, or a whole response for answers of another shape. */
export type Answer = Json | Response;

export function endpoint(
  app: App,
  sandbox: Sandbox,
  spec: Endpoint,
  handle: (call: Call) => Promise<Answer> | Answer,
): void {
  app.on(spec.method, spec.path, (c) => serve(c, sandbox, spec, handle));
}

async function serve(
  c: ApiContext,
  sandbox: Sandbox,
  spec: Endpoint,
  handle: (call: Call) => Promise<Answer> | Answer,
): Promise<Response> {
  const end = sandbox.settling.begin();
  const seen: Seen = { code: 0 };
  const at = Date.now();
  const fault = sandbox.faults.takeForCall(c.req.path);
  const call = callOf(c, sandbox, seen);
  try {
    await spec.glance?.(call);
    const response = await answered(c, sandbox, spec, fault, seen, () => run(call, spec, handle));
    sandbox.calls.add({
      at,
      method: c.req.method,
      path: c.req.path,
      status: response?.status ?? 0,
      code: response ? seen.code : -1,
      ...(seen.uuid ? { uuid: seen.uuid } : {}),
      ...(seen.chatId ? { chat_id: seen.chatId } : {}),
    });
    return fault === 'lost_answer' || !response ? broken(c) : response;
  } finally {
    end();
  }
}

/** Undefined where the connection is to be broken without an answer. */
async function answered(
  c: ApiContext,
  sandbox: Sandbox,
  spec: Endpoint,
  fault: ApiFault | undefined,
  seen: Seen,
  carryOut: () => Promise<Response>,
): Promise<Response | undefined> {
  try {
    if (fault === 'drop_socket') return undefined;
    if (fault === 'timeout') {
      await clientGone(c);
      return undefined;
    }
    if (fault === '429') throw tooMany(50, 1);
    if (fault === '500') throw new ApiError(2200, 'Internal Error', 500);
    admit(c, sandbox, spec);
    return await carryOut();
  } catch (error) {
    return refusal(c, sandbox, seen, error);
  }
}

/** What Feishu's gateway looks at before the call itself. */
function admit(c: ApiContext, sandbox: Sandbox, spec: Endpoint): void {
  if (!spec.open) {
    checkToken(c.req.header('authorization'), sandbox);
    checkScopes(spec.scopes ?? [], sandbox);
  }
  const exhausted = sandbox.quotas.takeForApi(`${spec.method} ${spec.path}`);
  if (exhausted) throw tooMany(exhausted.limit, exhausted.resetSeconds);
}

function checkToken(header: string | undefined, sandbox: Sandbox): void {
  const token = header?.replace(/^Bearer\s*/i, '') ?? '';
  if (token === '') {
    throw new ApiError(
      99991661,
      'Missing access token for authorization. Please make a request with token attached.',
    );
  }
  if (!/^[tu]-/.test(token)) {
    throw new ApiError(99991671, 'Invalid token: must start with t-/u-');
  }
  const known = sandbox.world.get('token', token);
  if (!known || known.expiresAtReal <= Date.now()) {
    throw new ApiError(
      99991663,
      'Invalid access token for authorization. Please make a request with token attached.',
    );
  }
}

function checkScopes(scopes: readonly Scope[], sandbox: Sandbox): void {
  if (scopes.length === 0 || scopes.some((scope) => hasScope(sandbox.world, scope))) return;
  throw new ApiError(
    99991672,
    `Access denied. One of the following scopes is required: [${scopes.join(', ')}]`,
  );
}

function tooMany(limit: number, resetSeconds: number): ApiError {
  return new ApiError(99991400, 'request trigger frequency limit', 429, {
    'x-ogw-ratelimit-limit': String(limit),
    'x-ogw-ratelimit-reset': String(resetSeconds),
  });
}

async function run(
  call: Call,
  spec: Endpoint,
  handle: (call: Call) => Promise<Answer> | Answer,
): Promise<Response> {
  call.c.header('X-Tt-Logid', newId('log'));
  const answer = await handle(call);
  if (answer instanceof Response) return answer;
  return call.c.json({ code: 0, msg: spec.msg ?? 'success', data: answer });
}

function refusal(c: ApiContext, sandbox: Sandbox, seen: Seen, error: unknown): Response {
  const known = error instanceof ApiError;
  if (!known) {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    sandbox.log(`${c.req.method} ${c.req.path}: ${words}`);
  }
  const { code, message, status, headers } = known
    ? error
    : new ApiError(2200, 'Internal Error', 500);
  seen.code = code;
  const logId = newId('log');
  return c.json({ code, msg: message, error: { log_id: logId } }, status, {
    ...headers,
    'X-Tt-Logid': logId,
  });
}

function callOf(c: ApiContext, sandbox: Sandbox, seen: Seen): Call {
  return {
    c,
    sandbox,
    param: (name) => c.req.param(name) ?? '',
    query: (name) => c.req.query(name),
    queries: (name) => c.req.queries(name) ?? [],
    json: () => readJson(c),
    note: (more) => Object.assign(seen, more),
  };
}

async function readJson(c: ApiContext): Promise<Json> {
  const text = await c.req.text();
  try {
    const value: unknown = JSON.parse(text === '' ? '{}' : text);
    if (isJson(value)) return value;
  } catch {
    // Answered below like any other body that is no object.
  }
  throw refuse(9499);
}

function broken(c: ApiContext): Response {
  c.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

function clientGone(c: ApiContext): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(done, TIMEOUT_FAULT_MS);
    timer.unref();
    c.env.incoming.socket.once('close', done);
  });
}
