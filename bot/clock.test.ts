import { describe, expect, test } from 'vitest';
import { followedClock } from './clock.ts';

const START = Date.parse('2026-03-16T09:00:00+08:00');

function aClock() {
  let elapsed = 5_000;
  const clock = followedClock(() => elapsed);
  return { clock, pass: (ms: number) => (elapsed += ms) };
}

describe('a followed clock', () => {
  test('shows the system time until told one', () => {
    const { clock } = aClock();
    const before = Date.now();
    expect(clock.now()).toBeGreaterThanOrEqual(before);
    expect(clock.now()).toBeLessThanOrEqual(Date.now());
  });

  test('goes back freely the first time', () => {
    const { clock } = aClock();
    clock.now();
    expect(clock.adopt(START)).toBe(0);
    expect(clock.now()).toBe(START);
  });

  test('runs at real speed from there', () => {
    const { clock, pass } = aClock();
    clock.adopt(START);
    pass(61_000.7);
    expect(clock.now()).toBe(START + 61_000);
  });

  test('says how far it leapt', () => {
    const { clock, pass } = aClock();
    clock.adopt(START);
    pass(1_000);
    expect(clock.adopt(START + 3_601_000)).toBe(3_600_000);
    expect(clock.now()).toBe(START + 3_601_000);
  });

  test('stands still until an earlier time has caught up', () => {
    const { clock, pass } = aClock();
    clock.adopt(START);
    pass(10_000);
    clock.now();
    expect(clock.adopt(START + 4_000)).toBe(-6_000);
    pass(5_999);
    expect(clock.now()).toBe(START + 10_000);
    pass(2);
    expect(clock.now()).toBe(START + 10_001);
  });

  test('leaves the real time alone', () => {
    const { clock } = aClock();
    const before = Date.now();
    clock.adopt(START + 100 * 86_400_000);
    expect(clock.realNow()).toBeGreaterThanOrEqual(before);
    expect(clock.realNow()).toBeLessThanOrEqual(Date.now());
  });
});
