import type { PersonId } from '../people/types.ts';
import { worldFor } from '../project/edition.ts';
import { groupMembers } from '../project/people.ts';
import type { Project, ProjectId, World } from '../project/types.ts';
import type { TeamRole } from '../team/types.ts';

/** What is known of who can be reached, from the platform itself. */
export interface Reached {
  /** Members of the project's group; null where it has none, or it is lost. */
  readonly members: ReadonlySet<PersonId> | null;
  /** Everybody the app may see; whoever resigned is not among them. */
  readonly inRange: ReadonlySet<PersonId>;
}

/** Why somebody, or everybody, of a project cannot be reached. */
export type Hole =
  | { readonly kind: 'group-lost'; readonly project: ProjectId }
  | { readonly kind: 'not-in-group'; readonly project: ProjectId; readonly person: PersonId }
  | { readonly kind: 'out-of-range'; readonly project: ProjectId; readonly person: PersonId }
  /** A part of the team is in the hands of somebody who has left. */
  | {
      readonly kind: 'left';
      readonly project: ProjectId;
      readonly role: TeamRole;
      readonly person: PersonId;
    };

/**
 * Who of those that must act in a project cannot be reached. Source: the whole life of a project,
 * onboarding: "in the app's range, not resigned, in the group".
 */
export function holesOf(around: World, project: Project, { members, inRange }: Reached): Hole[] {
  const world = worldFor(around, project);
  const { id, team } = project;
  const hasLeft = (person: PersonId) => world.directory.person(person)?.active !== true;
  const parts: readonly (readonly [TeamRole, PersonId | null])[] = [
    ['lead', team.lead],
    ['agent', team.agent],
    ['enterpriseContact', team.enterpriseContact],
    ...team.helpers.map((person) => ['helper', person] as const),
  ];
  const left = parts.flatMap(([role, person]): Hole[] =>
    person !== null && hasLeft(person) ? [{ kind: 'left', project: id, role, person }] : [],
  );
  const people = groupMembers(world, project);
  const outside = people.filter((person) => !inRange.has(person));
  return [
    ...(members === null ? [{ kind: 'group-lost' as const, project: id }] : []),
    ...left,
    ...outside.map((person) => ({ kind: 'out-of-range' as const, project: id, person })),
    ...people
      .filter((person) => members !== null && inRange.has(person) && !members.has(person))
      .map((person) => ({ kind: 'not-in-group' as const, project: id, person })),
  ];
}
