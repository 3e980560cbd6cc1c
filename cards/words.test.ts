import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR, MINUTE } from '../domain/calendar/time.ts';
import { at } from './testing.ts';
import { dayWords, lateBy, lightWord, limitWords, stateWord, timeLeft, yi } from './words.ts';

const due = at('2026-03-17 17:30');

describe('timeLeft', () => {
  test.each([
    ['three days ahead', at('2026-03-14 17:29'), '剩 3 天'],
    ['exactly 48 hours', due - 48 * HOUR, '剩 2 天'],
    ['a minute inside 48 hours', due - 48 * HOUR + MINUTE, '剩 1 天 23 小时'],
    ['exactly one day', due - DAY_MS, '剩 1 天'],
    ['a minute under one day', due - DAY_MS + MINUTE, '剩 23 小时'],
    ['two and a half hours', due - 150 * MINUTE, '剩 2 小时 30 分钟'],
    ['45 minutes', due - 45 * MINUTE, '剩 45 分钟'],
    ['the last second', due - 1000, '剩 1 分钟'],
    ['the due instant', due, '逾期 1 分钟'],
    ['the same evening', at('2026-03-17 22:40'), '逾期 5 小时'],
    ['the next morning', at('2026-03-18 08:00'), '逾期 1 天'],
    ['two calendar days later', at('2026-03-19 00:01'), '逾期 2 天'],
  ])('says it at %s', (_when, now, words) => expect(timeLeft(now, due)).toBe(words));

  test('is never empty and never zero', () => {
    const offset = fc.integer({ min: -400 * DAY_MS, max: 400 * DAY_MS });
    fc.assert(
      fc.property(offset, (ms) => {
        expect(timeLeft(due + ms, due)).toMatch(
          /^(剩|逾期) [1-9]\d* (天|小时|分钟)( [1-9]\d* (小时|分钟))?$/,
        );
      }),
    );
  });
});

test('lateness counts calendar days', () => {
  expect(lateBy(due, at('2026-03-18 00:00'))).toBe('1 天');
  expect(lateBy(due, at('2026-03-17 19:00'))).toBe('1 小时 30 分钟');
});

test('a date names its weekday and foreign year', () => {
  expect(dayWords(due)).toBe('3月17日 17:30（周二）');
  expect(dayWords(at('2027-01-04 09:05'), due)).toBe('2027年1月4日 09:05（周一）');
});

test('limits read as a person says them', () => {
  expect(limitWords({ days: 10, kind: 'working' })).toBe('10 个工作日');
  expect(limitWords({ days: 32, kind: 'calendar' })).toBe('32 天');
  expect(limitWords({ months: 1 })).toBe('1 个月');
});

test('money keeps two decimals', () => {
  expect(yi(45_000)).toBe('4.50 亿元');
  expect(yi(320)).toBe('0.03 亿元');
});

test('a skipped node is not merely unstarted', () => {
  expect(stateWord({ status: 'skipped', code: '0302', reason: 'not-applicable' }, 'grey')).toBe(
    '不涉及',
  );
  expect(lightWord('grey')).toBe('未启动');
});
