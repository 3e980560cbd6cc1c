import type { NodeCode } from '../catalogue/types.ts';
import type { Matter } from '../matter/types.ts';
import type { PersonId } from '../people/types.ts';
import type { Project, World } from '../project/types.ts';

/**
 * Ids of those a rule names; `node` is null where an act is about the project as a whole, `matter`
 * where it is about none.
 */
export type Rule = (
  world: World,
  project: Project,
  node: NodeCode | null,
  matter: Matter | null,
) => PersonId[];
