import { type SQL, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/time.ts';
import type { CardSubject } from '../../domain/project/notices.ts';
import type { Db } from '../client.ts';
import { isoOf } from './outbox.ts';

/** Cards that tell how a project as a whole stands: they come whatever its standing. */
const ofStanding: readonly CardSubject['kind'][] = [
  'progress',
  'suspended',
  'resumed',
  'ended',
  'archived',
  'withdrawn',
];

/** Rows of these projects that post or mark a card which calls somebody; answers and forms do not. */
const isCallOf = (projects: readonly string[]): SQL => sql`
  outbox.kind in ('post', 'urgent') and cards.id = (outbox.body->>'card')::bigint
    and cards.project_id in ${[...projects]} and cards.subject->>'kind' not in ${[...ofStanding]}
    and cards.subject->>'kind' not like '%Form' and cards.subject->>'kind' <> 'fileAsk'`;

/**
 * Puts by what still waits to call somebody about projects that stand still from now on. What is
 * being sent at this moment goes out.
 */
export async function holdCalls(db: Db, projects: readonly string[]): Promise<void> {
  if (projects.length === 0) return;
  await db.execute(sql`
    update outbox set state = 'held' from cards
    where outbox.state = 'waiting' and ${isCallOf(projects)}`);
}

/** Lets it go on, each at its own time but not before `notBefore`: what is over by then is not sent. */
export async function releaseCalls(
  db: Db,
  projects: readonly string[],
  notBefore: Instant,
): Promise<void> {
  if (projects.length === 0) return;
  await db.execute(sql`
    update outbox set state = 'waiting',
      not_before = greatest(not_before, ${isoOf(notBefore)}::timestamptz)
    from cards where outbox.state = 'held' and ${isCallOf(projects)}`);
}

/** Ends it with the projects: nobody is called about what is not to be done any more. */
export async function dropCalls(db: Db, projects: readonly string[], now: Instant): Promise<void> {
  if (projects.length === 0) return;
  await db.execute(sql`
    with dropped as (
      update outbox set state = 'done', error = 'the project has ended',
        finished_at = ${isoOf(now)}::timestamptz
      from cards where outbox.state in ('waiting', 'held') and ${isCallOf(projects)}
      returning cards.id as card
    )
    update cards set state = 'final' from dropped
    where cards.id = dropped.card and cards.state = 'queued'`);
}
