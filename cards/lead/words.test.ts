import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  readTypedInvestment,
  readTypedPhone,
  readTypedRange,
} from '../../domain/lead/typed-words.ts';
import { CURRENCIES } from '../../domain/lead/types.ts';
import { investmentWords, rangeWords } from './words.ts';

const wan = fc.integer({ min: 1, max: 9_999_999 });

test('the form takes back the amount and the area that it shows', () => {
  fc.assert(
    fc.property(wan, wan, fc.constantFrom(...CURRENCIES), (one, other, currency) => {
      const [min, max] = [Math.min(one, other), Math.max(one, other)];
      const investment = { min, max, currency };
      expect(readTypedInvestment(investmentWords(investment))).toEqual(investment);
      expect(readTypedRange(rangeWords({ min, max }, '亩'))).toEqual({ min, max });
    }),
  );
});

test.each([
  ['3亿', 30_000],
  ['3.5 亿元', 35_000],
  ['5000万', 5_000],
  ['３亿', 30_000],
])('%s is an amount', (words, min) => {
  expect(readTypedInvestment(words)).toEqual({ min, max: min, currency: 'CNY' });
});

test.each(['3', '很多', '3亿吨', '-3亿', '5-3亿', ''])('%s is none', (words) => {
  expect(readTypedInvestment(words)).toBeNull();
});

test.each([
  ['+86 139-0000-1234', '13900001234'],
  ['0558-0000123', '05580000123'],
  ['没有', null],
])('%s is the phone %s', (words, phone) => {
  expect(readTypedPhone(words)).toBe(phone);
});
