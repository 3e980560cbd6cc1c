import { nameKey } from '../import/likeness.ts';
import { commonWords } from './name-words.ts';
import type { KnownProject } from './types.ts';

export interface Similar {
  readonly project: KnownProject;
  /** What is alike: the project's name or the enterprise. */
  readonly by: 'name' | 'owner';
}

/** Two names are alike where they share so much of their pairs of signs. */
const ALIKE = 0.6;
/** Shorter than this, a name stands in another one by chance. */
const TELLING_SIGNS = 4;

/**
 * Projects that may be the same one entered twice: by a name that is alike, or of the same
 * enterprise. Names are compared after normalisation: width, brackets, what every name has. Shown to
 * the operator and forbidden to nobody. Source: design, section 3 "Leads" (likely duplicates).
 */
export function similarTo(
  { name, owner }: Pick<KnownProject, 'name' | 'owner'>,
  known: readonly KnownProject[],
): Similar[] {
  return known.flatMap((project): Similar[] => {
    if (areAlike(name, project.name)) return [{ project, by: 'name' }];
    return areAlike(owner, project.owner) ? [{ project, by: 'owner' }] : [];
  });
}

/** The project on record that is called just so, but for width, spaces and punctuation. */
export const namesake = (
  name: string,
  known: readonly KnownProject[],
): KnownProject | undefined => {
  const key = nameKey(name);
  return key === '' ? undefined : known.find((project) => nameKey(project.name) === key);
};

function areAlike(one: string, other: string): boolean {
  const [left, right] = [telling(one), telling(other)];
  if (left === '' || right === '') return false;
  if (left === right) return true;
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  if ([...short].length >= TELLING_SIGNS && long.includes(short)) return true;
  return sharedPairs(left, right) >= ALIKE;
}

/** What is left of a name without what every name has. */
function telling(name: string): string {
  const key = nameKey(name);
  const rest = key.replace(commonWords, '');
  return rest === '' ? key : rest;
}

/** From 0 to 1: the share of pairs of neighbouring signs that both have. */
function sharedPairs(one: string, other: string): number {
  const [left, right] = [pairsOf(one), pairsOf(other)];
  if (left.size === 0 || right.size === 0) return 0;
  const shared = [...left].filter((pair) => right.has(pair)).length;
  return (2 * shared) / (left.size + right.size);
}

function pairsOf(text: string): Set<string> {
  const signs = [...text];
  return new Set(signs.slice(1).map((sign, index) => `${signs[index]}${sign}`));
}
