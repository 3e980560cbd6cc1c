import type { Instant } from '../calendar/time.ts';
import type { Person, PersonId } from '../people/types.ts';
import type { ProjectId } from '../project/types.ts';

/** What has come of an import since, so that taking it back would lose somebody's work. */
export type Obstacle =
  | {
      readonly code: 'project-touched';
      readonly project: ProjectId;
      readonly name: string;
      /** Who did something last, and when; how often anybody did. */
      readonly by: PersonId;
      readonly at: Instant;
      readonly times: number;
    }
  | { readonly code: 'person-acted'; readonly person: PersonId; readonly times: number }
  | {
      readonly code: 'person-in-team';
      readonly person: PersonId;
      readonly projects: readonly string[];
    }
  /** Changed again since, or gone. */
  | { readonly code: 'person-changed'; readonly person: PersonId };

/** What the log and the tables say of all that an import has made. */
export interface Aftermath {
  readonly touched: readonly Omit<Extract<Obstacle, { code: 'project-touched' }>, 'code'>[];
  readonly acted: readonly { readonly person: PersonId; readonly times: number }[];
  readonly inTeams: readonly { readonly person: PersonId; readonly projects: readonly string[] }[];
  /** The people whom it added or changed, as they stand. */
  readonly people: readonly Person[];
}

/**
 * What stands in the way of taking an import back: whatever anybody has done in its projects since,
 * and people of it who have acted, stand in a team or were changed again.
 */
export function obstaclesOf(
  made: {
    readonly added: readonly PersonId[];
    readonly changed: readonly { readonly after: Person }[];
  },
  { touched, acted, inTeams, people }: Aftermath,
): Obstacle[] {
  const now = new Map(people.map((person) => [person.id, person]));
  const added = new Set(made.added);
  return [
    ...touched.map((facts) => ({ code: 'project-touched', ...facts }) as const),
    ...acted
      .filter(({ person }) => added.has(person))
      .map((facts) => ({ code: 'person-acted', ...facts }) as const),
    ...inTeams
      .filter(({ person }) => added.has(person))
      .map((facts) => ({ code: 'person-in-team', ...facts }) as const),
    ...made.changed
      .filter(({ after }) => !isSame(after, now.get(after.id)))
      .map(({ after }) => ({ code: 'person-changed', person: after.id }) as const),
  ];
}

/** Leave comes and goes and is no part of what a sheet says. */
const isSame = (a: Person, b: Person | undefined): boolean =>
  b !== undefined &&
  a.name === b.name &&
  a.unit === b.unit &&
  a.role === b.role &&
  a.title === b.title &&
  a.active === b.active;
