import type { UnitCode } from '../catalogue/types.ts';
import type { PersonId } from '../people/types.ts';
import { responsibleOfUnit, unitHeadsOf } from '../project/people.ts';
import type { Project, World } from '../project/types.ts';
import type { Consultation, DatedItem } from './types.ts';

type Team = Pick<Project, 'team'>;

/** Who is called to a meeting: for each unit the one who answers for it, each person once. */
export const calledTo = (world: World, project: Team, units: readonly UnitCode[]): PersonId[] => [
  ...new Set(units.flatMap((unit) => responsibleOfUnit(world, project, unit).person ?? [])),
];

/** Who puts the outcome down: whoever called the meeting, else the agent, else the lead. */
export function recorderOf(
  { directory }: World,
  { team }: Team,
  { convened }: Pick<Consultation, 'convened'>,
): PersonId | null {
  const here = [convened.by, team.agent, team.lead].find(
    (id) => directory.person(id)?.active === true,
  );
  return here === undefined ? null : directory.actingFor(here);
}

/** Who does an item today: the person named, or who stands in; else whoever answers for the unit. */
export function doerOf(
  world: World,
  project: Team,
  { owner, unit }: Pick<DatedItem, 'owner' | 'unit'>,
): PersonId | null {
  if (owner !== null && world.directory.person(owner)?.active) {
    return world.directory.actingFor(owner);
  }
  return responsibleOfUnit(world, project, unit).person;
}

/** Who may say that an item is done: its doer and the heads of its unit. */
export function doersOf(world: World, project: Team, item: DatedItem): PersonId[] {
  const doer = doerOf(world, project, item);
  return [...new Set([...(doer === null ? [] : [doer]), ...unitHeadsOf(world, item.unit)])];
}

/** Who is called where an item is late: its doer and the heads of the unit. */
export const calledWhenLate = (world: World, project: Team, item: DatedItem): PersonId[] =>
  doersOf(world, project, item).map((id) => world.directory.actingFor(id));
