/** Signs that a blocker or what is told of it may have: as many as an input of a card takes. */
export const MOST_SIGNS = 1_000;

/** What somebody wrote, as it is kept: one line, without control characters. */
export const cleanWords = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\u2028\u2029\s]+/gu, ' ').trim();

const plain = (words: string): string => words.normalize('NFKC').replace(/[\s\p{P}]/gu, '');

/** Whether two reports say the same: signs and spaces do not count. */
export const saysTheSame = (one: string, other: string): boolean => plain(one) === plain(other);
