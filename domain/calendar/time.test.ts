import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  DAY_MS,
  dayOf,
  daysBetween,
  HOUR,
  instantAt,
  isDay,
  MINUTE,
  partsOf,
  startOfDay,
  weekdayOf,
} from './time.ts';

const aDay = fc
  .integer({ min: -25_000, max: 60_000 })
  .map((number) => addDays('1970-01-01', number));

describe('days', () => {
  test.each([
    ['2026-02-28', true],
    ['2026-02-29', false],
    ['2028-02-29', true],
    ['2100-02-29', false],
    ['2000-02-29', true],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-1-1', false],
    ['2026-01-01T00:00', false],
    ['0026-01-01', false],
    ['', false],
  ])('%s is a day: %s', (text, real) => expect(isDay(text)).toBe(real));

  test('a text that is no day throws', () => {
    expect(() => startOfDay('2026-02-30')).toThrow('not a day');
    expect(() => addMonths('2026-02-30', 1)).toThrow('not a day');
  });

  test('adding and counting days undo each other', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: -4000, max: 4000 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count);
      }),
    );
  });

  test.each([
    ['2026-03-16', 1],
    ['2026-03-15', 0],
    ['2026-03-14', 6],
    ['1970-01-01', 4],
    ['1969-12-31', 3],
  ])('%s falls on weekday %i', (day, weekday) => expect(weekdayOf(day)).toBe(weekday));

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-01-15', 1, '2026-02-15'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s and %i months make %s', (day, months, end) => expect(addMonths(day, months)).toBe(end));
});

describe('instants', () => {
  test('the day changes at midnight in Beijing', () => {
    const midnight = Date.parse('2026-03-16T16:00:00Z');
    expect(dayOf(midnight)).toBe('2026-03-17');
    expect(dayOf(midnight - 1)).toBe('2026-03-16');
    expect(startOfDay('2026-03-17')).toBe(midnight);
  });

  test('a time of day lies on its day', () => {
    expect(instantAt('2026-03-17', '23:15')).toBe(Date.parse('2026-03-17T23:15:00+08:00'));
    expect(instantAt('2026-03-17', '00:00')).toBe(startOfDay('2026-03-17'));
  });

  test.each(['24:00', '7:30', '12:60', '', '12:00:00'])('%s is no time of day', (time) => {
    expect(() => instantAt('2026-03-17', time)).toThrow('not a time of day');
  });

  test('parts are those on a Beijing clock', () => {
    expect(partsOf(Date.parse('2025-12-31T23:05:00Z'))).toEqual({
      year: 2026,
      month: 1,
      day: 1,
      hour: 7,
      minute: 5,
      weekday: 4,
    });
  });

  test('every instant lies inside its day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2e12, max: 4e12 }), (instant) => {
        const into = instant - startOfDay(dayOf(instant));
        expect(into).toBeGreaterThanOrEqual(0);
        expect(into).toBeLessThan(DAY_MS);
        const { hour, minute } = partsOf(instant);
        expect(hour * HOUR + minute * MINUTE).toBe(into - (into % MINUTE));
      }),
    );
  });
});
