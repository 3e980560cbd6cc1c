import type { Instant } from '../calendar/time.ts';
import { nextMatterCheck } from '../matter/machine.ts';
import type { Matter } from '../matter/types.ts';
import { nextProjectCheck } from '../standing/decide.ts';
import { isActive } from '../standing/phase.ts';
import { worldFor } from './edition.ts';
import { nextMaterialCheck, nextNodeCheck } from './tick.ts';
import type { MaterialState, NodeState, Project, World } from './types.ts';

/**
 * When the parts of a project must be looked at again after `now`; null: never. While it is not
 * under way its clocks stand still, and only the project as a whole is looked at.
 */
export function nextChecksOf(
  around: World,
  project: Pick<Project, 'phase' | 'catalogueVersion'>,
  now: Instant,
) {
  const world = worldFor(around, project);
  const runs = isActive(project);
  return {
    project: (): Instant | null => nextProjectCheck(project, now),
    node: (node: NodeState): Instant | null => (runs ? nextNodeCheck(world, node, now) : null),
    material: (material: MaterialState): Instant | null =>
      runs ? nextMaterialCheck(world, material, now) : null,
    // What was supervised is closed out after the last node, too.
    matter: (matter: Matter): Instant | null =>
      runs || (matter.kind === 'order' && project.phase.status === 'finished')
        ? nextMatterCheck(world, matter, now)
        : null,
  };
}
