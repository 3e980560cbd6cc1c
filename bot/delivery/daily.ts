import { type Db, inTransaction } from '../../db/client.ts';
import { findCardsDrawnBefore } from '../../db/queries/cards.ts';
import { pruneDrafts } from '../../db/queries/drafts.ts';
import { pruneFailedInbox } from '../../db/queries/inbox.ts';
import { insertIntents, lockLanes, pruneOutbox } from '../../db/queries/outbox.ts';
import { claimRun, hasRun, pruneRuns } from '../../db/queries/runs.ts';
import {
  addDays,
  DAY_MS,
  type Day,
  dayOf,
  type Instant,
  instantAt,
} from '../../domain/calendar/time.ts';
import type { BotContext } from '../context.ts';
import { priorities } from './priority.ts';
import { refreshOf } from './refreshes.ts';

/**
 * Progress cards and orders count days; that is made right once a day. Other cards name the day only,
 * so that a district's quota is not spent on counting. Source: design, section 4.
 */
const AT_TIME = '07:00';
/** Rows of the past are kept this long, for whoever asks what became of a message. */
export const KEEP_MS = 30 * DAY_MS;

/** Refreshes progress cards last drawn before this morning, once a day however many processes run. */
export async function refreshDaily(context: BotContext, now: Instant): Promise<boolean> {
  const day = dayOf(now);
  const since = instantAt(day, AT_TIME);
  if (now < since) return false;
  const isOurs = await inTransaction(context.db, async (tx) => {
    if (!(await claimRun(tx, runOf(day), now))) return false;
    const stale = await findCardsDrawnBefore(tx, since);
    await lockLanes(
      tx,
      stale.map(({ lane }) => lane),
    );
    await insertIntents(
      tx,
      stale.map((card) => refreshOf(card, now, priorities.daily)),
      now,
    );
    return true;
  });
  if (!isOurs) return false;
  context.wake('delivery');
  await pruneOutbox(context.db, now - KEEP_MS);
  await pruneFailedInbox(context.db, now - KEEP_MS);
  await pruneRuns(context.db, now - KEEP_MS);
  await pruneDrafts(context.db, now - KEEP_MS);
  return true;
}

/** When the next daily refresh is due: today's until a process has done it. */
export async function nextDailyAt(db: Db, now: Instant): Promise<Instant> {
  const day = dayOf(now);
  const today = instantAt(day, AT_TIME);
  if (now < today || !(await hasRun(db, runOf(day)))) return today;
  return instantAt(addDays(day, 1), AT_TIME);
}

const runOf = (day: Day): string => `daily-refresh:${day}`;
