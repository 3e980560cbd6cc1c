import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import rules from '../catalogue/data/rules.json' with { type: 'json' };
import { type CalendarRules, createCalendar, type Limit } from './calendar.ts';
import { countWorkdays, dueAt, dueOn, explainDue } from './due.ts';
import { addDays, daysBetween } from './time.ts';

const calendar = createCalendar(rules.calendar as CalendarRules);
const working = (days: number): Limit => ({ days, kind: 'working' });
const calendarDays = (days: number): Limit => ({ days, kind: 'calendar' });

// 2023 to 2027: past years of the package, years of the rules, one without arrangement.
const aDay = fc.integer({ min: 0, max: 1826 }).map((days) => addDays('2023-01-01', days));
const aCount = fc.integer({ min: 1, max: 250 });
const aLimit: fc.Arbitrary<Limit> = fc.oneof(
  aCount.map(working),
  aCount.map(calendarDays),
  fc.integer({ min: 1, max: 12 }).map((months) => ({ months })),
);
const larger = (limit: Limit, by: number): Limit =>
  'months' in limit ? { months: limit.months + by } : { ...limit, days: limit.days + by };

describe('due days', () => {
  test('the rules bring ten vectors', () => expect(rules.calendar.testVectors).toHaveLength(10));

  test.each(rules.calendar.testVectors)(
    '$acceptedOn and $days $kind days end on $dueOn',
    (vector) => {
      const limit = { days: vector.days, kind: vector.kind as 'working' | 'calendar' };
      expect(dueOn(calendar, vector.acceptedOn, limit)).toBe(vector.dueOn);
    },
  );

  test.each([
    ['the 31st meets a short month', '2026-05-31', { months: 1 }, '2026-06-30'],
    ['February has 28 days', '2026-01-31', { months: 1 }, '2026-02-28'],
    ['a leap February has 29', '2024-01-30', { months: 1 }, '2024-02-29'],
    ['a leap day falls in between', '2024-02-27', calendarDays(2), '2024-02-29'],
    ['a month rolls off the weekend', '2026-02-14', { months: 1 }, '2026-03-16'],
    ['a month rolls out of a holiday', '2026-09-01', { months: 1 }, '2026-10-08'],
    ['a make-up Saturday is worked', '2026-05-08', working(1), '2026-05-09'],
    ['a make-up Saturday takes the roll', '2026-05-02', calendarDays(7), '2026-05-09'],
    ['a make-up Sunday is worked', '2026-09-18', working(1), '2026-09-20'],
    ['accepted on a Saturday', '2026-03-14', working(1), '2026-03-16'],
    ['accepted within a holiday', '2026-02-17', working(1), '2026-02-24'],
    ['over the end of a year', '2025-12-30', working(2), '2026-01-04'],
    ['into a year without arrangement', '2026-12-31', working(1), '2027-01-01'],
    ['a year long', '2025-03-16', calendarDays(365), '2026-03-16'],
  ] as const)('%s', (_what, start, limit, due) => expect(dueOn(calendar, start, limit)).toBe(due));

  test('the due instant is close of business', () => {
    expect(dueAt(calendar, '2026-03-16', working(1))).toBe(Date.parse('2026-03-17T17:30+08:00'));
    expect(dueAt(calendar, '2026-03-16', working(1), '23:15')).toBe(
      Date.parse('2026-03-17T23:15+08:00'),
    );
  });

  test.each([0, -1, 1.5, Number.NaN])('a limit of %d days is refused', (days) => {
    expect(() => dueOn(calendar, '2026-03-16', working(days))).toThrow('at least 1');
    expect(() => dueOn(calendar, '2026-03-16', calendarDays(days))).toThrow('at least 1');
    expect(() => dueOn(calendar, '2026-03-16', { months: days })).toThrow('at least 1');
  });
});

