import { findUnit } from '../../domain/catalogue/find-unit.ts';
import type { Person } from '../../domain/people/types.ts';
import type { World } from '../../domain/project/types.ts';

const plain = (words: string): string => words.normalize('NFKC').replace(/[\s@]/g, '');

/**
 * People whom words name, the whole of them: by the name, alone or with the title behind it, or with
 * their unit before it (自规分局 俞澄). Several where people share a name; none where anything else is
 * said: a guess is never carried out. `isAnybody` also looks among those who have left.
 */
export function findPerson(
  { catalogue, directory }: World,
  words: string,
  isAnybody = false,
): Person[] {
  const said = plain(words);
  const people = isAnybody ? directory.known() : directory.everybody();
  return people.filter((person) => {
    const { name, title, unit } = person;
    const isBare = said === name || said === plain(`${name}${title}`);
    return (
      isBare || (said.endsWith(name) && findUnit(catalogue, said.slice(0, -name.length)) === unit)
    );
  });
}
