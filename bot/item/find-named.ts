import type { ProjectId } from '../../domain/project/types.ts';

export interface Named {
  readonly id: ProjectId;
  readonly name: string;
}

/** Fewer signs than this stand in many names. */
const FEWEST_SIGNS = 4;

const plain = (words: string): string => words.normalize('NFKC').replace(/\s/gu, '');

/** Projects that words name, the whole of them: by name or id, else by a part of the name. */
export function findNamed(projects: readonly Named[], words: string): Named[] {
  const wanted = plain(words);
  const exact = projects.filter(({ id, name }) => plain(name) === wanted || id === wanted);
  if (exact.length > 0 || [...wanted].length < FEWEST_SIGNS) return exact;
  return projects.filter(({ name }) => plain(name).includes(wanted));
}
