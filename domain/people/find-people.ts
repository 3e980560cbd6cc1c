import type { UnitCode } from '../catalogue/types.ts';
import type { Directory, Person } from './types.ts';

/**
 * Active people whom words name: by their whole name, with or without their title behind it or a
 * unit's words before it. Several share a name: all of them, those of the named unit alone where
 * `unit` is given.
 */
export function findPeople(directory: Directory, words: string, unit?: UnitCode): Person[] {
  const said = words.normalize('NFKC').replace(/[\s@]/g, '');
  if (said === '') return [];
  const named = directory
    .everybody()
    .filter(
      ({ name, title }) => said === name || said === `${name}${title}` || said.endsWith(name),
    );
  const inUnit = unit === undefined ? named : named.filter((person) => person.unit === unit);
  // 李明 is not meant where 欧阳李明 is said.
  const longest = Math.max(0, ...inUnit.map(({ name }) => name.length));
  return inUnit.filter(({ name }) => name.length === longest);
}
