import { requiredMaterials } from '../catalogue/requirements.ts';
import type { MaterialCode, NodeCode } from '../catalogue/types.ts';
import { runningNodes } from '../project/node-view.ts';
import type { Project, World } from '../project/types.ts';

/**
 * Materials a file may be meant for: those the node demands, or all running nodes where no node is
 * named. Missing and promised ones come first; where none is missing, new versions of what is there.
 */
export function askable(
  world: World,
  project: Project,
  node: NodeCode | null,
): readonly MaterialCode[] {
  const nodes = node ? [node] : runningNodes(project).map(({ code }) => code);
  const demanded = [
    ...new Set(
      nodes.flatMap((code) => requiredMaterials(world.catalogue, project.attributes, code)),
    ),
  ];
  const owed = demanded.filter((code) => project.materials.get(code)?.status !== 'accepted');
  return owed.length > 0 ? owed : demanded;
}
