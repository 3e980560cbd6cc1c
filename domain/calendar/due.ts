import type { Calendar, Limit } from './calendar.ts';
import {
  addDays,
  addMonths,
  type Day,
  daysBetween,
  type Instant,
  instantAt,
  yearOf,
} from './time.ts';

export interface SkippedDays {
  readonly from: Day;
  readonly to: Day;
  readonly reason: 'weekend' | 'holiday';
  /** The holiday's name. */
  readonly name?: string;
}

export interface DueExplanation {
  /** Not counted itself: counting starts the next day (《民法典》第二百零一条). */
  readonly startedOn: Day;
  readonly dueOn: Day;
  /** Days counted: working days of a working-day limit, else calendar days before any roll. */
  readonly counted: number;
  /** Days off that were not counted, or that the last day rolled over. */
  readonly skipped: readonly SkippedDays[];
  /** The day off on which a limit in calendar days or months would have ended. */
  readonly rolledFrom?: Day;
  /** Years without a published arrangement whose days were judged by weekends only. */
  readonly uncoveredYears: readonly number[];
}

/** Close of business, `HH:mm`, at which the last day ends (《民法典》第二百零三条). Source: lifecycle
 *  rules, `dueTimeOfDay`. */
export const DUE_TIME = '17:30';

/**
 * The last day of a limit that starts on `startedOn`, which is not counted itself. Working days are
 * counted off; a limit in calendar days or months that would end on a day off rolls to the next
 * working day (《民法典》第二百零三条). Throws a RangeError for a limit that is no whole number from 1.
 */
export function dueOn(calendar: Calendar, startedOn: Day, limit: Limit): Day {
  if ('kind' in limit && limit.kind === 'working') {
    return nthWorkday(calendar, startedOn, atLeastOne(limit.days));
  }
  return firstWorkdayFrom(calendar, plainEnd(startedOn, limit));
}

/** The instant at which such a limit ends: `time` (`HH:mm`, Beijing) of its last day. */
export function dueAt(
  calendar: Calendar,
  startedOn: Day,
  limit: Limit,
  time: string = DUE_TIME,
): Instant {
  return instantAt(dueOn(calendar, startedOn, limit), time);
}

/** The same day with how it was counted, for whoever asks why. Source: design, section 3 "Calendar". */
export function explainDue(calendar: Calendar, startedOn: Day, limit: Limit): DueExplanation {
  const due = dueOn(calendar, startedOn, limit);
  if ('kind' in limit && limit.kind === 'working') {
    const first = addDays(startedOn, 1);
    return {
      startedOn,
      dueOn: due,
      counted: countWorkdays(calendar, startedOn, due),
      skipped: daysOffBetween(calendar, first, due),
      uncoveredYears: uncovered(calendar, first, due),
    };
  }
  const end = plainEnd(startedOn, limit);
  return {
    startedOn,
    dueOn: due,
    counted: daysBetween(startedOn, end),
    skipped: daysOffBetween(calendar, end, due),
    ...(end === due ? {} : { rolledFrom: end }),
    uncoveredYears: uncovered(calendar, end, due),
  };
}

/** Working days after `fromExclusive` up to and with `toInclusive`; 0 when that lies before. */
export function countWorkdays(calendar: Calendar, fromExclusive: Day, toInclusive: Day): number {
  let count = 0;
  for (let day = addDays(fromExclusive, 1); day <= toInclusive; day = addDays(day, 1)) {
    if (calendar.isWorkday(day)) count += 1;
  }
  return count;
}

/** The day itself when it is worked, else the next one that is. */
function firstWorkdayFrom(calendar: Calendar, day: Day): Day {
  let candidate = day;
  while (!calendar.isWorkday(candidate)) candidate = addDays(candidate, 1);
  return candidate;
}

function nthWorkday(calendar: Calendar, startedOn: Day, days: number): Day {
  let day = startedOn;
  for (let left = days; left > 0; left -= 1) {
    day = firstWorkdayFrom(calendar, addDays(day, 1));
  }
  return day;
}

/** Where a limit in calendar days or months ends before it rolls. A month without the day number
 *  ends on its last day (《民法典》第二百零二条). */
function plainEnd(startedOn: Day, limit: Limit): Day {
  return 'months' in limit
    ? addMonths(startedOn, atLeastOne(limit.months))
    : addDays(startedOn, atLeastOne(limit.days));
}

function atLeastOne(count: number): number {
  if (!Number.isInteger(count) || count < 1) {
    throw new RangeError(`a limit is a whole number of at least 1, not ${count}`);
  }
  return count;
}

function daysOffBetween(calendar: Calendar, first: Day, last: Day): SkippedDays[] {
  const runs: SkippedDays[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (calendar.isWorkday(day)) continue;
    const name = calendar.holidayOf(day);
    const run = runs.at(-1);
    if (run && run.name === name && addDays(run.to, 1) === day) {
      runs[runs.length - 1] = { ...run, to: day };
    } else {
      const reason = name === undefined ? 'weekend' : 'holiday';
      runs.push({ from: day, to: day, reason, ...(name === undefined ? {} : { name }) });
    }
  }
  return runs;
}

function uncovered(calendar: Calendar, first: Day, last: Day): number[] {
  const years: number[] = [];
  for (let year = yearOf(first); year <= yearOf(last); year += 1) {
    if (!calendar.isCovered(year)) years.push(year);
  }
  return years;
}
