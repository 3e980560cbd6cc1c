import type { Catalogue, UnitCode } from './types.ts';

const plain = (words: string): string => words.normalize('NFKC').replace(/\s/g, '').toLowerCase();

/**
 * The unit that somebody's words name: by its name, short name, an alias or its code, the whole of
 * it; undefined where none is called so. Names and aliases are unique over all units.
 */
export function findUnit({ units }: Pick<Catalogue, 'units'>, words: string): UnitCode | undefined {
  const wanted = plain(words);
  if (wanted === '') return undefined;
  return [...units.values()].find(({ code, name, shortName, aliases }) =>
    [code, name, shortName, ...aliases].some((each) => plain(each) === wanted),
  )?.code;
}
