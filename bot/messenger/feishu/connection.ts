import {
  DefaultCache,
  EventDispatcher,
  type HttpInstance,
  LoggerLevel,
  type Logger as SdkLogger,
  WSClient,
} from '@larksuiteoapi/node-sdk';
import type { Logger } from 'pino';
import { MessengerError } from '../messenger.ts';

/** `WSClient.start` does nothing, and says nothing, when the id looks different. */
const APP_ID = /^cli_[0-9a-fA-F]{16}$/;
const HANDSHAKE_TIMEOUT_MS = 10_000;
/** Seconds without an answer to a ping after which the connection counts as dead. */
const PING_TIMEOUT_SECONDS = 10;
/** The SDK gives up for good on some answers, "system busy" among them; we do not. */
const RESTART_MS = [1_000, 5_000, 15_000, 60_000] as const;

export interface ConnectionOptions {
  readonly appId: string;
  readonly appSecret: string;
  readonly domain: string;
  readonly http: HttpInstance;
  readonly logger: SdkLogger;
  readonly log: Logger;
}

type Receivers = Record<string, (raw: unknown) => Promise<object | undefined>>;

/** The long connection: up once `open` resolves, then kept up until `close`. */
export interface Connection {
  open(receivers: Receivers, startTimeoutMs: number): Promise<void>;
  isUp(): boolean;
  close(): void;
}

/** Builds the connection; nothing happens before `open`. */
export function createConnection(options: ConnectionOptions): Connection {
  const { log } = options;
  let client: WSClient | undefined;
  let restart: NodeJS.Timeout | undefined;

  const start = (dispatcher: EventDispatcher, hooks: { ready(): void; failed(e: Error): void }) => {
    client?.close({ force: true });
    client = new WSClient({
      appId: options.appId,
      appSecret: options.appSecret,
      domain: options.domain,
      httpInstance: options.http,
      logger: options.logger,
      loggerLevel: LoggerLevel.error,
      handshakeTimeoutMs: HANDSHAKE_TIMEOUT_MS,
      wsConfig: { pingTimeout: PING_TIMEOUT_SECONDS },
      onReady: hooks.ready,
      onError: hooks.failed,
      onReconnecting: () => log.warn('lost the long connection, reconnecting'),
      onReconnected: () => log.info('the long connection stands again'),
    });
    void client.start({ eventDispatcher: dispatcher });
  };

  const keepUp = (dispatcher: EventDispatcher, failures: number) => {
    const delay = RESTART_MS[Math.min(failures, RESTART_MS.length - 1)];
    log.warn({ delay }, 'the long connection was given up, starting it anew');
    restart = setTimeout(() => {
      start(dispatcher, {
        ready: () => log.info('the long connection stands again'),
        failed: () => keepUp(dispatcher, failures + 1),
      });
    }, delay);
  };

  const close = () => {
    clearTimeout(restart);
    client?.close();
    client = undefined;
  };

  return {
    close,
    isUp: () => client?.getConnectionStatus().state === 'connected',
    async open(receivers, startTimeoutMs) {
      if (!APP_ID.test(options.appId)) {
        throw new MessengerError(
          'refused',
          `not an app id (cli_ and 16 hex digits): ${options.appId}`,
        );
      }
      const dispatcher = createDispatcher(receivers, options.logger);
      await new Promise<void>((resolve, reject) => {
        let settled = false;
        const settle = (error?: MessengerError) => {
          clearTimeout(timer);
          settled = true;
          if (error) close();
          if (error) reject(error);
          else resolve();
        };
        const timer = setTimeout(() => {
          settle(new MessengerError('temporary', `no long connection in ${startTimeoutMs} ms`));
        }, startTimeoutMs);
        start(dispatcher, {
          ready: () => settle(),
          failed: (error) => {
            if (settled) keepUp(dispatcher, 0);
            else settle(new MessengerError('refused', error.message));
          },
        });
      });
    },
  };
}

function createDispatcher(receivers: Receivers, logger: SdkLogger): EventDispatcher {
  return new EventDispatcher({
    logger,
    loggerLevel: LoggerLevel.error,
    cache: new DefaultCache(),
  }).register<Receivers>(receivers);
}
