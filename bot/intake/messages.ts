import { setTimeout as sleep } from 'node:timers/promises';
import {
  claimInbox,
  type InboxRow,
  recordInbox,
  releaseInbox,
  renewInbox,
} from '../../db/queries/inbox.ts';
import { findLaneByChat } from '../../db/queries/lanes.ts';
import { isBotMessage } from '../../db/queries/outbox.ts';
import { HOUR } from '../../domain/calendar/time.ts';
import type { BotContext } from '../context.ts';
import type { ChatMessage, MembershipChange } from '../messenger/messenger.ts';
import { answerMessage, apologise } from './answer.ts';
import { noteMembership } from './membership.ts';

/** How soon another process takes up the messages of one that died; a living one renews. */
const LEASE_MS = 15_000;
const RENEW_EVERY_MS = LEASE_MS / 3;
/** Real time between the tries of one message; what fails for a passing reason passes. */
const RETRY_AFTER_MS = [500, 1_000, 3_000, 8_000] as const;
/** Messages worked off side by side; each waits mostly for the database or a download. */
const AT_ONCE = 4;
/** How soon a message is taken up that comes while another is at work. */
const LOOK_AGAIN_MS = 200;
/** How long what is at work is waited for at a stop. */
const LAST_ANSWERS_MS = 3_000;
/** Feishu repeats an event for up to 7.5 hours; a row must outlive that. */
export const KEEP_INBOX_MS = 48 * HOUR;

/** Makes a message durable before it is acknowledged, if it is meant for the bot. */
export async function takeIn(
  context: BotContext,
  event: ChatMessage | MembershipChange,
): Promise<void> {
  if (event.type === 'message' && !(await isAddressed(context, event))) return;
  const isNew = await recordInbox(context.db, {
    key: event.key,
    kind: event.type,
    body: { ...event },
    state: 'waiting',
    receivedAt: context.clock.now(),
  });
  if (isNew) context.wake('inbox');
}

/**
 * In groups only text with @bot, replies to the bot's cards and files in a project's group count;
 * all other talk is neither answered nor stored. Source: design, section 4.
 */
async function isAddressed({ db }: BotContext, message: ChatMessage): Promise<boolean> {
  if (!message.isGroup || message.mentionsBot) return true;
  if (message.parentId && (await isBotMessage(db, message.parentId))) return true;
  const isFile = message.content.kind === 'file' || message.content.kind === 'image';
  return isFile && (await findLaneByChat(db, message.chatId)) !== undefined;
}

/**
 * Works off what is waiting, and goes on as long as anything does. A slow one holds up its own chat
 * only. Told to stop it takes nothing up any more, and leaves what does not end soon to the next
 * process. Answers how many rows were taken.
 */
export async function workInbox(context: BotContext, stopping?: AbortSignal): Promise<number> {
  const atWork = new Map<string, Promise<void>>();
  const renewal = setInterval(() => renew(context, [...atWork.keys()]), RENEW_EVERY_MS);
  try {
    return await takeUp(context, atWork, stopping);
  } finally {
    const patience = sleep(LAST_ANSWERS_MS, undefined, { ref: false });
    await Promise.race([Promise.all(atWork.values()), patience]);
    clearInterval(renewal);
  }
}

async function takeUp(
  context: BotContext,
  atWork: Map<string, Promise<void>>,
  stopping?: AbortSignal,
): Promise<number> {
  const { db, clock, log } = context;
  let total = 0;
  while (!stopping?.aborted) {
    const realNow = clock.realNow();
    const free = AT_ONCE - atWork.size;
    const rows = free > 0 ? await claimInbox(db, free, realNow, realNow + LEASE_MS) : [];
    for (const row of rows) {
      const work = workOff(context, row)
        .catch((error: unknown) => log.error({ err: error, message: row.key }, 'message held up'))
        .finally(() => {
          atWork.delete(row.key);
          context.wake('delivery');
        });
      atWork.set(row.key, work);
    }
    total += rows.length;
    if (atWork.size === 0) return total;
    await firstOf(atWork.values(), stopping);
  }
  return total;
}

/** Until one of them is done or a stop comes, but for a while only: others may come in meanwhile. */
async function firstOf(works: Iterable<Promise<void>>, stopping?: AbortSignal): Promise<void> {
  const over = new AbortController();
  const end = () => over.abort();
  if (stopping?.aborted) end();
  stopping?.addEventListener('abort', end);
  const aWhile = sleep(LOOK_AGAIN_MS, undefined, { signal: over.signal }).catch(() => {});
  await Promise.race([...works, aWhile]);
  // What still waits would listen for the stop: in a busy hour that is one listener a message.
  stopping?.removeEventListener('abort', end);
  end();
}

/** Where it fails the lease may end early: the row is then worked off by whoever is quicker. */
function renew({ db, clock, log }: BotContext, keys: readonly string[]): void {
  renewInbox(db, keys, clock.realNow() + LEASE_MS).catch((error: unknown) =>
    log.warn({ err: error }, 'messages at work not renewed'),
  );
}

async function workOff(context: BotContext, row: InboxRow): Promise<void> {
  try {
    // Whatever ended the process with this row in its hands is not let in again for ever.
    if (row.attempts > RETRY_AFTER_MS.length + 1) throw new Error('taken up too often');
    const event = row.body as unknown as ChatMessage | MembershipChange;
    if (event.type === 'message') await answerMessage(context, event);
    else await noteMembership(context, event);
  } catch (error) {
    const restMs = RETRY_AFTER_MS[row.attempts - 1];
    const giveUp = restMs === undefined;
    context.log.error({ err: error, message: row.key, giveUp }, 'message failed');
    await releaseInbox(context.db, row.key, giveUp ? null : context.clock.realNow() + restMs);
    if (giveUp && row.kind === 'message')
      await apologise(context, row.body as unknown as ChatMessage);
  }
}
