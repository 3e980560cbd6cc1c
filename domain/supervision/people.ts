import { type LadderRole, ladderRoles } from '../catalogue/rules-types.ts';
import type { NodeCode } from '../catalogue/types.ts';
import type { PersonId } from '../people/types.ts';
import { responsibleFor, unitHeadsOf, unitOfNode } from '../project/people.ts';
import type { Project, World } from '../project/types.ts';
import type { Climb, Skipped, SupervisionOrder } from './types.ts';

/** What it takes to say who is asked: the nodes only where they are at hand. */
export type Staffed = Pick<Project, 'location' | 'team'> & Partial<Pick<Project, 'nodes'>>;

/**
 * Who answers for an order now: whom a leader has named, who took it on, else who answers for its
 * node. Whoever has left is passed over; null: nobody is there at all.
 */
export function ownerOfOrder(
  world: World,
  project: Staffed,
  order: Pick<SupervisionOrder, 'node' | 'accepted' | 'assigned'>,
): PersonId | null {
  const { directory } = world;
  const named = [order.assigned, order.accepted?.responsible].find(
    (id) => id !== null && id !== undefined && directory.person(id)?.active === true,
  );
  return named ? directory.actingFor(named) : responsibleFor(world, project, order.node).person;
}

/** Those who hold a role for a node, whether they are there or not. */
function holdersOf(world: World, project: Staffed, node: NodeCode, role: LadderRole): PersonId[] {
  switch (role) {
    case 'unitHead': {
      const unit = unitOfNode(world, project, node);
      return world.directory
        .known()
        .filter((person) => person.unit === unit && person.role === 'unitHead')
        .map(({ id }) => id);
    }
    case 'portfolioLeader':
      return [project.team.lead];
    case 'principalLeader':
      return world.directory
        .known()
        .filter((person) => person.role === 'principalLeader')
        .map(({ id }) => id);
    default:
      return role satisfies never;
  }
}

/** Why somebody is not asked themselves; undefined: they are. */
function whyNot({ directory }: World, id: PersonId): Skipped['why'] | undefined {
  const person = directory.person(id);
  if (!person?.active) return 'left';
  const acting = directory.person(directory.actingFor(id));
  return acting?.unreachable ? 'unreachable' : undefined;
}

/**
 * Whom a missed step climbs to: those who hold the role, or who stand in for them; a role that nobody
 * holds, or whose holders have left or cannot be reached, is passed over upwards and named. Where
 * nobody is left above, it goes to the operators, so that it is never asked of nobody. `owner` is who
 * has missed the step: to be asked again by it would be no climb.
 * Source: design, section 3 "Supervision".
 */
export function climbTo(
  world: World,
  project: Staffed,
  node: NodeCode,
  from: LadderRole,
  owner: PersonId | null = null,
): Climb {
  const skipped: Skipped[] = [];
  for (const role of ladderRoles.slice(ladderRoles.indexOf(from))) {
    const holders = holdersOf(world, project, node, role);
    const called: PersonId[] = [];
    for (const person of holders) {
      const isOwner = owner !== null && world.directory.actingFor(person) === owner;
      const why = whyNot(world, person) ?? (isOwner ? ('is-owner' as const) : undefined);
      if (why) skipped.push({ role, person, why });
      else called.push(world.directory.actingFor(person));
    }
    if (called.length > 0) return { role, called: [...new Set(called)], skipped };
    if (holders.length === 0) skipped.push({ role, person: null, why: 'nobody' });
  }
  const called = world.directory.withRole('operator').map(({ id }) => id);
  return { role: 'operator', called, skipped };
}

/**
 * Who is asked first, when the order opens: who answers for the node; where they cannot be reached,
 * the way up begins with the unit's head. Source: lifecycle rules, step 1.
 */
export const firstAsked = (world: World, project: Staffed, node: NodeCode): Climb =>
  askedOrUp(world, project, node, responsibleFor(world, project, node).person);

