import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import type { Db } from '../../db/client.ts';
import { projectEventOf } from '../../db/queries/events.ts';
import { events, payloads } from '../../db/schema/index.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { ProjectEvent } from '../../domain/project/events.ts';
import { projectEventTypes } from '../../domain/project/evolve.ts';

export interface Logged {
  readonly id: number;
  readonly projectId: string;
  readonly event: ProjectEvent;
  readonly at: Instant;
}

/** What came into the log of all projects after row `last`, oldest first. */
export async function readLog(db: Db, last: number): Promise<Logged[]> {
  const rows = await db
    .select({ row: events, payload: payloads.body })
    .from(events)
    .leftJoin(payloads, eq(payloads.id, events.payloadId))
    .where(and(gt(events.id, last), inArray(events.type, [...projectEventTypes])))
    .orderBy(asc(events.id));
  return rows.map(({ row, payload }) => ({
    id: row.id,
    projectId: row.projectId ?? '',
    event: projectEventOf(row, payload),
    at: row.at,
  }));
}
