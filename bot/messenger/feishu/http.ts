import type { Readable } from 'node:stream';
import { defaultHttpInstance, type HttpInstance } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import type { MessengerError } from '../messenger.ts';
import { type Failure, toMessengerError } from './errors.ts';
import { readAtMost } from './read-stream.ts';

/** The SDK sets no timeout of its own. */
export const TIMEOUT_MS = 10_000;
const LONGEST_ERROR_BODY = 64 * 1024;

/** An error answer, as the HTTP library throws it. */
const thrown = z.object({
  message: z.string().catch(''),
  code: z.string().optional().catch(undefined),
  config: z
    .object({ method: z.string().catch(''), url: z.string().catch('') })
    .catch({ method: '', url: '' }),
  response: z
    .object({ status: z.number(), data: z.unknown(), headers: z.unknown() })
    .optional()
    .catch(undefined),
});

const envelope = z.object({ code: z.number(), msg: z.string().catch('') });
/** Seconds to wait after HTTP 429. */
const rateHeaders = z.object({ 'x-ogw-ratelimit-reset': z.coerce.number().nonnegative() });

/**
 * The HTTP client of one app. Every failure leaves here as a `MessengerError`, so neither the
 * SDK's own logging nor anybody else ever holds a request with its token or secret.
 */
export function createHttp(domain: string, timeout: number): HttpInstance {
  const http = defaultHttpInstance.create({
    timeout,
    maxRedirects: 0,
    // A proxy of the environment would be used for 127.0.0.1, too.
    ...(isLoopback(domain) ? { proxy: false as const } : {}),
  });
  http.interceptors.response.use(
    // The SDK marks the calls of which it wants the headers, and else expects the bare body.
    (response) => ('$return_headers' in response.config ? response : response.data),
    async (error: unknown) => {
      throw await readThrown(error);
    },
  );
  // The SDK declares this type after an older release of the library than the one it is given.
  return http as HttpInstance;
}

/** Whether the address stays on this machine. */
export function isLoopback(domain: string): boolean {
  const { hostname } = new URL(domain);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

async function readThrown(error: unknown): Promise<MessengerError> {
  const { message, code, config, response } = thrown.parse(error);
  const call = `${config.method.toUpperCase()} ${pathOf(config.url)}`;
  if (!response) {
    const words = code ? `${message} (${code})` : message;
    return toMessengerError({ call, ...unanswered, message: words });
  }
  const body = await readBody(response.data);
  const rate = rateHeaders.safeParse({ ...Object(response.headers) });
  return toMessengerError({
    call,
    httpStatus: response.status,
    code: body?.code ?? null,
    message: body?.msg ?? 'unreadable answer',
    retryAfterMs: rate.success ? rate.data['x-ogw-ratelimit-reset'] * 1000 : null,
  });
}

const unanswered = { httpStatus: null, code: null, retryAfterMs: null } satisfies Partial<Failure>;

/** A failed download brings its error as a stream. */
async function readBody(data: unknown): Promise<z.infer<typeof envelope> | undefined> {
  const body = isStream(data) ? await readJson(data) : data;
  return envelope.safeParse(body).data;
}

async function readJson(stream: Readable): Promise<unknown> {
  try {
    const bytes = await readAtMost(stream, LONGEST_ERROR_BODY);
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}

const isStream = (data: unknown): data is Readable =>
  typeof data === 'object' && data !== null && 'pipe' in data;

/** Without the query, which may hold tokens. */
const pathOf = (url: string): string => (URL.canParse(url) ? new URL(url).pathname : url);
