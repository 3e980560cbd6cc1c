import type { Instant } from '../../domain/calendar/time.ts';
import type { PersonId } from '../../domain/people/types.ts';
import { afterQuietHours, type CardSubject, type Notice } from '../../domain/project/notices.ts';
import { responsibleFor } from '../../domain/project/people.ts';
import type { Project, World } from '../../domain/project/types.ts';

/**
 * Posts again what a group lost or never got. It calls whom the first post called, but for those who
 * have left since; where nobody of them is there, whoever answers for the node now.
 */
export function repost(
  world: World,
  project: Project,
  card: CardSubject,
  mention: readonly PersonId[],
  now: Instant,
): Notice {
  const there = mention.filter((id) => world.directory.person(id)?.active);
  const isLeft = there.length === 0 && mention.length > 0;
  const node = 'node' in card ? card.node : null;
  const next = isLeft && node !== null ? responsibleFor(world, project, node).person : null;
  return {
    type: 'postToGroup',
    card,
    mention: next === null ? there : [next],
    notBefore: afterQuietHours(now),
  };
}
