import type { PersonId } from '../people/types.ts';
import { responsibleOfUnit, unitHeadsOf } from '../project/people.ts';
import type { Project, World } from '../project/types.ts';
import type { DatedItem } from './types.ts';

type Team = Pick<Project, 'team'>;

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