/**
 * Who is asked when an order goes on or comes back: whoever took it on or was named for it, who is
 * not always who answers for its node.
 */
export const askedAgain = (
  world: World,
  project: Staffed,
  order: Pick<SupervisionOrder, 'node' | 'accepted' | 'assigned'>,
): Climb => askedOrUp(world, project, order.node, ownerOfOrder(world, project, order));

function askedOrUp(world: World, project: Staffed, node: NodeCode, person: PersonId | null): Climb {
  const why = person === null ? undefined : whyNot(world, person);
  if (person !== null && why === undefined) {
    return { role: 'responsible', called: [person], skipped: [] };
  }
  const up = climbTo(world, project, node, 'unitHead');
  return person !== null && why
    ? { ...up, skipped: [{ role: 'responsible', person, why }, ...up.skipped] }
    : up;
}

/**
 * Who may verify an order: verifiers who had no hand in the work; where there is none, the leaders
 * above, who had none either. Source: design, section 3 "Supervision" (销号).
 */
export function verifiersOf(
  { directory }: World,
  { team }: Staffed,
  { doers }: Pick<SupervisionOrder, 'doers'>,
): PersonId[] {
  const isFree = (id: PersonId) => directory.person(id)?.active === true && !doers.includes(id);
  const verifiers = directory.withRole('verifier').map(({ id }) => id);
  const above = [team.lead, ...directory.withRole('principalLeader').map(({ id }) => id)];
  const free = verifiers.filter(isFree);
  return free.length > 0 ? free : above.filter(isFree);
}

/** The verifiers as a step that calls them, in their own chats. */
export const verification = (
  world: World,
  project: Staffed,
  order: Pick<SupervisionOrder, 'doers'>,
): Climb => ({ role: 'verifier', called: verifiersOf(world, project, order), skipped: [] });

/** Who leads above the unit: the project's lead and the principal leaders. */
export function leadersAbove({ directory }: World, { team }: Staffed): PersonId[] {
  const principals = directory.withRole('principalLeader').map(({ id }) => id);
  const lead = directory.person(team.lead)?.active ? [team.lead] : [];
  return [...new Set([...lead, ...principals])];
}

/**
 * Who may confirm that the enterprise is the cause: its own side, and never somebody of the unit that
 * this would clear. Source: lifecycle README, section 9: 企业原因(需企业或代办员确认).
 */
export function causeConfirmers(world: World, project: Staffed, node: NodeCode): PersonId[] {
  const { directory } = world;
  const unit = unitOfNode(world, project, node);
  const { agent, enterpriseContact } = project.team;
  return [agent, enterpriseContact].filter((id): id is PersonId => {
    const person = id === null ? undefined : directory.person(id);
    return person?.active === true && person.unit !== unit;
  });
}

/** Who is to come where a summons is held: the unit's heads, and whoever answers for the order. */
export function summonedBy(
  world: World,
  project: Staffed,
  order: Pick<SupervisionOrder, 'node' | 'accepted' | 'assigned'>,
): PersonId[] {
  const owner = ownerOfOrder(world, project, order);
  const heads = unitHeadsOf(world, unitOfNode(world, project, order.node));
  return [...new Set([...heads, ...(owner === null ? [] : [owner])])];
}

/** Who speaks for the unit of an order's node: its owner, helpers and heads. */
export function workersOf(
  world: World,
  project: Staffed,
  order: Pick<SupervisionOrder, 'node' | 'accepted' | 'assigned'>,
): PersonId[] {
  const unit = unitOfNode(world, project, order.node);
  const owner = ownerOfOrder(world, project, order);
  const { person } = responsibleFor(world, project, order.node);
  const helpers = world.directory.inUnit(unit, 'helper').map(({ id }) => id);
  const ids = [owner, person, ...helpers, ...unitHeadsOf(world, unit)];
  return [...new Set(ids.filter((id): id is PersonId => id !== null))];
}
