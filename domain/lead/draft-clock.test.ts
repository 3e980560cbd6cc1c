import { expect, test } from 'vitest';
import { at, world } from '../testing.ts';
import { expireAt, nextDraftCheck, remindAt } from './draft-clock.ts';

// 16 March 2026 is a Monday; 4 to 6 April are the days off of 清明.
test.each([
  ['in the morning: a working day later', '2026-03-16 10:20', '2026-03-17 10:20'],
  ['before the office opens: when it opens', '2026-03-16 07:00', '2026-03-17 09:00'],
  ['in the evening: from the day after', '2026-03-16 21:00', '2026-03-18 09:00'],
  ['on Friday: on Monday', '2026-03-20 16:00', '2026-03-23 16:00'],
  ['before a holiday: after it', '2026-04-03 10:00', '2026-04-07 10:00'],
])('a draft written %s is reminded of', (_when, written, reminded) => {
  expect(remindAt(world.calendar, at(written))).toBe(at(reminded));
});

test('a draft is given up at close of business two working days after the reminder', () => {
  expect(expireAt(world.calendar, at('2026-03-19 10:20'))).toBe(at('2026-03-23 17:30'));
});

test('a draft that was reminded of is not reminded of again', () => {
  const now = at('2026-03-17 11:00');
  expect(nextDraftCheck(world.calendar, {}, now)).toBe(at('2026-03-18 11:00'));
  expect(nextDraftCheck(world.calendar, { remindedAt: now }, now)).toBe(at('2026-03-19 17:30'));
});
