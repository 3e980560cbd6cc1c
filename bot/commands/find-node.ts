import type { NodeCode } from '../../domain/catalogue/types.ts';
import type { World } from '../../domain/project/types.ts';

export interface NodeWords {
  /** What was said, for an answer that quotes it. */
  readonly said: string;
  /** Undefined where no node of the catalogue is meant. */
  readonly code: NodeCode | undefined;
  /** What stands before the node: a project's name. */
  readonly project: string;
  /** What stands after it. */
  readonly rest: string;
}

/** Four digits that are no year and no part of a longer number or date. */
const FOUR_DIGITS = /(?<!\d)\d{4}(?!\d|年|[-/.]\d)/g;

/**
 * The node a sentence names, by its four digits or its name; undefined: it names none. Digits that
 * the catalogue knows are preferred: a project's name may hold others.
 */
export function findNode({ catalogue }: World, text: string): NodeWords | undefined {
  const numbers = [...text.matchAll(FOUR_DIGITS)].map(([digits]) => digits);
  const digits = numbers.find((number) => catalogue.nodes.has(number)) ?? numbers.at(-1);
  const byName = [...catalogue.nodes.values()].find(({ name }) => text.includes(name));
  const said = digits ?? byName?.name;
  if (said === undefined) return undefined;
  const [project = '', ...after] = text.split(said);
  const rest = after.join(said).trim();
  const code = digits === undefined ? byName?.code : catalogue.nodes.get(digits)?.code;
  // The name beside the digits says the same twice; another node's name contradicts them.
  const isContradicted = byName !== undefined && byName.code !== code;
  return {
    said,
    code: isContradicted ? undefined : code,
    project: project.trim(),
    rest: byName && digits ? rest.replace(byName.name, '').trim() : rest,
  };
}
