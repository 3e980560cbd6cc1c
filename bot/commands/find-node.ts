import type { NodeCode } from '../../domain/catalogue/types.ts';
import type { World } from '../../domain/project/types.ts';
import type { Heard } from '../intake/answer.ts';

export interface NodeWords {
  /** What was said, for an answer that quotes it. */
  readonly words: string;
  readonly code: NodeCode | undefined;
  /** The sentence without the node's words. */
  readonly rest: string;
}

/** The node a sentence names: by its four digits, its name, or the card replied to. */
export function findNode(world: World, heard: Heard, text: string): NodeWords {
  const digits = /^(\d{4})(?!\d)\s*/.exec(text);
  if (digits) {
    const code = digits[1] ?? '';
    return { words: code, code, rest: text.slice(digits[0].length) };
  }
  const byName = [...world.catalogue.nodes.values()].find(
    ({ name }) => text !== '' && (text.startsWith(name) || name === text),
  );
  if (byName) {
    return { words: byName.name, code: byName.code, rest: text.slice(byName.name.length).trim() };
  }
  return { words: text, code: heard.card?.node ?? undefined, rest: text };
}
