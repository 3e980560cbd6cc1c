import type { Instant } from '../domain/calendar/time.ts';
import type { Clock } from './context.ts';

/** This machine's clocks, read in this file and nowhere else. */
const wallClock = (): number => Date.now();
const stopwatch = (): number => performance.now();

export const systemClock = (): Clock => ({ now: wallClock, realNow: wallClock });

/** A clock that can be told the time. */
export interface FollowedClock extends Clock {
  /** Takes an instant over. Answers by how many ms that was ahead of what this clock showed. */
  adopt(now: Instant): number;
}

/**
 * The system clock until it is told a time for the first time; from then on it runs at real speed
 * from the last time told. Told an earlier time it stands still until that has caught up.
 */
export function followedClock(elapsed: () => number = stopwatch): FollowedClock {
  let told: { readonly at: Instant; readonly when: number } | undefined;
  let shown = Number.NEGATIVE_INFINITY;

  const now = (): Instant => {
    if (!told) return wallClock();
    shown = Math.max(shown, Math.floor(told.at + elapsed() - told.when));
    return shown;
  };
  return {
    now,
    realNow: wallClock,
    adopt(instant) {
      const ahead = told ? instant - now() : 0;
      told = { at: instant, when: elapsed() };
      return ahead;
    },
  };
}
