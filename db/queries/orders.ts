import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/time.ts';
import type { MatterId } from '../../domain/matter/types.ts';
import type { ProjectId } from '../../domain/project/types.ts';
import type { SupervisionEvent } from '../../domain/supervision/events.ts';
import { supervisionAppliers } from '../../domain/supervision/evolve.ts';
import type { Db } from '../client.ts';
import { events, payloads } from '../schema/index.ts';
import { projectEventOf } from './events.ts';

const orderEventTypes = Object.keys(supervisionAppliers);

/** Everything that happened to one order of a project, oldest first, with what is left of its words. */
export async function readOrderLog(
  db: Db,
  projectId: ProjectId,
  order: MatterId,
): Promise<{ readonly at: Instant; readonly event: SupervisionEvent }[]> {
  const rows = await db
    .select({ event: events, payload: payloads.body })
    .from(events)
    .leftJoin(payloads, eq(payloads.id, events.payloadId))
    .where(
      and(
        eq(events.projectId, projectId),
        inArray(events.type, orderEventTypes),
        eq(sql`${events.data}->>'matter'`, order),
      ),
    )
    .orderBy(asc(events.id));
  return rows.map(({ event, payload }) => ({
    at: event.at,
    event: projectEventOf(event, payload) as SupervisionEvent,
  }));
}
