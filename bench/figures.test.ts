import { expect, test } from 'vitest';
import { percentile, reportText, rounded, table } from './figures.ts';
import { apiFigures, mostWithin } from './start.ts';

const hundred = Array.from({ length: 100 }, (_each, n) => 100 - n);

test.each([
  ['the median', 0.5, 50],
  ['the 99th percentile', 0.99, 99],
  ['the largest', 1, 100],
] as const)('%s of a hundred values is found', (_what, share, value) => {
  expect(percentile(hundred, share)).toBe(value);
});

test('a percentile of nothing is refused', () => {
  expect(() => percentile([], 0.5)).toThrow('no values');
});

test.each([
  [0, '0'],
  [1.234, '1.23'],
  [12.34, '12.3'],
  [1234.5, '1235'],
] as const)('%d is shown as %s', (value, text) => {
  expect(rounded(value)).toBe(text);
});

test('columns of figures are set to the right', () => {
  expect(
    table(
      ['due', 'ms'],
      [
        ['5000', '1.5'],
        ['0', '12'],
      ],
    ),
  ).toBe(['due    ms', '5000  1.5', '0      12'].join('\n'));
});

test('a missed goal is said aloud', () => {
  const goals = [{ text: 'under 5 s', isReached: false }];
  const text = reportText('2 cores', { title: 'Start', body: 'table', goals });
  expect(text).toBe('Start\n2 cores\n\ntable\n\ngoal under 5 s: MISSED\n');
});

test('calls are counted in any stretch of time', () => {
  expect(mostWithin([0, 900, 1_000, 1_500, 5_000], 1_000)).toBe(3);
});

test('calls of one API are counted together', () => {
  const call = { method: 'PATCH', status: 200, code: 0, at: 0, n: 1 };
  const [figure] = apiFigures([
    { ...call, path: '/open-apis/im/v1/messages/om_1' },
    { ...call, path: '/open-apis/im/v1/messages/om_2', at: 500, status: 429, code: 99_991_400 },
  ]);
  expect(figure).toEqual({
    api: 'PATCH /im/v1/messages/:id',
    calls: 2,
    mostInSecond: 2,
    mostInMinute: 2,
    throttled: 1,
  });
});