describe('due days in general', () => {
  test('adding n workdays then counting gives n', () => {
    fc.assert(
      fc.property(aDay, aCount, (start, days) => {
        expect(countWorkdays(calendar, start, dueOn(calendar, start, working(days)))).toBe(days);
      }),
    );
  });

  // Without exception, since limits in calendar days and months roll, too; in a year without
  // arrangement "working" means Monday to Friday.
  test('a due day is always a working day', () => {
    fc.assert(
      fc.property(aDay, aLimit, (start, limit) => {
        expect(calendar.isWorkday(dueOn(calendar, start, limit))).toBe(true);
      }),
    );
  });

  test('a larger limit is never due earlier', () => {
    fc.assert(
      fc.property(aDay, aLimit, fc.nat(30), (start, limit, more) => {
        const due = dueOn(calendar, start, limit);
        expect(dueOn(calendar, start, larger(limit, more)) >= due).toBe(true);
      }),
    );
  });

  test('a later start is never due earlier', () => {
    fc.assert(
      fc.property(aDay, fc.nat(30), aLimit, (start, later, limit) => {
        const due = dueOn(calendar, start, limit);
        expect(dueOn(calendar, addDays(start, later), limit) >= due).toBe(true);
      }),
    );
  });

  test('working days take at least as long', () => {
    fc.assert(
      fc.property(aDay, aCount, (start, days) => {
        const calendarDue = dueOn(calendar, start, calendarDays(days));
        expect(dueOn(calendar, start, working(days)) >= calendarDue).toBe(true);
      }),
    );
  });

  test('the days explained add up', () => {
    fc.assert(
      fc.property(aDay, aLimit, (start, limit) => {
        const { counted, skipped, dueOn: due } = explainDue(calendar, start, limit);
        const days = skipped.reduce((sum, run) => sum + daysBetween(run.from, run.to) + 1, 0);
        expect(counted + days).toBe(daysBetween(start, due));
        expect(due).toBe(dueOn(calendar, start, limit));
      }),
    );
  });
});

describe('explanations', () => {
  test('working days name the holiday skipped', () => {
    expect(explainDue(calendar, '2026-02-12', working(3))).toEqual({
      startedOn: '2026-02-12',
      dueOn: '2026-02-24',
      counted: 3,
      skipped: [{ from: '2026-02-15', to: '2026-02-23', reason: 'holiday', name: '春节' }],
      uncoveredYears: [],
    });
  });

  test('calendar days name the day rolled from', () => {
    expect(explainDue(calendar, '2026-09-01', calendarDays(30))).toEqual({
      startedOn: '2026-09-01',
      dueOn: '2026-10-08',
      counted: 30,
      skipped: [{ from: '2026-10-01', to: '2026-10-07', reason: 'holiday', name: '国庆节' }],
      rolledFrom: '2026-10-01',
      uncoveredYears: [],
    });
  });

  test('a weekend beside a holiday stands apart', () => {
    expect(explainDue(calendar, '2025-05-30', working(1)).skipped).toEqual([
      { from: '2025-05-31', to: '2025-06-02', reason: 'holiday', name: '端午节' },
    ]);
    expect(explainDue(calendar, '2026-03-13', working(1)).skipped).toEqual([
      { from: '2026-03-14', to: '2026-03-15', reason: 'weekend' },
    ]);
  });

  test('years counted by weekends only are named', () => {
    const { uncoveredYears } = explainDue(calendar, '2026-12-30', working(300));
    expect(uncoveredYears).toEqual([2027, 2028]);
    expect(explainDue(calendar, '2026-11-01', calendarDays(60)).uncoveredYears).toEqual([]);
    expect(explainDue(calendar, '2026-11-02', calendarDays(60)).uncoveredYears).toEqual([2027]);
  });

  test('counting backwards finds no workday', () => {
    expect(countWorkdays(calendar, '2026-03-20', '2026-03-16')).toBe(0);
    expect(countWorkdays(calendar, '2026-03-16', '2026-03-16')).toBe(0);
    expect(countWorkdays(calendar, '2026-02-13', '2026-02-28')).toBe(6);
  });
});
