import OpenAI, { APIConnectionError, APIError } from 'openai';
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
  let format: Format = 'schema';

  async function once(messages: ChatCompletionMessageParam[]): Promise<Asked> {
    const wanted = responseFormat(format);
    const reply = await client.chat.completions.create({
      model: model.name,
      messages,
      temperature: 0,
      max_tokens: model.maxTokens,
      ...(wanted ? { response_format: wanted } : {}),
    });
    const tokens = reply.usage?.total_tokens ?? 0;
    const message = reply.choices?.[0]?.message;
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
        const next = FORMATS[FORMATS.indexOf(format) + 1];
        if (isFormatRefused(error) && next) {
          format = next;
          continue;
        }
        const waitMs = hasRetried ? undefined : waitBefore(error, model.longestWaitMs);
        if (waitMs === undefined) return { ok: false, code: codeOf(error), tokens: 0 };
        hasRetried = true;
        await model.wait(waitMs);
      }
    }
  };
}

const isFormatRefused = (error: unknown) =>
  error instanceof APIError &&
  (error.status === 400 || error.status === 422) &&
  /response_format|json_schema|json_object/i.test(error.message);

const BACK_OFF_MS = 500;

/** How long to wait before the one retry; undefined where it would not help. */
function waitBefore(error: unknown, longestMs: number): number | undefined {
  // Cut while the answer was being read: the client throws what the socket threw.
  if (!(error instanceof APIError)) return 0;
  // A slow server would only be slow again, and a person waits.
  if (error instanceof APIConnectionError) return /timed out/i.test(error.message) ? undefined : 0;
  if (error.status !== 429) return (error.status ?? 0) >= 500 ? BACK_OFF_MS : undefined;
  const seconds = Number(error.headers?.get('retry-after') ?? Number.NaN);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : BACK_OFF_MS;
  return ms <= longestMs ? ms : undefined;
}

function codeOf(error: unknown): string {
  if (error instanceof APIConnectionError)
    return /timed out/i.test(error.message) ? 'timeout' : 'connection';
  return error instanceof APIError ? `http-${error.status ?? 'none'}` : 'connection';
}
