import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, DAY_MS, dayOf, instantAt, weekdayOf } from '../calendar/time.ts';
import type { DispatchTier } from '../catalogue/rules-types.ts';
import { at, world } from '../testing.ts';
import { nextDispatchAt, periodsDue } from './schedule.ts';

const { calendar } = world;
const tiers = world.catalogue.rules.dispatch;

const due = (since: string, now: string, of: readonly DispatchTier[] = tiers) =>
  periodsDue(of, calendar, at(since), at(now));
const tier = (cycle: DispatchTier['cycle'], change: Partial<DispatchTier> = {}) => [
  { ...tiers.find((each) => each.cycle === cycle)!, ...change },
];
/** The days on which a tier's digests are due in a month, `key -> day` where they differ. */
const daysIn = (month: string, of: readonly DispatchTier[]) =>
  due(
    `${month}-01 00:00`,
    `${dayOf(at(`${month}-01 00:00`) + 40 * DAY_MS).slice(0, 7)}-01 00:00`,
    of,
  )
    .filter(({ on }) => on.startsWith(month))
    .map(({ key, on }) => (key === on ? on.slice(5) : `${key.slice(5)} -> ${on.slice(5)}`));

describe('the weekly digest', () => {
  test.each([
    ['a plain month', '2026-03', ['03-02', '03-09', '03-16', '03-23', '03-30']],
    [
      'a Monday off goes to the next working day',
      '2026-04',
      ['04-06 -> 04-07', '04-13', '04-20', '04-27'],
    ],
    // 15 to 23 February 2026 are off, 14 and 28 are worked.
    ['a week off has none', '2026-02', ['02-02', '02-09', '02-23 -> 02-24']],
    ['the National Day week is cut', '2026-10', ['10-05 -> 10-08', '10-12', '10-19', '10-26']],
    [
      'an unpublished year knows weekends only',
      '2028-01',
      ['01-03', '01-10', '01-17', '01-24', '01-31'],
    ],
  ])('%s', (_what, month, days) => expect(daysIn(month, tier('weekly'))).toEqual(days));

  test('comes at 08:07 and not a second before', () => {
    expect(due('2026-03-23 00:00', '2026-03-23 08:06', tier('weekly'))).toEqual([]);
    expect(due('2026-03-23 00:00', '2026-03-23 08:07', tier('weekly'))).toEqual([
      { cycle: 'weekly', key: '2026-03-23', on: '2026-03-23', dueAt: at('2026-03-23 08:07') },
    ]);
  });
});

describe('the half-monthly digest', () => {
  test.each([
    ['1st and 16th', '2026-04', ['04-01', '04-16']],
    ['a 1st on a Sunday, and a 16th on a Monday', '2026-03', ['03-01 -> 03-02', '03-16']],
    [
      'a 1st on a Sunday that is off, and a 16th inside the holiday',
      '2026-02',
      ['02-01 -> 02-02', '02-16 -> 02-24'],
    ],
    ['a 1st inside the National Day holiday', '2026-10', ['10-01 -> 10-08', '10-16']],
    // 4 January 2026 is a Sunday that is worked.
    ['a Sunday that is worked takes the 1st of January', '2026-01', ['01-01 -> 01-04', '01-16']],
    ['a Saturday', '2026-05', ['05-01 -> 05-06', '05-16 -> 05-18']],
  ])('%s', (_what, month, days) => expect(daysIn(month, tier('half-monthly'))).toEqual(days));

  test('a 31st is the last day of a shorter month, once', () => {
    const of = tier('half-monthly', { when: { monthDays: [30, 31] } });
    expect(due('2026-04-02 00:00', '2026-04-30 09:00', of).map(({ on }) => on)).toEqual([
      '2026-04-30',
    ]);
    expect(due('2027-02-02 00:00', '2027-03-02 09:00', of).map(({ key, on }) => [key, on])).toEqual(
      [['2027-02-28', '2027-03-01']],
    );
  });
});

describe('the monthly digest', () => {
  test.each([
    ['a month of 31 days', '2026-03', '03-31'],
    ['a month that ends on a Sunday', '2026-05', '05-29'],
    ['a Saturday that is worked is the last', '2026-02', '02-28'],
    ['a month that ends on a Saturday', '2026-01', '01-30'],
    ['the last day before the National Day holiday', '2026-09', '09-30'],
    ["the year's end", '2026-12', '12-31'],
    ['an unpublished year', '2028-12', '12-29'],
    ['a leap year', '2028-02', '02-29'],
  ])('%s', (_what, month, day) =>
    expect(due(`${month}-01 00:00`, `${month}-${day.slice(3)} 09:00`, tier('monthly'))).toEqual([
      {
        cycle: 'monthly',
        key: `${month}-01`,
        on: `${month}-${day.slice(3)}`,
        dueAt: at(`${month}-${day.slice(3)} 08:13`),
      },
    ]),
  );
});

describe('what is owed', () => {
  test('leaders come first where several fall on one morning', () => {
    const cycles = due('2026-03-16 00:00', '2026-03-16 09:00').map(({ cycle }) => cycle);
    expect(cycles).toEqual(['half-monthly', 'weekly']);
    expect(due('2026-11-30 00:00', '2026-11-30 09:00').map(({ cycle }) => cycle)).toEqual([
      'monthly',
      'weekly',
    ]);
  });

  test('nothing of before `since` is owed', () => {
    expect(due('2026-03-16 09:00', '2026-03-23 08:06')).toEqual([]);
    expect(due('2026-03-16 08:07', '2026-03-16 08:07', tier('weekly'))).toHaveLength(1);
  });

  test('a digest that a holiday moved is due on its later day, however late one asks', () => {
    expect(
      due('2026-02-17 00:00', '2026-03-01 00:00', tier('half-monthly')).map(({ key }) => key),
    ).toEqual(['2026-02-16']);
  });

  test('a time that stands before `since` owes nothing', () => {
    expect(due('2026-04-01 00:00', '2026-03-01 00:00')).toEqual([]);
  });
});

describe('the next one', () => {
  test.each([
    ['2026-03-16 09:00', '2026-03-23 08:07'],
    ['2026-03-16 08:07', '2026-03-16 08:11'],
    ['2026-03-31 08:12', '2026-03-31 08:13'],
    ['2026-12-31 08:13', '2027-01-01 08:11'],
    ['2026-02-10 09:00', '2026-02-24 08:07'],
  ])('after %s is %s', (now, next) =>
    expect(nextDispatchAt(tiers, calendar, at(now))).toBe(at(next)),
  );

  test('going from each to the next meets every period exactly once, each on a working day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 1, max: 200 }),
        (from, days) => {
          const start = instantAt(addDays('2025-06-01', from), '00:00');
          const end = start + days * DAY_MS;
          const met: number[] = [];
          for (let now = start; ; ) {
            now = nextDispatchAt(tiers, calendar, now);
            if (now > end) break;
            met.push(now);
          }
          const owed = periodsDue(tiers, calendar, start, end);
          expect([...new Set(owed.map(({ dueAt }) => dueAt))].sort()).toEqual(met);
          expect(owed.every(({ on }) => calendar.isWorkday(on))).toBe(true);
          expect(new Set(owed.map(({ cycle, key }) => `${cycle} ${key}`)).size).toBe(owed.length);
        },
      ),
      { numRuns: 8 },
    );
  });

  test('the weekly day stays inside its week', () => {
    for (const { key, on } of due('2025-01-01 00:00', '2026-12-31 23:00', tier('weekly'))) {
      expect(weekdayOf(key)).toBe(1);
      expect(on < addDays(key, 7)).toBe(true);
    }
  });
});
