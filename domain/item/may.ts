import { whoMay } from '../access/access.ts';
import type { PersonId } from '../people/types.ts';
import type { Refusal } from '../project/commands.ts';
import type { Project, World } from '../project/types.ts';
import { isTarget } from './target.ts';
import type { ItemAbout } from './types.ts';

/** Why a person may not instruct about something, before anything is said; undefined: they may. */
export function mayInstruct(
  world: World,
  project: Project,
  about: ItemAbout,
  by: PersonId,
): Refusal | undefined {
  const who = whoMay(world, project, 'instruct', null);
  if (!who.includes(by)) return { code: 'not-allowed', act: 'instruct', node: null, who };
  return isTarget(project, about)
    ? undefined
    : { code: 'instruction-about-unknown', about: about ?? '' };
}
