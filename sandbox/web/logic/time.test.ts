import { describe, expect, it } from 'vitest';
import { dayWords, fullWords, listTime, sameDay, timeBeside, wallOf } from './time.ts';

const now = Date.parse('2026-03-16T09:00:00+08:00');

describe('Beijing time of the sandbox', () => {
  it('reads an instant on the wall in Beijing', () => {
    expect(wallOf('2026-03-15T16:05:00Z')).toMatchObject({
      year: 2026,
      month: 3,
      day: 16,
      weekday: '周一',
      time: '00:05',
    });
  });

  it('parts days at Beijing midnight', () => {
    expect(sameDay('2026-03-15T23:59:00+08:00', '2026-03-16T00:00:00+08:00')).toBe(false);
    expect(sameDay('2026-03-15T16:00:00Z', '2026-03-16T23:59:59+08:00')).toBe(true);
  });

  it.each([
    ['2026-03-16T08:30:00+08:00', '今天 3月16日 周一'],
    ['2026-03-15T08:30:00+08:00', '昨天 3月15日 周日'],
    ['2026-03-14T08:30:00+08:00', '3月14日 周六'],
    ['2025-12-31T08:30:00+08:00', '2025年12月31日 周三'],
  ])('says the day of %s', (instant, words) => {
    expect(dayWords(instant, now)).toBe(words);
  });

  it.each([
    ['2026-03-16T08:30:00+08:00', '08:30'],
    ['2026-03-15T23:59:00+08:00', '昨天'],
    ['2026-03-01T08:30:00+08:00', '3月1日'],
  ])('keeps a list row short for %s', (instant, words) => {
    expect(listTime(instant, now)).toBe(words);
  });

  it('names the day of an update only if it differs', () => {
    const sent = '2026-03-16T09:00:00+08:00';
    expect(timeBeside('2026-03-16T10:05:00+08:00', sent)).toBe('10:05');
    expect(timeBeside('2026-03-17T07:00:00+08:00', sent)).toBe('3月17日 07:00');
  });

  it('says a full instant with its weekday', () => {
    expect(fullWords('2026-03-17T23:15:00+08:00')).toBe('3月17日 周二 23:15');
  });
});
