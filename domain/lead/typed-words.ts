import type { Currency, Investment, Range } from './types.ts';

/** What people type into a form: amounts with their unit, areas, phones. */

const currencies: Readonly<Record<Currency, readonly string[]>> = {
  CNY: ['元', '人民币', '人民币元', ''],
  USD: ['美元', '美金'],
  HKD: ['港元', '港币'],
  EUR: ['欧元'],
  JPY: ['日元', '日币'],
};

/** The name under which a currency is shown, behind 万 or 亿. */
export const currencyName = (currency: Currency): string => currencies[currency][0] ?? '';

const NUMBER = String.raw`(\d{1,7}(?:\.\d{1,4})?)`;
const amountPattern = new RegExp(
  `^${NUMBER}(亿|万)?(?:[-~—–至到]+${NUMBER})?(亿|万)(元|人民币元?|美元|美金|港元|港币|欧元|日元|日币)?$`,
  'u',
);
const rangePattern = new RegExp(
  `^${NUMBER}(?:[-~—–至到]+${NUMBER})?(?:亩|平方米|平米|平|㎡|m2)?$`,
  'iu',
);

const bare = (words: string): string => words.normalize('NFKC').replace(/[\s,，]/gu, '');

/** `3亿`, `5000万美元`, `3-5亿元`; null where no amount with its unit stands there. */
export function readTypedInvestment(words: string): Investment | null {
  const [, low, lowUnit, high, unit, said = ''] = amountPattern.exec(bare(words)) ?? [];
  if (low === undefined || unit === undefined) return null;
  if (lowUnit && !high) return null;
  const wan = (digits: string, of: string) =>
    Math.round(Number(digits) * (of === '亿' ? 10_000 : 1) * 100) / 100;
  const min = wan(low, lowUnit ?? unit);
  const max = high === undefined ? min : wan(high, unit);
  const currency = (Object.keys(currencies) as Currency[]).find((key) =>
    currencies[key].includes(said),
  );
  if (!currency || min <= 0 || max < min) return null;
  return { min, max, currency };
}

/** `50`, `50-80亩`; null where no figure stands there. */
export function readTypedRange(words: string): Range | null {
  const [, low, high] = rangePattern.exec(bare(words)) ?? [];
  if (low === undefined) return null;
  const [min, max] = [Number(low), Number(high ?? low)];
  return min > 0 && max >= min ? { min, max } : null;
}

/** The digits of a phone; null where they are none. */
export function readTypedPhone(words: string): string | null {
  const digits = bare(words)
    .replace(/[-()—]/gu, '')
    .replace(/^\+?86(?=1\d{10}$)/u, '');
  return /^\d{7,15}$/u.test(digits) ? digits : null;
}

/** Things that people list with 、 or a comma. */
export const readTypedList = (words: string): string[] =>
  words
    .split(/[、,，;；\n]/u)
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .slice(0, 10);
