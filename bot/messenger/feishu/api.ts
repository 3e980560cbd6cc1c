import {
  Client,
  DefaultCache,
  type HttpInstance,
  type Logger,
  LoggerLevel,
} from '@larksuiteoapi/node-sdk';
import { MessengerError } from '../messenger.ts';
import { TOKEN_INVALID, toMessengerError } from './errors.ts';

export interface ApiOptions {
  readonly appId: string;
  readonly appSecret: string;
  /** Without a slash at the end. */
  readonly domain: string;
  readonly http: HttpInstance;
  readonly logger: Logger;
}

interface Envelope<T> {
  code?: number | undefined;
  msg?: string | undefined;
  data?: T | undefined;
}

/** The SDK's client behind one door: a call answers its data or throws a `MessengerError`. */
export interface Api {
  call<T>(what: string, run: (client: Client) => Promise<Envelope<T> | null>): Promise<T>;
}

/** Builds the client; nothing is asked before the first call. */
export function createApi(options: ApiOptions): Api {
  // The default cache is shared by all clients of the process and knows no domains.
  const cache = new DefaultCache();
  const client = new Client({
    appId: options.appId,
    appSecret: options.appSecret,
    domain: options.domain,
    httpInstance: options.http,
    cache,
    logger: options.logger,
    loggerLevel: LoggerLevel.error,
  });
  /** Forgets the token, so that the next call asks for a new one. */
  const renewToken = () => cache.values.clear();

  // Without this, calls made in parallel would each ask for a token.
  let asking: Promise<string> | undefined;
  const getToken = (): Promise<string> => {
    asking ??= client.tokenManager.getTenantAccessToken().finally(() => {
      asking = undefined;
    });
    return asking;
  };

  const attempt = async <T>(
    what: string,
    run: (client: Client) => Promise<Envelope<T> | null>,
  ): Promise<T> => {
    const answer = await run(client).catch((error: unknown) => {
      throw asMessengerError(what, error);
    });
    return readAnswer(what, answer);
  };

  return {
    async call(what, run) {
      const token = await getToken().catch((error: unknown) => {
        throw asMessengerError('token', error);
      });
      try {
        return await attempt(what, run);
      } catch (error) {
        if (!(error instanceof MessengerError) || error.vendorCode !== TOKEN_INVALID) throw error;
        // Another call may have renewed it meanwhile.
        if ((await getToken()) === token) renewToken();
        await getToken();
        return attempt(what, run);
      }
    },
  };
}

/** An answer without data stands for an empty one. */
function readAnswer<T>(what: string, answer: Envelope<T> | null): T {
  if (answer?.code === 0) return answer.data ?? ({} as T);
  throw toMessengerError({
    call: what,
    httpStatus: 200,
    code: answer?.code ?? null,
    message: answer?.msg ?? 'no readable answer',
    retryAfterMs: null,
  });
}

function asMessengerError(what: string, error: unknown): MessengerError {
  if (error instanceof MessengerError) return error;
  const words = error instanceof Error ? error.message : String(error);
  return new MessengerError('refused', `${what}: ${words}`);
}

/** For a field without which an answer is worth nothing. */
export function needed<T>(value: T | undefined, name: string): T {
  if (value !== undefined && value !== '') return value;
  throw new MessengerError('temporary', `the answer lacks ${name}`);
}
