import { describe, expect, test } from 'vitest';
import { addDuration, formatInstant, parseInstant } from './instant.ts';

const start = Date.parse('2026-01-31T09:00:00+08:00');

describe('formatInstant', () => {
  test('writes the offset of Beijing', () => {
    expect(formatInstant(0)).toBe('1970-01-01T08:00:00.000+08:00');
  });
});

describe('parseInstant', () => {
  test.each([
    ['2026-03-16T09:00:00+08:00', Date.parse('2026-03-16T01:00:00Z')],
    ['2026-03-16T01:00:00.000Z', Date.parse('2026-03-16T01:00:00Z')],
    ['2026-03-16T09:00:00', undefined],
    ['2026-13-16T09:00:00Z', undefined],
    ['tomorrow', undefined],
  ])('%s is read as %s', (text, at) => {
    expect(parseInstant(text)).toBe(at);
  });
});

describe('addDuration', () => {
  test.each([
    ['PT1H', '2026-01-31T10:00:00.000+08:00'],
    ['PT90M', '2026-01-31T10:30:00.000+08:00'],
    ['PT0.5S', '2026-01-31T09:00:00.500+08:00'],
    ['P1D', '2026-02-01T09:00:00.000+08:00'],
    ['P1DT1H1M1S', '2026-02-01T10:01:01.000+08:00'],
    ['P2W', '2026-02-14T09:00:00.000+08:00'],
    ['P1M', '2026-02-28T09:00:00.000+08:00'],
    ['P1Y', '2027-01-31T09:00:00.000+08:00'],
  ])('adds %s', (duration, expected) => {
    expect(formatInstant(addDuration(start, duration) ?? 0)).toBe(expected);
  });

  test.each(['', 'P', 'PT', 'P1DT', '1D', 'PT-1H', 'P1H'])('refuses %j', (duration) => {
    expect(addDuration(start, duration)).toBeUndefined();
  });
});
