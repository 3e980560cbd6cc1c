import type { MaterialCode, NodeCode } from '../catalogue/types.ts';
import { pastPeriods } from '../project/period.ts';
import type { AcceptedMaterial, MaterialState, Project, World } from '../project/types.ts';

/**
 * Whether a node has a paper: the newest version was accepted, whoever sent it and for whichever
 * node. A recurring node wants a new one of some papers each period.
 * Source: design, section 3 "Materials"; lifecycle, section 2 "recurring".
 */
export function isThereFor(
  world: World,
  project: Pick<Project, 'materials' | 'nodes'>,
  node: NodeCode,
  material: MaterialCode,
): boolean {
  const state = project.materials.get(material);
  return state?.status === 'accepted' && isOfPeriod(world, project, node, state);
}

/** Whether a promise made at an instant is about the period that runs. */
export function isPromisedFor(
  world: World,
  project: Pick<Project, 'materials' | 'nodes'>,
  node: NodeCode,
  material: MaterialCode,
): boolean {
  const state = project.materials.get(material);
  if (state?.status !== 'promised' || !state.nodes.includes(node)) return false;
  const last = lastPeriod(world, project, node, material);
  return last === undefined || last.doneAt === null || state.promisedAt > last.doneAt;
}

/** The version that the next one of a paper gets. */
export const nextVersion = (state: MaterialState | undefined): number => (state?.version ?? 0) + 1;

/** What was sent after the last period was done is for the next, unless it was owed since before. */
function isOfPeriod(
  world: World,
  project: Pick<Project, 'nodes'>,
  node: NodeCode,
  { code, filedBy, filedAt, owedSince }: AcceptedMaterial,
): boolean {
  const last = lastPeriod(world, project, node, code);
  if (last === undefined) return true;
  // Done before the project was entered: what came with it nobody has sent.
  if (last.doneAt === null) return filedBy !== null;
  return (owedSince ?? filedAt ?? 0) > last.doneAt;
}

function lastPeriod(
  { catalogue }: World,
  { nodes }: Pick<Project, 'nodes'>,
  node: NodeCode,
  material: MaterialCode,
) {
  const isPeriodic =
    catalogue.nodes.get(node)?.recurring && catalogue.materials.get(material)?.perPeriod;
  return isPeriodic ? pastPeriods(nodes.get(node)).at(-1) : undefined;
}
