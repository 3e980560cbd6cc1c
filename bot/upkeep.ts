import type { Instant } from '../domain/calendar/time.ts';
import { warnOfCalendarGap } from './calendar-gap.ts';
import type { BotContext } from './context.ts';
import { nextDailyAt, refreshDaily } from './delivery/daily.ts';
import { type Pace, realPace } from './delivery/pace.ts';
import { createQuota, type Quota } from './delivery/quota.ts';
import { nextRollAt, rollCards } from './delivery/roll.ts';
import { makeDigests } from './dispatch/make.ts';
import { nextDigestAt } from './dispatch/owed.ts';
import { endLeaves, nextLeaveChange } from './people/leave.ts';
import { beginLeaves } from './people/leave-ahead.ts';
import { nextTellingAt, tellProposals } from './points/tell.ts';
import { checkReach, isReachDue } from './reach.ts';

/**
 * Periodic work: the digests of dispatch, days left and who can be reached once a day, a fresh card
 * before the old one's 14th day, the beginning and the end of leaves.
 */
export function createUpkeep(
  context: BotContext,
  pace: Pace = realPace,
  quota: Quota = createQuota(context.db, context.clock, pace),
) {
  return {
    async run(now: Instant): Promise<void> {
      await beginLeaves(context, now);
      await endLeaves(context, now);
      await makeDigests(context, now);
      if (await refreshDaily(context, now)) await warnOfCalendarGap(context, now);
      await tellProposals(context, now);
      await rollCards(context, now);
      await checkReach(context, now, quota);
    },
    /** The next instant at which there is something to do; null: never. */
    async nextDue(now: Instant): Promise<Instant | null> {
      // The daily refresh marks the morning; what is still owed of it is due at once.
      const { world } = await context.who();
      const looks = await Promise.all([
        isReachDue(context, now).then((isDue) => (isDue ? now : null)),
        nextDailyAt(context.db, now),
        nextRollAt(context.db),
        nextLeaveChange(context),
        nextDigestAt(context, now),
        nextTellingAt(context.db, world, now),
      ]);
      const instants = looks.filter((at) => at !== null);
      return instants.length > 0 ? Math.min(...instants) : null;
    },
  };
}
