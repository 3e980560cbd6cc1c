import { type Calendar, WEEKDAYS } from '../calendar/calendar.ts';
import {
  addDays,
  type Day,
  dayOf,
  daysBetween,
  type Instant,
  instantAt,
  weekdayOf,
} from '../calendar/time.ts';
import type { DispatchTier } from '../catalogue/rules-types.ts';
import type { DispatchPeriod } from './types.ts';

type Tiers = readonly DispatchTier[];

/** Days by which a digest may lie behind its nominal day: the longest holidays and a weekend. */
const MOST_SHIFT_DAYS = 15;
const LONGEST_MONTH_DAYS = 31;

/**
 * Periods whose digests fell due from `since` up to and with `now`, by day; those of one morning with
 * the highest tier first. A period is known by its nominal day, whatever holidays make of it.
 * Source: design, section 3 "Dispatch"; lifecycle rules, `dispatch`.
 */
export function periodsDue(
  tiers: Tiers,
  calendar: Calendar,
  since: Instant,
  now: Instant,
): DispatchPeriod[] {
  const level = new Map(tiers.map((tier) => [tier.cycle, tier.level]));
  const levelOf = ({ cycle }: DispatchPeriod) => level.get(cycle) ?? 0;
  return periodsBetween(tiers, calendar, dayOf(since), dayOf(now))
    .filter(({ dueAt }) => dueAt >= since && dueAt <= now)
    .sort((a, b) => a.on.localeCompare(b.on) || levelOf(b) - levelOf(a));
}

/** When the next digest of any tier falls due after `now`. */
export function nextDispatchAt(tiers: Tiers, calendar: Calendar, now: Instant): Instant {
  const today = dayOf(now);
  const last = addDays(today, LONGEST_MONTH_DAYS + MOST_SHIFT_DAYS);
  const ahead = periodsBetween(tiers, calendar, today, last)
    .map(({ dueAt }) => dueAt)
    .filter((at) => at > now);
  return Math.min(...ahead);
}

/** All periods whose digests are due on days from `first` to `last`; a few outside these, too. */
function periodsBetween(tiers: Tiers, calendar: Calendar, first: Day, last: Day): DispatchPeriod[] {
  const from = addDays(first, -MOST_SHIFT_DAYS);
  const days = Array.from({ length: Math.max(0, daysBetween(from, last) + 1) }, (_, n) =>
    addDays(from, n),
  );
  return tiers.flatMap((tier) =>
    days.flatMap((day): DispatchPeriod[] => {
      const nominal = nominalOf(tier, calendar, day);
      if (!nominal) return [];
      const { key, on } = nominal;
      return [{ cycle: tier.cycle, key, on, dueAt: instantAt(on, tier.time) }];
    }),
  );
}

/** The period that begins on a day by the letter of the rules, and the day its digest is due on. */
function nominalOf(
  { when }: DispatchTier,
  calendar: Calendar,
  day: Day,
): { readonly key: Day; readonly on: Day } | undefined {
  if ('weekday' in when) {
    if (weekdayOf(day) !== WEEKDAYS.indexOf(when.weekday)) return undefined;
    const on = workdayFrom(calendar, day);
    // A week without a working day has nothing to dispatch: the next one follows with its own.
    return daysBetween(day, on) < 7 ? { key: day, on } : undefined;
  }
  if ('monthDays' in when) {
    const last = lastOfMonth(day);
    const isMeant = when.monthDays.some((number) => sameOrLast(number, last) === dateOf(day));
    return isMeant ? { key: day, on: workdayFrom(calendar, day) } : undefined;
  }
  return day === lastWorkdayOf(calendar, day)
    ? { key: `${day.slice(0, 8)}01`, on: day }
    : undefined;
}

const dateOf = (day: Day): number => Number(day.slice(8));
const sameOrLast = (number: number, last: Day): number => Math.min(number, dateOf(last));

function lastOfMonth(day: Day): Day {
  const inNext = addDays(`${day.slice(0, 8)}01`, LONGEST_MONTH_DAYS);
  return addDays(inNext, -dateOf(inNext));
}

function workdayFrom(calendar: Calendar, day: Day): Day {
  let on = day;
  while (!calendar.isWorkday(on)) on = addDays(on, 1);
  return on;
}

function lastWorkdayOf(calendar: Calendar, day: Day): Day {
  let on = lastOfMonth(day);
  while (!calendar.isWorkday(on)) on = addDays(on, -1);
  return on;
}
