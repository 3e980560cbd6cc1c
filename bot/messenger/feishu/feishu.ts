import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { z } from 'zod';
import {
  type ChatEventHandler,
  isRetryable,
  type Messenger,
  MessengerError,
} from '../messenger.ts';
import { type Api, createApi } from './api.ts';
import { createConnection } from './connection.ts';
import { createGroups } from './groups.ts';
import { createHttp, TIMEOUT_MS } from './http.ts';
import { createMessages } from './messages.ts';
import { findReachable, listPeople } from './people.ts';
import { createReceivers } from './receive.ts';
import { createSdkLogger } from './sdk-log.ts';

export interface FeishuOptions {
  readonly appId: string;
  readonly appSecret: string;
  /** Where Feishu is: `https://open.feishu.cn`, or a sandbox. */
  readonly domain: string;
  readonly log: Logger;
  /** How long one call may take; 10 s unless given. */
  readonly timeoutMs?: number;
}

export interface Feishu {
  readonly messenger: Messenger;
  /** Resolves when events come in; throws a `MessengerError` when they will not. */
  connect(handler: ChatEventHandler, options: { readonly startTimeoutMs: number }): Promise<void>;
  connected(): boolean;
  /** Lets the events under way be answered, then hangs up. */
  close(): Promise<void>;
}

/** An event under way holds the stop up for at most as long as Feishu waits for its answer. */
const LAST_ANSWERS_MS = 3_000;
const ASK_AGAIN_MS = 250;

/** One app of Feishu, through the official SDK. Nothing outside this folder knows the SDK. */
export function createFeishu(options: FeishuOptions): Feishu {
  const { appId, appSecret, log } = options;
  const domain = options.domain.replace(/\/+$/, '');
  const http = createHttp(domain, options.timeoutMs ?? TIMEOUT_MS);
  const logger = createSdkLogger(log);
  const api = createApi({ appId, appSecret, domain, http, logger });
  const connection = createConnection({ appId, appSecret, domain, http, logger, log });
  const botOpenId = once(() => readBotOpenId(api));
  const underWay = new Set<Promise<unknown>>();

  return {
    messenger: {
      ...createMessages(api),
      ...createGroups(api),
      listPeople: () => listPeople(api),
      findReachable: (openIds) => findReachable(api, openIds),
      botOpenId,
    },
    connected: connection.isUp,

    async connect(handler, { startTimeoutMs }) {
      const self = await insist(botOpenId, AbortSignal.timeout(startTimeoutMs));
      const receivers = createReceivers(noting(handler, underWay), self, log);
      await connection.open(receivers, startTimeoutMs);
    },

    async close() {
      const patience = sleep(LAST_ANSWERS_MS, undefined, { ref: false });
      await Promise.race([Promise.allSettled(underWay), patience]);
      // What the handlers answered goes out within this turn.
      await nextTurn();
      connection.close();
    },
  };
}

const botInfo = z.object({ bot: z.object({ open_id: z.string().min(1) }) });

/** This old call answers flat, without `data`, and has no method in the SDK. */
async function readBotOpenId(api: Api): Promise<string> {
  const info = await api.call('bot.info', async (client) => {
    const answer = await client.request({ method: 'GET', url: '/open-apis/bot/v3/info' });
    return { ...answer, data: answer };
  });
  const read = botInfo.safeParse(info);
  if (read.success) return read.data.bot.open_id;
  throw new MessengerError('refused', 'the app has no bot, or its bot is switched off');
}

/** Remembers what was answered, not what failed. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | undefined;
  return () => {
    known ??= ask().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}

/** The SDK itself would try again only after up to two minutes. */
async function insist<T>(ask: () => Promise<T>, patience: AbortSignal): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const hopeful = error instanceof MessengerError && isRetryable(error.kind);
      if (!hopeful || patience.aborted) throw error;
      await sleep(ASK_AGAIN_MS);
    }
  }
}

/** The same handler, with a list of what it is working on. */
function noting(handler: ChatEventHandler, underWay: Set<Promise<unknown>>): ChatEventHandler {
  const note = <T>(work: Promise<T>): Promise<T> => {
    underWay.add(work);
    const done = () => underWay.delete(work);
    work.then(done, done);
    return work;
  };
  return {
    onClick: (click) => note(handler.onClick(click)),
    onEvent: (event) => note(handler.onEvent(event)),
  };
}
