import { describe, expect, test } from 'vitest';
import { at, world } from '../testing.ts';
import { type DigestRecord, digestGaps, isLate, owedTurns, periodName } from './record.ts';
import { periodsDue } from './schedule.ts';

const tiers = world.catalogue.rules.dispatch;
const gaps = (now: string, made: readonly string[], records: readonly DigestRecord[] = []) =>
  digestGaps(
    tiers,
    world.calendar,
    { since: at('2026-03-16 09:00'), made: new Set(made), records },
    at(now),
  );
const record: DigestRecord = {
  cycle: 'weekly',
  period: '2026-03-23',
  audience: 'unit:FGW:U007',
  state: 'queued',
  madeAt: at('2026-03-23 08:07'),
};

describe('a period', () => {
  test.each([
    ['before it is due', '2026-03-23 08:06', [], 0],
    ['inside ten minutes', '2026-03-23 08:16', [], 0],
    ['after ten minutes', '2026-03-23 08:17', [], 1],
    ['once it was made', '2026-03-23 08:17', ['weekly:2026-03-23'], 0],
    ['two weeks later', '2026-04-01 09:00', ['weekly:2026-03-23'], 3],
  ])('%s', (_when, now, made, count) => expect(gaps(now, made)).toHaveLength(count));

  test('of before the first start is nobody`s fault', () => {
    expect(gaps('2026-03-20 09:00', [])).toEqual([]);
  });
});

test.each([
  ['queued', '2026-03-23 08:16', 0],
  ['queued', '2026-03-23 08:17', 1],
  ['sent', '2026-03-23 09:00', 0],
  ['empty', '2026-03-23 09:00', 0],
  ['covered', '2026-03-23 09:00', 0],
] as const)('a digest that is %s at %s', (state, now, count) => {
  expect(gaps(now, ['weekly:2026-03-23'], [{ ...record, state }])).toHaveLength(count);
});

test('after an outage the newest of each tier stands for the older ones, leaders first', () => {
  const owed = periodsDue(tiers, world.calendar, at('2026-03-16 09:00'), at('2026-04-08 09:00'));
  const turns = owedTurns(owed).map(({ period, covers }) => [
    periodName(period),
    covers.map(periodName),
  ]);
  expect(turns).toEqual([
    ['monthly:2026-03-01', []],
    ['half-monthly:2026-04-01', []],
    ['weekly:2026-04-06', ['weekly:2026-03-23', 'weekly:2026-03-30']],
  ]);
});

test.each([
  ['08:07', false],
  ['08:36', false],
  ['08:37', true],
])('made at %s it is late: %s', (time, late) => {
  const dueAt = at('2026-03-23 08:07');
  expect(isLate({ dueAt }, at(`2026-03-23 ${time}`))).toBe(late);
});
