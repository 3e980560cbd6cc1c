import type { NodeCode } from '../catalogue/types.ts';
import { definitionOf } from './node-view.ts';
import { BETWEEN_OUTCOMES } from './outcome-words.ts';
import type { World } from './types.ts';

/** Signs in a row that a sentence must share with a name. */
const FEWEST_SIGNS = 3;
/** The share of the name that they must be; three signs (许可证) stand in many names. */
const leastShare = (signs: number): number => (signs > FEWEST_SIGNS ? 0.5 : 0.75);

/**
 * Of these nodes, the one that a sentence names by its name, its outcome or an outcome paper
 * (`施工许可证今天拿到了`): whatever shares the longest run of signs with it. Undefined where none
 * is near, or two are equally near.
 */
export function nodeNamed(
  world: World,
  codes: readonly NodeCode[],
  sentence: string,
): NodeCode | undefined {
  const text = plain(sentence);
  const [best, second] = codes
    .map((code) => ({ code, signs: nearness(world, code, text) }))
    .filter(({ signs }) => signs > 0)
    .sort((a, b) => b.signs - a.signs);
  return best && best.signs > (second?.signs ?? 0) ? best.code : undefined;
}

function nearness(world: World, code: NodeCode, text: string): number {
  const shared = phrasesOf(world, code).map((phrase) => {
    const signs = longestShared(phrase, text);
    return signs >= FEWEST_SIGNS && signs >= phrase.length * leastShare(signs) ? signs : 0;
  });
  return Math.max(0, ...shared);
}

/** The names under which people speak of what a node brings. */
function phrasesOf(world: World, code: NodeCode): string[] {
  const { name, outcome } = definitionOf(world, code);
  const papers = outcome.materials.flatMap(
    (material) => world.catalogue.materials.get(material)?.name ?? [],
  );
  return [name, outcome.text, ...papers]
    .flatMap((words) => words.split(BETWEEN_OUTCOMES))
    .map(plain)
    .filter((phrase) => phrase.length >= FEWEST_SIGNS);
}

const plain = (words: string): string => words.normalize('NFKC').replace(/[\s\p{P}]/gu, '');

/** Length of the longest run of signs that stands in both. */
function longestShared(one: string, other: string): number {
  let longest = 0;
  for (let from = 0; from + longest < one.length; from += 1) {
    while (from + longest < one.length && other.includes(one.slice(from, from + longest + 1))) {
      longest += 1;
    }
  }
  return longest;
}
