import type { PersonId } from '../people/types.ts';
import type { Project, World } from '../project/types.ts';

type Team = Pick<Project, 'team'>;

/** Who runs errands in a project: its agent, else its leader. Empty where both have left. */
export function runnersOf({ directory }: World, { team }: Team): PersonId[] {
  const runner = [team.agent, team.lead].find((id) => directory.person(id)?.active === true);
  return runner === undefined ? [] : [directory.actingFor(runner)];
}

/** Who is called where nobody takes an errand: the project's leader. */
export function calledWhenNotTaken({ directory }: World, { team }: Team): PersonId[] {
  return directory.person(team.lead)?.active === true ? [directory.actingFor(team.lead)] : [];
}
