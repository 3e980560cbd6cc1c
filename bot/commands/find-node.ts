import type { NodeCode } from '../../domain/catalogue/types.ts';
import type { World } from '../../domain/project/types.ts';
import type { Heard } from '../intake/answer.ts';

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

/** The node a sentence names: by its four digits, its name, or the card replied to. */
export function findNode({ catalogue }: World, heard: Heard, text: string): NodeWords {
  const digits = /(?<!\d)\d{4}(?!\d|年|[-/.]\d)/.exec(text)?.[0];
  const byName = [...catalogue.nodes.values()].find(({ name }) => text.includes(name));
  const said = byName?.name ?? digits;
  if (!said) {
    const code = heard.card?.node ?? undefined;
    return { said: text, code, project: '', rest: text };
  }
  const [project = '', ...rest] = text.split(said);
  const code = byName?.code ?? (catalogue.nodes.has(said) ? said : undefined);
  return { said, code, project: project.trim(), rest: rest.join(said).trim() };
}
