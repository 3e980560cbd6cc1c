import type { NodeCode, UnitCode } from '../catalogue/types.ts';
import type { MatterBase } from '../matter/types.ts';
import type { PersonId } from '../people/types.ts';
import { definitionOf } from '../project/node-view.ts';
import { ENTERPRISE, responsibleFor, responsibleOfUnit, unitOfNode } from '../project/people.ts';
import type { Project, World } from '../project/types.ts';
import { isOpenItem } from './light.ts';
import type { DatedItem, ItemAbout } from './types.ts';

const NODE = /^\d{4}$/;

/** Whether an instruction may be about it: a node or a matter of the project, or all of it. */
export const isTarget = (project: Project, about: ItemAbout): boolean =>
  about === null || project.nodes.has(about) || project.matters.has(about);

/** The node an item is at: the one it is about, or that of the matter; null: the whole project. */
export function nodeAbout(project: Project, about: ItemAbout): string | null {
  if (about === null) return null;
  return NODE.test(about) ? about : (project.matters.get(about)?.node ?? null);
}

/** Fields of matters that say whose they are; each kind has some of them. */
interface Owned extends MatterBase {
  readonly owner?: unknown;
  readonly unit?: unknown;
  readonly ownerUnit?: unknown;
}

/**
 * The unit that has to do with it, where whoever instructs names none: that of the node, else the
 * one that owns the matter; null: nobody can say.
 */
export function unitAbout(world: World, project: Project, about: ItemAbout): UnitCode | null {
  if (about === null) return null;
  if (NODE.test(about)) return unitOfTarget(world, project, about);
  const matter = project.matters.get(about) as Owned | undefined;
  const named = [matter?.ownerUnit, matter?.unit, matter?.owner].find(
    (unit): unit is string =>
      typeof unit === 'string' && (unit === ENTERPRISE || world.catalogue.units.has(unit)),
  );
  if (named) return named;
  return matter?.node ? unitOfTarget(world, project, matter.node) : null;
}

/** Which unit's head has to see to it: what is the enterprise's falls to the node's or agent's unit. */
export function homeOf(
  world: World,
  project: Project,
  unit: UnitCode,
  node: NodeCode | null,
): UnitCode {
  if (unit !== ENTERPRISE) return unit;
  if (node !== null) return unitOfNode(world, project, node);
  return world.directory.person(project.team.agent)?.unit ?? project.location;
}

/** The unit whose head may instruct about it; null: no single unit has to do with it. */
export function homeAbout(world: World, project: Project, about: ItemAbout): UnitCode | null {
  const unit = unitAbout(world, project, about);
  return unit === null ? null : homeOf(world, project, unit, nodeAbout(project, about));
}

/** Where the clock is the enterprise's, the agent answers for it. */
const unitOfTarget = (world: World, project: Project, node: string): UnitCode =>
  definitionOf(world, node).clockOwner === 'enterprise'
    ? ENTERPRISE
    : unitOfNode(world, project, node);

/** Who answers for what it is about today; null where that is no node, or nobody does. */
export function personAbout(world: World, project: Project, about: ItemAbout): string | null {
  const node = nodeAbout(project, about);
  const isRunning = node !== null && project.nodes.get(node)?.status === 'running';
  return isRunning && NODE.test(about ?? '') ? responsibleFor(world, project, node).person : null;
}

/** Whom a form proposes: who answers for the node, else for the unit that has to do with it. */
export function personProposed(world: World, project: Project, about: ItemAbout): PersonId | null {
  const person = personAbout(world, project, about);
  const unit = unitAbout(world, project, about);
  if (person !== null || unit === null) return person;
  return responsibleOfUnit(world, project, unit).person;
}

/**
 * Whether two instructions are on the same target, so that one of them must stand. On the project as
 * a whole many things may be asked of many units: there the unit tells them apart.
 */
export const isSameTarget = (
  a: { readonly about: ItemAbout; readonly unit: UnitCode },
  b: { readonly about: ItemAbout; readonly unit: UnitCode },
): boolean => a.about === b.about && (a.about !== null || a.unit === b.unit);

/** Instructions that stand and are not done, in the order in which they were given. */
export function standingInstructions(project: Pick<Project, 'matters'>): InstructionItem[] {
  return [...project.matters.values()].filter(
    (matter): matter is InstructionItem =>
      matter.kind === 'datedItem' && matter.source.kind === 'instruction' && isOpenItem(matter),
  );
}

export type InstructionItem = DatedItem & {
  readonly source: Extract<DatedItem['source'], { kind: 'instruction' }>;
};
