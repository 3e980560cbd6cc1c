import type { PersonId, Role } from '../people/types.ts';
import type { Project, World } from '../project/types.ts';

/** Whose place it is to decide where a project's lead cannot, in this order. */
const NEXT_IN_LINE: readonly Role[] = ['portfolioLeader', 'principalLeader', 'operator'];

type Led = Pick<Project, 'team'>;

/**
 * Whom a request for more time is put to: the project's lead; where that one has left or is on leave
 * without a leader in their place, another leader of the district, at last an operator. Never who
 * asked, `asker` (null: nobody has yet). Null: nobody is left to decide. Source: the whole life of a project, item 4.
 */
export function deciderOf(
  { directory }: World,
  { team }: Led,
  asker: PersonId | null,
): PersonId | null {
  const isHere = (id: PersonId) =>
    directory.person(id)?.active === true && !directory.absenceOf(id) && id !== asker;
  const others = NEXT_IN_LINE.flatMap((role) => directory.withRole(role).map(({ id }) => id));
  return [directory.actingFor(team.lead), ...others].find(isHere) ?? null;
}

/**
 * All who may decide on it, whom it is put to first: the project's lead and above, never who asked.
 * Source: design, section 3 "Access".
 */
export function decidersOf(world: World, project: Led, asker: PersonId | null): PersonId[] {
  const { directory } = world;
  const { lead } = project.team;
  const decider = deciderOf(world, project, asker);
  const leaders = directory.withRole('principalLeader').map(({ id }) => id);
  const ids = [
    ...(decider === null ? [] : [decider]),
    ...(directory.person(lead)?.active ? [lead] : []),
    ...leaders,
  ];
  return [...new Set(ids)].filter((id) => id !== asker);
}
