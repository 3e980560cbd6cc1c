import type { Instant } from '../calendar/time.ts';
import { requiredMaterials } from '../catalogue/requirements.ts';
import type { Catalogue, MaterialCode, NodeCode, NodeDefinition } from '../catalogue/types.ts';
import { stopOf, stoppedLight } from '../clock/stopped.ts';
import { isPromisedFor, isThereFor } from '../material/count.ts';
import { clockOf } from '../standing/phase.ts';
import { type Preflight, runningLight } from './light.ts';
import type { Project, RunningNode, World } from './types.ts';

/** The definition of a node. Throws where no version of the catalogue knows the code. */
export function definitionOf(world: World, code: NodeCode): NodeDefinition {
  const definition = catalogueWith(world, code).nodes.get(code);
  if (!definition) throw new Error(`node ${code} is not in catalogue ${world.catalogue.version}`);
  return definition;
}

/** Another version where this one has the node no longer: what was done on it stays nameable. */
const catalogueWith = ({ catalogue, editions }: World, code: NodeCode): Catalogue =>
  catalogue.nodes.has(code)
    ? catalogue
    : ([...(editions?.values() ?? [])].find(({ nodes }) => nodes.has(code)) ?? catalogue);

/** What it takes to say which papers a node demands and which are there. */
export type PaperView = Pick<Project, 'attributes' | 'materials' | 'nodes'>;

/** Nodes that an operator skipped: what only they would bring is demanded of nobody. */
export const droppedNodes = ({ nodes }: Pick<Project, 'nodes'>): ReadonlySet<NodeCode> =>
  new Set(
    [...nodes.values()].flatMap((node) =>
      node.status === 'skipped' && node.reason === 'decided' ? node.code : [],
    ),
  );

/** The materials that a node demands, in the catalogue's order, whether they are there or not. */
export const demandedMaterials = (
  world: World,
  project: Pick<Project, 'attributes' | 'nodes'>,
  code: NodeCode,
): readonly MaterialCode[] =>
  requiredMaterials(catalogueWith(world, code), project.attributes, code, droppedNodes(project));

/**
 * Codes of the required materials of a node that are neither accepted nor promised. A promise
 * counts for the nodes whose unit heads accepted it, and never for a preflight paper.
 */
export function missingMaterials(world: World, project: PaperView, code: NodeCode): MaterialCode[] {
  const preflight = definitionOf(world, code).preflight?.materials ?? [];
  return demandedMaterials(world, project, code).filter((material) => {
    if (isThereFor(world, project, code, material)) return false;
    return preflight.includes(material) || !isPromisedFor(world, project, code, material);
  });
}

/** Those of them that are preflight papers (附件预检): only the paper itself counts. */
export function missingPreflight(world: World, project: PaperView, code: NodeCode): MaterialCode[] {
  const preflight = definitionOf(world, code).preflight?.materials ?? [];
  return missingMaterials(world, project, code).filter((material) => preflight.includes(material));
}

/**
 * What the unit head may let come later (容缺受理): required papers that are not there and no
 * preflight papers. Those promised already are among them, since their date may be moved.
 */
export function promisableMaterials(
  world: World,
  project: PaperView,
  code: NodeCode,
): MaterialCode[] {
  const preflight = definitionOf(world, code).preflight?.materials ?? [];
  return demandedMaterials(world, project, code).filter(
    (material) => !preflight.includes(material) && !isThereFor(world, project, code, material),
  );
}

/** Where the preflight of a node stands; null where it has none. */
export function preflightOf(world: World, project: PaperView, code: NodeCode): Preflight | null {
  const preflight = definitionOf(world, code).preflight;
  if (!preflight) return null;
  return {
    hoursBefore: preflight.hoursBefore,
    isComplete: missingPreflight(world, project, code).length === 0,
  };
}

/**
 * Light of a running node at `now`, its preflight papers considered. A paused node keeps the
 * light it had, and a project that is not under way those it had when it stopped.
 */
export const lightOfNode = (
  world: World,
  project: PaperView & Pick<Project, 'phase'>,
  node: RunningNode,
  now: Instant,
) =>
  stoppedLight(node) ??
  runningLight(world.calendar, node, preflightOf(world, project, node.code), clockOf(project, now));

/**
 * Whether a warning has nothing left to ask at `now`: its node no longer runs, or what counted down
 * to a deadline has reached it and the order goes on. The recorded light counts, too, since the
 * clock of this machine may be behind the one that judged. Source: design, section 3 "Warnings".
 */
export function isWarningOver(project: Project, code: NodeCode, now: Instant): boolean {
  const node = project.nodes.get(code);
  if (node?.status !== 'running') return true;
  const isPast = stopOf(node) === null && now >= node.dueAt;
  return node.light === 'red' || isPast;
}

/** Running nodes of a project that demand a paper, whether it is there or not; due first at the head. */
export function nodesDemanding(world: World, project: Project, material: MaterialCode): NodeCode[] {
  return runningNodes(project)
    .map(({ code }) => code)
    .filter((code) => demandedMaterials(world, project, code).includes(material));
}

/** Nodes that demand a paper and have started; done ones, too, since they may wait for a promised one. */
export const startedNodesDemanding = (
  world: World,
  project: Project,
  material: MaterialCode,
): NodeCode[] =>
  [...project.nodes.values()]
    .filter(({ status }) => status === 'running' || status === 'done')
    .map(({ code }) => code)
    .filter((code) => demandedMaterials(world, project, code).includes(material));

/** Running nodes of a project, the one due first at the head. */
export function runningNodes(project: Pick<Project, 'nodes'>): RunningNode[] {
  return [...project.nodes.values()]
    .filter((node): node is RunningNode => node.status === 'running')
    .sort((a, b) => a.dueAt - b.dueAt || a.code.localeCompare(b.code));
}

/**
 * Papers that were not asked for twice: over all started nodes, demands for an accepted material
 * beyond the first. Same definition as `reuse` in materials.json (首次之后再次需要同一材料的次数).
 */
export function countReuse(world: World, project: Project): number {
  const demands = new Map<MaterialCode, number>();
  for (const node of project.nodes.values()) {
    if (node.status !== 'running' && node.status !== 'done') continue;
    for (const material of demandedMaterials(world, project, node.code)) {
      if (project.materials.get(material)?.status !== 'accepted') continue;
      demands.set(material, (demands.get(material) ?? 0) + 1);
    }
  }
  return [...demands.values()].reduce((sum, times) => sum + times - 1, 0);
}
