/** Width, case, spaces and invisible signs do not matter: `ＦＧＷ`, `fgw`, ` 发 改 委 `. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, '')
    .toLowerCase();

/** The same for names, in which brackets, dashes and dots do not matter either. */
export const nameKey = (text: string): string => plain(text).replace(/[\p{P}\p{S}]/gu, '');

/** Of two words nothing but chance is alike below this. */
const ALIKE = 0.55;

/**
 * The candidate that is likest to `word`, null where none comes close. Alike is what shares many
 * signs in the same order: 谯城区发改委 and 区发展改革委员会.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  let best: { readonly candidate: string; readonly share: number } | null = null;
  for (const candidate of candidates) {
    const share = likeness(plain(word), plain(candidate));
    if (share >= ALIKE && share > (best?.share ?? 0)) best = { candidate, share };
  }
  return best?.candidate ?? null;
}

/** From 0 to 1: twice the longest common subsequence against both lengths. */
function likeness(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  if (left.length + right.length === 0) return 0;
  let above = new Array<number>(right.length + 1).fill(0);
  for (const sign of left) {
    const row = [0];
    right.forEach((other, n) => {
      const longer = Math.max(row[n] ?? 0, above[n + 1] ?? 0);
      row.push(sign === other ? (above[n] ?? 0) + 1 : longer);
    });
    above = row;
  }
  return (2 * (above[right.length] ?? 0)) / (left.length + right.length);
}
