import { unitOf } from '../catalogue/requirements.ts';
import type { NodeCode, UnitCode } from '../catalogue/types.ts';
import type { PersonId } from '../people/types.ts';
import { worldFor } from './edition.ts';
import { definitionOf, runningNodes } from './node-view.ts';
import type { Project, World } from './types.ts';

/** The unit of people of an enterprise; none of the district's. */
export const ENTERPRISE: UnitCode = 'ENT';

/** How the responsible person of a node was found; `agent` and `lead` stand in for an empty unit. */
export type ResponsibleVia =
  | 'assigned'
  | 'enterprise-clock'
  | 'team-helper'
  | 'unit-helper'
  | 'unit-head'
  | 'stand-in';

export interface Responsible {
  readonly person: PersonId | null;
  readonly via: ResponsibleVia;
  /** Whom the person stands in for while that one is on leave. */
  readonly absent?: PersonId;
}

/** What it takes to know who answers for a node: the nodes themselves only where they are at hand. */
export type Answerable = Pick<Project, 'location' | 'team'> &
  Partial<Pick<Project, 'nodes' | 'catalogueVersion'>>;

/** The unit that answers for a node; `@SITE` is the unit of the project's place. */
export const unitOfNode = (world: World, project: Pick<Project, 'location'>, code: NodeCode) =>
  unitOf(world.catalogue, definitionOf(world, code).responsibleUnit, project.location);

/**
 * Who answers for a node today: whoever `holderOf` names, or their stand-in while they are on leave.
 */
export const responsibleFor = (world: World, project: Answerable, code: NodeCode): Responsible =>
  actingFor(world, holderOf(world, project, code));

/**
 * Who a node belongs to, on leave or not: whom it was handed to, as long as they are here; else the
 * helper of its unit in the project's team, else of the unit, else the unit head. Where the clock is
 * the enterprise's, the agent. A unit with nobody on record falls to the agent and then the project's
 * lead, and cards say so. Source: design, "A node's life".
 */
export function holderOf(around: World, project: Answerable, code: NodeCode): Responsible {
  const { catalogueVersion } = project;
  const world = catalogueVersion ? worldFor(around, { catalogueVersion }) : around;
  const node = project.nodes?.get(code);
  const assigned = node?.status === 'running' ? node.assignedTo : null;
  if (assigned !== null && world.directory.person(assigned)?.active) {
    return { person: assigned, via: 'assigned' };
  }
  const isEnterprise = definitionOf(world, code).clockOwner === 'enterprise';
  const isAgentHere = world.directory.person(project.team.agent)?.active === true;
  const unit = isEnterprise && isAgentHere ? ENTERPRISE : unitOfNode(world, project, code);
  return holderOfUnit(world, project, unit);
}

/**
 * Who answers today for what a unit has to do in a project, by the same rule; for an enterprise
 * (`ENT`) the agent does. Source: design, "A node's life".
 */
export const responsibleOfUnit = (
  world: World,
  project: Pick<Project, 'team'>,
  unit: UnitCode,
): Responsible => actingFor(world, holderOfUnit(world, project, unit));

function actingFor({ directory }: World, holder: Responsible): Responsible {
  const { person } = holder;
  const acting = person && directory.actingFor(person);
  return acting && acting !== person ? { ...holder, person: acting, absent: person } : holder;
}

function holderOfUnit(world: World, { team }: Pick<Project, 'team'>, unit: UnitCode): Responsible {
  const { directory } = world;
  const isActive = (id: PersonId) => directory.person(id)?.active === true;
  if (unit === ENTERPRISE && isActive(team.agent)) {
    return { person: team.agent, via: 'enterprise-clock' };
  }
  const inTeam = team.helpers.find((id) => isActive(id) && directory.person(id)?.unit === unit);
  if (inTeam) return { person: inTeam, via: 'team-helper' };
  const [helper] = directory.inUnit(unit, 'helper');
  if (helper) return { person: helper.id, via: 'unit-helper' };
  const [head] = directory.inUnit(unit, 'unitHead');
  if (head) return { person: head.id, via: 'unit-head' };
  const standIn = [team.agent, team.lead].find(isActive);
  return { person: standIn ?? null, via: 'stand-in' };
}

/** Ids of the active heads (一把手) of a unit; empty where none is on record. */
export function unitHeadsOf(world: World, unit: UnitCode): PersonId[] {
  return world.directory.inUnit(unit, 'unitHead').map((person) => person.id);
}

/**
 * Everybody who belongs in the project's group now: the team, who answers for running nodes, who was
 * called for a blocker or another matter, and the stand-ins of those of them who are on leave.
 */
export function groupMembers(around: World, project: Project): PersonId[] {
  const world = worldFor(around, project);
  const { team } = project;
  const ids = new Set<PersonId>([team.lead, team.agent, ...team.helpers, ...team.unitHeads]);
  if (team.enterpriseContact) ids.add(team.enterpriseContact);
  for (const node of runningNodes(project)) {
    const { person } = holderOf(world, project, node.code);
    if (person) ids.add(person);
    for (const head of unitHeadsOf(world, unitOfNode(world, project, node.code))) ids.add(head);
  }
  for (const { called } of project.matters.values()) for (const id of called ?? []) ids.add(id);
  const all = withStandIns(world, [...ids]);
  return all.filter((id) => world.directory.person(id)?.active === true);
}

/** These people, each once, and behind them whoever acts today for one who is on leave. */
export const withStandIns = ({ directory }: World, ids: readonly PersonId[]): PersonId[] => [
  ...new Set([...ids, ...ids.map((id) => directory.actingFor(id))]),
];
