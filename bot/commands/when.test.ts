import { expect, test } from 'vitest';
import { instantAt } from '../../domain/calendar/time.ts';
import { normalise } from './text.ts';
import { readWhen } from './when.ts';

const now = instantAt('2026-03-16', '09:00');

test.each([
  ['3月17日23:15', '2026-03-17', '23:15'],
  ['3月17日 23点15分', '2026-03-17', '23:15'],
  ['3-17 23:15', '2026-03-17', '23:15'],
  ['3/17 23:15前', '2026-03-17', '23:15'],
  ['2026年3月17日 下午5点半', '2026-03-17', '17:30'],
  ['2026-03-17 8:05', '2026-03-17', '08:05'],
  ['3月17日（周二）23：15', '2026-03-17', '23:15'],
  ['３月１７日２３：１５', '2026-03-17', '23:15'],
  ['明天 9:00', '2026-03-17', '09:00'],
  ['后天晚上8点', '2026-03-18', '20:00'],
  ['今天下午6点', '2026-03-16', '18:00'],
  ['中午12点', undefined, ''],
  ['3月17日凌晨12点', '2026-03-17', '00:00'],
  ['3月17日晚上12点', undefined, ''],
  ['3月17日中午12点', '2026-03-17', '12:00'],
  ['3月17日', '2026-03-17', '17:30'],
  ['3月17号前', '2026-03-17', '17:30'],
  ['1月5日 10:00', '2026-01-05', '10:00'],
  ['2月30日 10:00', undefined, ''],
  ['3月17日 25:00', undefined, ''],
  ['3月17日 10:75', undefined, ''],
  ['尽快', undefined, ''],
  ['', undefined, ''],
] as const)('reads %j', (text, day, time) => {
  expect(readWhen(normalise(text), now)).toBe(day ? instantAt(day, time) : undefined);
});

test('a day of January written in December is next year', () => {
  expect(readWhen('1月5日 10:00', instantAt('2026-12-20', '09:00'))).toBe(
    instantAt('2027-01-05', '10:00'),
  );
});
