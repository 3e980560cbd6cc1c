import type { UnitCode } from '../catalogue/types.ts';
import type { PersonId } from '../people/types.ts';
import { responsibleOfUnit } from '../project/people.ts';
import type { Project, World } from '../project/types.ts';
import type { Consultation } from './types.ts';

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
