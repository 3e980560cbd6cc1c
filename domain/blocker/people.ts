import type { UnitCode } from '../catalogue/types.ts';
import type { PersonId } from '../people/types.ts';
import { responsibleOfUnit, unitHeadsOf } from '../project/people.ts';
import type { Project, World } from '../project/types.ts';
import type { Blocker, BlockerLevel } from './types.ts';

type Team = Pick<Project, 'team'>;

/** Who speaks for a unit in a project: whoever answers for it, its helpers and its heads. */
export function speakersOf(world: World, project: Team, unit: UnitCode): PersonId[] {
  const { person } = responsibleOfUnit(world, project, unit);
  const helpers = world.directory.inUnit(unit, 'helper').map(({ id }) => id);
  return [...new Set([...(person ? [person] : []), ...helpers, ...unitHeadsOf(world, unit)])];
}

/** Who is called for units, each once: the one who answers for each. */
export const calledFor = (world: World, project: Team, units: readonly UnitCode[]): PersonId[] => [
  ...new Set(units.flatMap((unit) => responsibleOfUnit(world, project, unit).person ?? [])),
];

/** The unit of a blocker that a person speaks for, its owner before the others; null: none of them. */
export function unitSpokenFor(
  world: World,
  project: Team,
  { owner, parts }: Blocker,
  person: PersonId,
): UnitCode | null {
  const units = [owner, ...parts.map(({ unit }) => unit)];
  return units.find((unit) => speakersOf(world, project, unit).includes(person)) ?? null;
}

/** Everybody who speaks for a unit that is needed, the owner's people first. */
export const unitPeople = (world: World, project: Team, { owner, parts }: Blocker): PersonId[] =>
  [owner, ...parts.map(({ unit }) => unit)].flatMap((unit) => speakersOf(world, project, unit));

/**
 * Who must act on a level: the project's leader, the principal leaders. A role nobody holds is
 * skipped upwards, and at the top downwards. Source: design, section 3 "Blockers", "Supervision".
 */
export function leadersOf(world: World, { team }: Team, level: BlockerLevel): PersonId[] {
  const { directory } = world;
  const lead = directory.person(team.lead)?.active ? [directory.actingFor(team.lead)] : [];
  const principals = directory.withRole('principalLeader').map(({ id }) => id);
  switch (level) {
    case 'unit':
      return [];
    case 'crossUnit':
      return lead.length > 0 ? lead : principals;
    case 'bottleneck':
      return principals.length > 0 ? principals : lead;
    default:
      return level satisfies never;
  }
}

/** Who is called when a reply is late: the heads of the owner unit, else the project's leader. */
export function calledWhenLate(world: World, project: Team, owner: UnitCode): PersonId[] {
  const heads = unitHeadsOf(world, owner).map((id) => world.directory.actingFor(id));
  return heads.length > 0 ? heads : leadersOf(world, project, 'crossUnit');
}

/**
 * Who confirms that a blocker is solved: whoever raised it; the project's agent where that one has
 * left or is of the owner unit, then its leader. Nobody confirms what they have solved themselves.
 * Null: nobody is left. Source: design, section 3 "Blockers".
 */
export function confirmerOf(
  world: World,
  { team }: Team,
  { owner, raised }: Pick<Blocker, 'owner' | 'raised'>,
  solvedBy: PersonId,
): PersonId | null {
  const { directory } = world;
  const isHere = (id: PersonId) => directory.person(id)?.active === true;
  const isOfOwner = directory.person(raised.by)?.unit === owner;
  const wanted = [...(isOfOwner ? [] : [raised.by]), team.agent, team.lead].filter(isHere);
  return wanted.find((id) => id !== solvedBy) ?? wanted[0] ?? null;
}

/** Who may say whether it is solved: who is asked, and once their day has passed the agent, too. */
export function confirmersOf(world: World, project: Team, blocker: Blocker): PersonId[] {
  const { solved, warned } = blocker;
  if (!solved) return [];
  const asked = confirmerOf(world, project, blocker, solved.by);
  const { agent } = project.team;
  const isAgentToo = warned.confirm !== undefined && world.directory.person(agent)?.active === true;
  return [...new Set([...(asked === null ? [] : [asked]), ...(isAgentToo ? [agent] : [])])];
}
