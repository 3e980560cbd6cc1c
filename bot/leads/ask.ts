import OpenAI, { APIConnectionError, APIError, APIUserAbortError } from 'openai';
import type { ChatCompletionMessageParam } from 'openai/resources/chat/completions';
import { ANSWER_SCHEMA } from './answer.ts';

/** One call's outcome. Nothing of the message or the answer is in a failure's code. */
export type Asked =
  | { readonly ok: true; readonly text: string; readonly tokens: number }
  | { readonly ok: false; readonly code: string; readonly tokens: number };

export interface Model {
  readonly baseURL: string | undefined;
  readonly apiKey: string | undefined;
  readonly name: string;
  readonly timeoutMs: number;
  /** Longest answer, in tokens. */
  readonly maxTokens: number;
  /** A server that wants longer than this is not waited for. */
  readonly longestWaitMs: number;
  wait(ms: number): Promise<void>;
}

/** How a server can be held to JSON, best first; what it refuses is not asked for again. */
const FORMATS = ['schema', 'json', 'none'] as const;
type Format = (typeof FORMATS)[number];

const responseFormat = (format: Format) =>
  format === 'schema'
    ? ({
        type: 'json_schema',
        json_schema: { name: 'leads', strict: true, schema: ANSWER_SCHEMA },
      } as const)
    : format === 'json'
      ? ({ type: 'json_object' } as const)
      : undefined;

/** What some servers call otherwise or do not know; found out by being refused, once. */
interface Dialect {
  format: Format;
  /** Newer models of OpenAI know only the second. */
  limit: 'max_tokens' | 'max_completion_tokens';
  hasTemperature: boolean;
}

/** Asks an OpenAI-compatible server. Never throws; one retry where trying again can help. */
export function createAsk(model: Model) {
  const client = new OpenAI({
    // A server of one's own may need none, the client insists on some.
    apiKey: model.apiKey ?? 'none',
    ...(model.baseURL ? { baseURL: model.baseURL } : {}),
    maxRetries: 0,
    timeout: model.timeoutMs,
    logLevel: 'off',
  });
  const dialect: Dialect = { format: 'schema', limit: 'max_tokens', hasTemperature: true };

  async function once(messages: ChatCompletionMessageParam[]): Promise<Asked> {
    const wanted = responseFormat(dialect.format);
    const reply = await client.chat.completions.create(
      {
        model: model.name,
        messages,
        [dialect.limit]: model.maxTokens,
        ...(dialect.hasTemperature ? { temperature: 0 } : {}),
        ...(wanted ? { response_format: wanted } : {}),
      },
      // The client's own limit ends with the first byte of the answer.
      { signal: AbortSignal.timeout(model.timeoutMs) },
    );
    const message = reply.choices?.[0]?.message;
    const tokens = reply.usage?.total_tokens ?? tokensIn(messages, message?.content ?? '');
    if (message?.refusal) return { ok: false, code: 'refused', tokens };
    if (!message?.content) return { ok: false, code: 'empty', tokens };
    return { ok: true, text: message.content, tokens };
  }

  return async function ask(messages: ChatCompletionMessageParam[]): Promise<Asked> {
    let hasRetried = false;
    for (;;) {
      try {
        return await once(messages);
      } catch (error) {
        if (adapt(dialect, error)) continue;
        const waitMs = hasRetried ? undefined : waitBefore(error, model.longestWaitMs);
        if (waitMs === undefined) return { ok: false, code: codeOf(error), tokens: 0 };
        hasRetried = true;
        await model.wait(waitMs);
      }
    }
  };
}

/** Leaves out what the server says it does not know; false where that is not what it says. */
function adapt(dialect: Dialect, error: unknown): boolean {
  if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 422)) return false;
  const { message } = error;
  const next = FORMATS[FORMATS.indexOf(dialect.format) + 1];
  if (next && /response_format|json_schema|json_object/i.test(message)) {
    dialect.format = next;
    return true;
  }
  if (dialect.limit === 'max_tokens' && /max_completion_tokens/i.test(message)) {
    dialect.limit = 'max_completion_tokens';
    return true;
  }
  if (dialect.hasTemperature && /temperature/i.test(message)) {
    dialect.hasTemperature = false;
    return true;
  }
  return false;
}

/** A sign of Chinese is about a token; for servers that do not say what an answer cost. */
const tokensIn = (messages: ChatCompletionMessageParam[], answer: string): number =>
  messages.reduce((sum, { content }) => sum + String(content).length, answer.length);

const BACK_OFF_MS = 500;

/** Ended by our own limit while the answer was being read. */
const isAbort = (error: unknown) =>
  error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError');

/** How long to wait before the one retry; undefined where it would not help. */
function waitBefore(error: unknown, longestMs: number): number | undefined {
  // A slow server would only be slow again, and a person waits.
  if (error instanceof APIUserAbortError || isAbort(error)) return undefined;
  // Cut while the answer was being read: the client throws what the socket threw.
  if (!(error instanceof APIError)) return 0;
  if (error instanceof APIConnectionError) return /timed out/i.test(error.message) ? undefined : 0;
  if (error.status !== 429) return (error.status ?? 0) >= 500 ? BACK_OFF_MS : undefined;
  const seconds = Number(error.headers?.get('retry-after') ?? Number.NaN);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : BACK_OFF_MS;
  return ms <= longestMs ? ms : undefined;
}

function codeOf(error: unknown): string {
  if (error instanceof APIUserAbortError || isAbort(error)) return 'timeout';
  if (error instanceof APIConnectionError)
    return /timed out/i.test(error.message) ? 'timeout' : 'connection';
  return error instanceof APIError ? `http-${error.status ?? 'none'}` : 'connection';
}
