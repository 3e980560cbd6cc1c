import type { Catalogue, Unit } from './types.ts';

/** The unit that the words name, whole, by code, name, short name or alias. */
export function findUnit(catalogue: Catalogue, words: string): Unit | undefined {
  const wanted = plain(words);
  if (wanted === '') return undefined;
  for (const unit of catalogue.units.values()) {
    if (wordsOf(unit).some((word) => plain(word) === wanted)) return unit;
  }
  return undefined;
}

export function wordsOf(unit: Unit): readonly string[] {
  return [unit.code, unit.name, unit.shortName, ...unit.aliases];
}

/** Width, case and spaces do not matter: `ＦＧＷ`, `fgw`, ` 发改委 `. */
export function plain(words: string): string {
  return words.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}
