import { HOUR } from '../calendar/time.ts';
import { mattersOf } from '../matter/machine.ts';
import type { Waiting } from '../matter/waiting.ts';
import type { PersonId } from '../people/types.ts';
import type { Project, World } from '../project/types.ts';
import { recorderOf } from './people.ts';

/** Meetings whose outcome a person has to put down. */
export function consultationWaits(world: World, project: Project, person: PersonId): Waiting[] {
  return mattersOf(project, 'consultation').flatMap((meeting): Waiting[] =>
    meeting.reminded.outcome !== undefined &&
    meeting.state === 'planned' &&
    recorderOf(world, project, meeting) === person
      ? [
          {
            matter: meeting.id,
            node: meeting.node,
            dueAt: meeting.meetAt + 24 * HOUR,
            act: 'consultation-outcome',
          },
        ]
      : [],
  );
}
