/** Milliseconds since the epoch. */
export type Instant = number;

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. Days of this form compare as text. */
export type Day = string;

/** Durations in milliseconds. */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY_MS = 24 * HOUR;

/** Asia/Shanghai has been UTC+8 without daylight saving time since September 1991. */
const SHANGHAI_OFFSET = 8 * HOUR;

const DAY_FORM = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME_FORM = /^([01]\d|2[0-3]):([0-5]\d)$/;

export interface Parts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  /** 0 is Sunday. */
  readonly weekday: number;
}

/** Says whether the text is a day that exists: `2026-02-29` is not. */
export function isDay(text: string): boolean {
  return parseDay(text) !== undefined;
}

/** Days since 1970-01-01, for arithmetic; throws when the text is no day. */
export function dayNumber(day: Day): number {
  const number = parseDay(day);
  if (number === undefined) throw new RangeError(`not a day (YYYY-MM-DD): ${day}`);
  return number;
}

/**
 * Days by number and numbers by day, both for good: a district meets a few thousand different ones,
 * and asks for them all the time. What is beyond is counted anew.
 */
const days = new Map<number, Day>();
const numbers = new Map<string, number>();
const MOST_KEPT = 40_000;

function dayFromNumber(number: number): Day {
  const known = days.get(number);
  if (known !== undefined) return known;
  const day = new Date(number * DAY_MS).toISOString().slice(0, 10);
  if (days.size < MOST_KEPT) days.set(number, day);
  return day;
}

/** The day in Asia/Shanghai on which the instant lies. */
export function dayOf(instant: Instant): Day {
  return dayFromNumber(Math.floor((instant + SHANGHAI_OFFSET) / DAY_MS));
}

/** Midnight in Asia/Shanghai with which the day begins; throws when the text is no day. */
export function startOfDay(day: Day): Instant {
  return dayNumber(day) * DAY_MS - SHANGHAI_OFFSET;
}

/** The instant at a wall-clock time of the day, `00:00` to `23:59`; throws where either is none. */
export function instantAt(day: Day, time: string): Instant {
  const match = TIME_FORM.exec(time);
  if (!match) throw new RangeError(`not a time of day (HH:mm): ${time}`);
  return startOfDay(day) + Number(match[1]) * HOUR + Number(match[2]) * MINUTE;
}

/** The day so many calendar days later; earlier where `days` is negative. */
export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days);
}

/** The same day number months later, or the month's last day where it has none. */
export function addMonths(day: Day, months: number): Day {
  dayNumber(day);
  const year = Number(day.slice(0, 4));
  const target = Number(day.slice(5, 7)) - 1 + months;
  const lastOfMonth = new Date(Date.UTC(year, target + 1, 0)).getUTCDate();
  const date = Math.min(Number(day.slice(8, 10)), lastOfMonth);
  return new Date(Date.UTC(year, target, date)).toISOString().slice(0, 10);
}

/** Calendar days from one day to the other; negative when `to` lies before `from`. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** 0 is Sunday. */
export function weekdayOf(day: Day): number {
  return weekdayOfNumber(dayNumber(day));
}

/** 1970-01-01 was a Thursday. */
export function weekdayOfNumber(number: number): number {
  return (((number + 4) % 7) + 7) % 7;
}

/** The calendar year, e.g. 2026. */
export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** What a clock and a calendar in Asia/Shanghai show at the instant. */
export function partsOf(instant: Instant): Parts {
  const local = new Date(instant + SHANGHAI_OFFSET);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    weekday: local.getUTCDay(),
  };
}

function parseDay(text: string): number | undefined {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  const match = DAY_FORM.exec(text);
  if (!match) return undefined;
  const ms = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  const number = ms / DAY_MS;
  if (dayFromNumber(number) !== text) return undefined;
  if (numbers.size < MOST_KEPT) numbers.set(text, number);
  return number;
}
