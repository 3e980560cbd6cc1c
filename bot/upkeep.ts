import type { Instant } from '../domain/calendar/time.ts';
import { warnOfCalendarGap } from './calendar-gap.ts';
import type { BotContext } from './context.ts';
import { nextDailyAt, refreshDaily } from './delivery/daily.ts';
import { nextRollAt, rollCards } from './delivery/roll.ts';

/** Periodic work on cards: days left once a day, a fresh card before the old one's 14th day. */
export function createUpkeep(context: BotContext) {
  return {
    async run(now: Instant): Promise<void> {
      if (await refreshDaily(context, now)) await warnOfCalendarGap(context, now);
      await rollCards(context, now);
    },
    /** The next instant at which there is something to do; null: never. */
    async nextDue(now: Instant): Promise<Instant | null> {
      const instants = [await nextDailyAt(context.db, now), await nextRollAt(context.db)].filter(
        (at) => at !== null,
      );
      return instants.length > 0 ? Math.min(...instants) : null;
    },
  };
}
