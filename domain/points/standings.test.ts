import { expect, test } from 'vitest';
import { world } from '../testing.ts';
import type { Account } from './account.ts';
import { standingsOf } from './standings.ts';

const rules = world.catalogue.rules.points;

const account = (unit: string, month: string, over: Partial<Account> = {}): Account => ({
  unit,
  month,
  balance: 10_000,
  pending: 0,
  settled: 10_000,
  taken: 0,
  given: 0,
  newReds: 0,
  missedMonths: 0,
  falseReports: 0,
  ...over,
});
const none = { overdueDays: new Map<string, number>() };
const only = (...months: Partial<Account>[]) =>
  standingsOf(
    rules,
    months.map((over, index) => [account('FGW', `2026-0${index + 1}`, over)]),
    none,
  )[0];

test.each([
  ['three new reds', { newReds: 3 }, ['new-reds']],
  ['two new reds', { newReds: 2 }, []],
  ['an order not done in its month', { missedMonths: 1 }, ['missed-month']],
  ['a false report', { falseReports: 1 }, ['false-report']],
  ['84.99 points', { settled: 8_499 }, ['below']],
  ['85 points', { settled: 8_500 }, []],
] as const)('the black list: %s', (_what, over, reasons) => {
  expect(only(over)?.black).toEqual(reasons);
});

test.each([
  ['90 points', [{ settled: 9_000 }], null],
  ['below 90', [{ settled: 8_999 }], 'remind'],
  ['below 80', [{ settled: 7_999 }], 'summon'],
  ['two months in a row on the black list', [{ newReds: 3 }, { newReds: 3 }], 'summon'],
  ['a month between them', [{ newReds: 3 }, {}, { newReds: 3 }], null],
  ['a second summons in the quarter', [{ settled: 7_000 }, {}, { settled: 7_000 }], 'censure'],
  [
    'in another quarter',
    [{}, {}, { settled: 7_000 }, { settled: 8_600 }, { settled: 7_000 }],
    'summon',
  ],
] as const)('talks: %s', (_what, months, level) => {
  expect(only(...months)?.talk?.level ?? null).toBe(level);
});

test('a node more than 30 days late calls for a summons', () => {
  const late = (days: number) =>
    standingsOf(rules, [[account('FGW', '2026-03')]], { overdueDays: new Map([['FGW', days]]) })[0]
      ?.talk?.level;
  expect([late(30), late(31)]).toEqual([undefined, 'summon']);
});

test('the red list has five units, none of which had a new red; equals stand together or not at all', () => {
  const units = ['A', 'B', 'C', 'D', 'E', 'F'].map((unit, index) =>
    account(unit, '2026-03', { settled: 10_600 - index * 100, newReds: unit === 'B' ? 1 : 0 }),
  );
  const red = standingsOf(rules, [units], none).filter(({ isRed }) => isRed);
  expect(red.map((one) => one.account.unit)).toEqual(['A', 'C', 'D', 'E']);
  const equal = standingsOf(rules, [units.map((one) => ({ ...one, settled: 10_000 }))], none);
  expect(equal.some(({ isRed }) => isRed)).toBe(false);
});
