import { HOUR } from '../calendar/time.ts';
import { mattersOf } from '../matter/machine.ts';
import type { Waiting } from '../matter/waiting.ts';
import type { PersonId } from '../people/types.ts';
import type { Project, World } from '../project/types.ts';
import { doerOf, recorderOf } from './people.ts';

/** Items that a person has to do, and meetings whose outcome they have to put down. */
export function consultationWaits(world: World, project: Project, person: PersonId): Waiting[] {
  const meetings = mattersOf(project, 'consultation').flatMap((meeting): Waiting[] =>
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
  const items = mattersOf(project, 'datedItem').flatMap((item): Waiting[] =>
    item.done === null && doerOf(world, project, item) === person
      ? [{ matter: item.id, node: item.node, dueAt: item.dueAt, act: 'item-do' }]
      : [],
  );
  return [...meetings, ...items];
}
