import { mattersOf } from '../matter/machine.ts';
import type { Waiting } from '../matter/waiting.ts';
import type { PersonId } from '../people/types.ts';
import type { Project, World } from '../project/types.ts';
import { runnersOf } from './people.ts';

/** Open errands that wait for a person: to be taken, or, by whoever took them, to be done. */
export function errandWaits(world: World, project: Project, person: PersonId): Waiting[] {
  const isRunner = runnersOf(world, project).includes(person);
  return mattersOf(project, 'errand').flatMap(
    ({ id: matter, node, taken, done, takeDueAt }): Waiting[] => {
      if (done) return [];
      if (!taken) return isRunner ? [{ matter, node, dueAt: takeDueAt, act: 'errand-take' }] : [];
      const isTheirs = taken.by === person || (isRunner && !isHere(world, taken.by));
      return isTheirs ? [{ matter, node, dueAt: null, act: 'errand-do' }] : [];
    },
  );
}

const isHere = ({ directory }: World, id: PersonId): boolean =>
  directory.person(id)?.active === true;
