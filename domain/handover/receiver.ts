import type { NodeCode } from '../catalogue/types.ts';
import { isWorkerRole, type Person, type PersonId } from '../people/types.ts';
import type { Refusal } from '../project/commands.ts';
import { definitionOf } from '../project/node-view.ts';
import { responsibleFor, unitOfNode } from '../project/people.ts';
import type { Project, World } from '../project/types.ts';

const isWorker = ({ role }: Person): boolean => isWorkerRole(role);

/**
 * People a node can be handed to today: those of its unit who are here and do not answer for it
 * already; where the clock is the enterprise's, the project's agent as well.
 */
export function receiversOf(world: World, project: Project, code: NodeCode): Person[] {
  const holder = responsibleFor(world, project, code).person;
  return world.directory
    .everybody()
    .filter(({ id }) => id !== holder && receiverRefusal(world, project, code, id) === undefined);
}

/** Why a node cannot be handed to a person; undefined: nothing stands against it. */
export function receiverRefusal(
  world: World,
  project: Project,
  code: NodeCode,
  to: PersonId,
): Refusal | undefined {
  const absent = absenceRefusal(world, to);
  if (absent) return absent;
  const person = world.directory.person(to);
  const unit = unitOfNode(world, project, code);
  const isOfUnit = person?.unit === unit && isWorker(person);
  const isAgent =
    definitionOf(world, code).clockOwner === 'enterprise' && to === project.team.agent;
  return isOfUnit || isAgent ? undefined : { code: 'receiver-of-other-unit', person: to, unit };
}

/** Why nothing can be handed to a person today, whatever it is; undefined: they are here. */
export function absenceRefusal({ directory }: World, person: PersonId): Refusal | undefined {
  if (!directory.person(person)?.active) return { code: 'receiver-gone', person };
  const away = directory.absenceOf(person);
  return away ? { code: 'receiver-away', person, until: away.until } : undefined;
}

/**
 * Whether a person can take the place of another: somebody of the same unit does a unit's work, an
 * agent another agent's, a leader another leader's; else it takes the same role.
 */
export function canReplace(to: Person, from: Person): boolean {
  if (isLeader(from)) return isLeader(to);
  if (isWorker(from) && isWorker(to) && to.unit === from.unit) return true;
  return from.role === to.role && (!isWorker(from) || from.role === 'agent');
}

const isLeader = ({ role }: Person): boolean =>
  role === 'principalLeader' || role === 'portfolioLeader';
