import chineseDays from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { CalendarYear } from './calendar.ts';

/** The holidays are the same seven since 2008 (《全国年节及纪念日放假办法》 of December 2007). */
const FIRST_YEAR = 2008;

/** The last year whose arrangement is known to be published (4 November 2025). The package itself
 *  cannot say: for a year it lacks it calls New Year's Day a working day without a word. Raise this
 *  when a newer package has been compared with the notice. */
export const LAST_PUBLISHED_YEAR = 2026;

/** Arrangements of the package `chinese-days`, which give the past to projects of the past. */
export const KEPT_YEARS: Readonly<Record<string, CalendarYear>> = keptYears(chineseDays);

interface PackageDays {
  /** `2026-01-01` to `New Year's Day,元旦,1`. */
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
}

/** The package's years by number, `2026` and the like; one that is missing or cut short is left out. */
export function keptYears(days: PackageDays): Record<string, CalendarYear> {
  const years: Record<string, CalendarYear> = {};
  for (let year = FIRST_YEAR; year <= LAST_PUBLISHED_YEAR; year += 1) {
    const inYear = (day: string) => day.startsWith(`${year}-`);
    const holidays = Object.entries(days.holidays).filter(([day]) => inYear(day));
    if (!isWhole(year, new Set(holidays.map(([day]) => day)))) continue;
    years[year] = {
      basis: 'chinese-days',
      holidays: holidays.map(([day, names]) => ({ name: chineseName(names), from: day, to: day })),
      makeupWorkdays: Object.keys(days.workdays).filter(inYear),
    };
  }
  return years;
}

/** Days off in every year; their absence betrays a year that is missing or cut short. */
function isWhole(year: number, holidays: ReadonlySet<string>): boolean {
  return ['01-01', '05-01', '10-01', '10-02', '10-03'].every((day) =>
    holidays.has(`${year}-${day}`),
  );
}

function chineseName(names: string): string {
  return names.split(',')[1] ?? names;
}
