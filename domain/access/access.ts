import type { NodeCode } from '../catalogue/types.ts';
import type { PersonId, Role } from '../people/types.ts';
import type { ActType } from '../project/commands.ts';
import { definitionOf } from '../project/node-view.ts';
import { groupMembers, responsibleFor, unitHeadsOf, unitOfNode } from '../project/people.ts';
import type { Project, World } from '../project/types.ts';

type Rule = (world: World, project: Project, node: NodeCode) => PersonId[];

const responsible: Rule = (world, project, node) => {
  const { person } = responsibleFor(world, project, node);
  return person ? [person] : [];
};
const unitHelpers: Rule = (world, project, node) =>
  world.directory.inUnit(unitOfNode(world, project, node), 'helper').map(({ id }) => id);
const unitHeads: Rule = (world, project, node) =>
  unitHeadsOf(world, unitOfNode(world, project, node));
const agentOnEnterpriseClock: Rule = (world, { team }, node) => {
  const isEnterprise = definitionOf(world, node).clockOwner === 'enterprise';
  return isEnterprise && world.directory.person(team.agent)?.active ? [team.agent] : [];
};
const operators: Rule = (world) => world.directory.withRole('operator').map(({ id }) => id);
const members: Rule = (world, project) => groupMembers(world, project);

const nodeWorkers = [responsible, unitHelpers, unitHeads, agentOnEnterpriseClock];

/** The one table of who may do what. Source: design, section 3 "Access". */
const table: Readonly<Record<ActType, readonly Rule[]>> = {
  accept: nodeWorkers,
  finish: nodeWorkers,
  fileMaterial: [members],
  promiseMaterials: [unitHeads],
  setDue: [responsible, operators],
};

/** Ids of all who may do `act` on a node of the project, the responsible person first. */
export function whoMay(
  world: World,
  project: Project,
  act: ActType,
  node: NodeCode,
): readonly PersonId[] {
  return [...new Set(table[act].flatMap((rule) => rule(world, project, node)))];
}

/** Filing needs no node: anyone in the project's group may send a paper. */
export const mayFile = (world: World, project: Project, person: PersonId): boolean =>
  groupMembers(world, project).includes(person);

const seesAll: readonly Role[] = ['principalLeader', 'portfolioLeader', 'verifier', 'operator'];

/**
 * Whether a person may look at a project: whoever belongs in its group, the district's leaders, the
 * verifiers and the operators. An enterprise never sees another one's project.
 */
export function maySee(world: World, project: Project, person: PersonId): boolean {
  const role = world.directory.person(person)?.role;
  return (role && seesAll.includes(role)) || groupMembers(world, project).includes(person);
}
