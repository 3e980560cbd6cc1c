import chineseDays from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import rules from '../catalogue/data/rules.json' with { type: 'json' };
import { type CalendarRules, createCalendar } from './calendar.ts';
import { KEPT_YEARS, keptYears, LAST_PUBLISHED_YEAR } from './kept-years.ts';
import { addDays, yearOf } from './time.ts';

const shipped = rules.calendar as CalendarRules;
const calendar = createCalendar(shipped);

describe('working days', () => {
  test.each([
    ['2026-03-16', true, undefined],
    ['2026-03-14', false, undefined],
    ['2026-02-14', true, undefined],
    ['2026-02-15', false, '春节'],
    ['2026-02-23', false, '春节'],
    ['2026-02-24', true, undefined],
    ['2026-02-28', true, undefined],
    ['2026-10-08', true, undefined],
    ['2025-10-08', false, '国庆节、中秋节'],
    ['2025-01-01', false, '元旦'],
  ])('%s is worked: %s (%s)', (day, worked, holiday) => {
    expect(calendar.isWorkday(day)).toBe(worked);
    expect(calendar.holidayOf(day)).toBe(holiday);
  });

  test.each([2025, 2026])('%i has 248 working days', (year) => {
    let count = 0;
    for (let day = `${year}-01-01`; yearOf(day) === year; day = addDays(day, 1)) {
      if (calendar.isWorkday(day)) count += 1;
    }
    expect(count).toBe(248);
  });
});

describe('years', () => {
  test('a year without arrangement knows weekends only', () => {
    expect(calendar.isCovered(2027)).toBe(false);
    expect(calendar.isWorkday('2027-01-01')).toBe(true);
    expect(calendar.isWorkday('2027-10-02')).toBe(false);
    expect(calendar.holidayOf('2027-01-01')).toBeUndefined();
  });

  test('years before the rules come from the package', () => {
    expect(calendar.years).toContain(2024);
    expect(calendar.isCovered(2024)).toBe(true);
    expect(calendar.holidayOf('2024-02-10')).toBe('春节');
    expect(calendar.isWorkday('2024-02-04')).toBe(true);
    expect(calendar.isCovered(1999)).toBe(false);
  });

  test('a year in the rules overrules the package', () => {
    const year = { basis: 'test', holidays: [], makeupWorkdays: [] };
    const own = createCalendar({ ...shipped, years: { '2024': year } });
    expect(own.isWorkday('2024-10-01')).toBe(true);
    expect(own.holidayOf('2026-10-01')).toBe('国庆节');
  });

  test('a published year joins without new code', () => {
    const year = {
      basis: 'test',
      holidays: [{ name: '元旦', from: '2026-12-31', to: '2027-01-02' }],
      makeupWorkdays: ['2027-01-03'],
    };
    const next = createCalendar({ ...shipped, years: { ...shipped.years, '2027': year } });
    expect(next.isCovered(2027)).toBe(true);
    expect(next.isWorkday('2026-12-31')).toBe(false);
    expect(next.isWorkday('2027-01-03')).toBe(true);
  });

  test('package and rules agree on their common years', () => {
    const withoutRules = createCalendar({ ...shipped, years: {} });
    for (let day = '2025-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) {
      expect([day, withoutRules.isWorkday(day)]).toEqual([day, calendar.isWorkday(day)]);
    }
  });

  test('a year cut short is left out', () => {
    const holidays = { '2025-01-01': "New Year's Day,元旦,1", '2025-05-01': 'Labour Day,劳动节,2' };
    expect(keptYears({ holidays, workdays: {} })).toEqual({});
  });

  // Fails when a newer package brings a year: compare it with the notice, then raise the constant.
  test('the package knows no year unknown here', () => {
    const last = Math.max(...Object.keys(chineseDays.holidays).map(yearOf));
    expect(last).toBe(LAST_PUBLISHED_YEAR);
    expect(Object.keys(KEPT_YEARS)).toHaveLength(LAST_PUBLISHED_YEAR - 2008 + 1);
  });
});
