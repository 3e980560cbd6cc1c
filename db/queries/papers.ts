import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/time.ts';
import type { MaterialCode } from '../../domain/catalogue/types.ts';
import type { ProjectEvent, ProjectEventType } from '../../domain/project/events.ts';
import type { ProjectId } from '../../domain/project/types.ts';
import type { Db } from '../client.ts';
import { events, payloads } from '../schema/index.ts';
import { projectEventOf } from './events.ts';

const types: readonly ProjectEventType[] = [
  'materialFiled',
  'materialRejected',
  'materialPromised',
  'materialExpired',
  'expirySet',
  'materialAskedAgain',
];

/** What has happened to one paper of a project, oldest first, with what its payloads still hold. */
export async function readPaperLog(
  db: Db,
  projectId: ProjectId,
  material: MaterialCode,
): Promise<{ event: ProjectEvent; at: Instant; actor: string | null }[]> {
  const rows = await db
    .select({ event: events, payload: payloads.body })
    .from(events)
    .leftJoin(payloads, eq(payloads.id, events.payloadId))
    .where(
      and(
        eq(events.projectId, projectId),
        inArray(events.type, [...types]),
        sql`${events.data}->>'material' = ${material}`,
      ),
    )
    .orderBy(asc(events.id));
  return rows.map(({ event, payload }) => ({
    event: projectEventOf(event, payload),
    at: event.at,
    actor: event.actor,
  }));
}
