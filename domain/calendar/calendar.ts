import { KEPT_YEARS } from './kept-years.ts';
import { type Day, dayNumber, weekdayOfNumber } from './time.ts';

/** An allowed time: working days (工作日), calendar days (自然日) or months. */
export type Limit =
  | { readonly days: number; readonly kind: 'working' | 'calendar' }
  | { readonly months: number };

export interface CalendarYear {
  /** The notice of the State Council General Office that fixes the year. */
  readonly basis: string;
  readonly holidays: readonly { readonly name: string; readonly from: Day; readonly to: Day }[];
  /** Saturdays and Sundays that are worked (调休上班). */
  readonly makeupWorkdays: readonly Day[];
}

export interface CalendarRules {
  readonly weekendDays: readonly Weekday[];
  readonly years: Readonly<Record<string, CalendarYear>>;
}

export const WEEKDAYS = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export interface Calendar {
  isWorkday(day: Day): boolean;
  /** False for a year without a published arrangement: only its weekends are known. */
  isCovered(year: number): boolean;
  /** The holiday's name; undefined on working days and on plain weekends. */
  holidayOf(day: Day): string | undefined;
  /** The covered years in ascending order. */
  readonly years: readonly number[];
}

/** The years in the rules decide; kept years only add to them. */
export function createCalendar(
  rules: CalendarRules,
  kept: Readonly<Record<string, CalendarYear>> = KEPT_YEARS,
): Calendar {
  const arrangements = { ...kept, ...rules.years };
  const years = Object.keys(arrangements)
    .map(Number)
    .sort((a, b) => a - b);
  const covered = new Set(years);
  const weekend = new Set(rules.weekendDays.map((name) => WEEKDAYS.indexOf(name)));
  const { holidays, makeups } = daysOff(arrangements);

  return {
    years,
    isCovered: (year) => covered.has(year),
    holidayOf: (day) => holidays.get(dayNumber(day)),
    isWorkday(day) {
      const number = dayNumber(day);
      if (holidays.has(number)) return false;
      return makeups.has(number) || !weekend.has(weekdayOfNumber(number));
    },
  };
}

/** By day number, since an arrangement may reach into the year before (元旦 from 31 December). */
function daysOff(arrangements: Readonly<Record<string, CalendarYear>>) {
  const holidays = new Map<number, string>();
  const makeups = new Set<number>();
  for (const year of Object.values(arrangements)) {
    for (const { name, from, to } of year.holidays) {
      for (let day = dayNumber(from); day <= dayNumber(to); day += 1) holidays.set(day, name);
    }
    for (const day of year.makeupWorkdays) makeups.add(dayNumber(day));
  }
  return { holidays, makeups };
}
