import { expect, it } from 'vitest';
import { formatDatetime, formatPattern } from './datetime.ts';

const AT = Date.parse('2026-03-19T08:37:05+08:00');

it.each([
  ['date_num', '2026-03-19'],
  ['date_short', '3月19日'],
  ['date', '2026年3月19日'],
  ['week', '星期四'],
  ['week_short', '周四'],
  ['time', '08:37'],
  ['time_sec', '08:37:05'],
  ['unheard_of', '2026-03-19'],
])('writes %s as people read it', (format, expected) => {
  expect(formatDatetime(AT, format)).toBe(expected);
});

it('writes nothing for no instant', () => {
  expect(formatDatetime(Number.NaN, 'date')).toBe('');
});

it.each([
  ['YYYY/MM/DD', '2026/03/19'],
  ['MM-DD', '03-19'],
  ['YY年M月D日 HH:mm:ss', '26年3月19日 08:37:05'],
])("writes a table's %s in the district's time", (pattern, expected) => {
  expect(formatPattern(AT, pattern)).toBe(expected);
});
