import { inTransaction } from '../../db/client.ts';
import { findCardsDrawnBefore } from '../../db/queries/cards.ts';
import { insertIntents, lockLanes } from '../../db/queries/outbox.ts';
import { claimRun } from '../../db/queries/runs.ts';
import { addDays, dayOf, type Instant, instantAt } from '../../domain/calendar/time.ts';
import type { BotContext } from '../context.ts';
import { priorities } from './priority.ts';
import { refreshOf } from './refreshes.ts';

/** Cards say how many days are left; that is made right once a day. Source: design, section 4. */
const AT_TIME = '07:00';

/** Refreshes what was last drawn before this morning, once a day however many processes run. */
export async function refreshDaily(context: BotContext, now: Instant): Promise<boolean> {
  const day = dayOf(now);
  const since = instantAt(day, AT_TIME);
  if (now < since) return false;
  const isOurs = await inTransaction(context.db, async (tx) => {
    if (!(await claimRun(tx, `daily-refresh:${day}`, now))) return false;
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
  if (isOurs) context.wake('delivery');
  return isOurs;
}

/** When the next daily refresh is due. */
export function nextDailyAt(now: Instant): Instant {
  const today = instantAt(dayOf(now), AT_TIME);
  return now < today ? today : instantAt(addDays(dayOf(now), 1), AT_TIME);
}
