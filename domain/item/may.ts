import { whoMay } from '../access/access.ts';
import type { UnitCode } from '../catalogue/types.ts';
import type { PersonId } from '../people/types.ts';
import type { Refusal } from '../project/commands.ts';
import type { Project, World } from '../project/types.ts';
import { rankOf } from './access.ts';
import { homeAbout, isTarget } from './target.ts';
import type { ItemAbout } from './types.ts';

function whoMayInstruct(world: World, project: Project, about: ItemAbout): readonly PersonId[] {
  const matter = about === null ? undefined : project.matters.get(about);
  const node = about !== null && project.nodes.has(about) ? about : null;
  return whoMay(world, project, 'instruct', node, matter ?? null);
}

/**
 * The unit within which a person may instruct about it: of a unit head the own one; null: there is
 * no bound.
 */
export const instructsWithin = (
  world: World,
  project: Project,
  about: ItemAbout,
  by: PersonId,
): UnitCode | null =>
  rankOf(world, project, by) === 'head' ? homeAbout(world, project, about) : null;

/** Why a person may not instruct about something, before anything is said; undefined: they may. */
export function mayInstruct(
  world: World,
  project: Project,
  about: ItemAbout,
  by: PersonId,
): Refusal | undefined {
  const who = whoMayInstruct(world, project, about);
  if (!who.includes(by)) return { code: 'not-allowed', act: 'instruct', node: null, who };
  return isTarget(project, about)
    ? undefined
    : { code: 'instruction-about-unknown', about: about ?? '' };
}
