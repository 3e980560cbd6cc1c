import { and, asc, eq, inArray, isNotNull, max } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/time.ts';
import type { ProjectEvent, ProjectEventType } from '../../domain/project/events.ts';
import { projectEventTypes } from '../../domain/project/evolve.ts';
import type { ProjectId } from '../../domain/project/types.ts';
import type { Db } from '../client.ts';
import { type EventSource, events, payloads, projects } from '../schema/index.ts';

export interface LogEntry {
  readonly projectId: ProjectId | null;
  readonly node: string | null;
  /** Of a lead's event. */
  readonly leadId?: string;
  readonly type: string;
  readonly at: Instant;
  /** Null where time or the system acted. */
  readonly actor: string | null;
  readonly source: EventSource;
  readonly data: Record<string, unknown>;
  /** Free text and personal data: kept apart, so that it may be blanked. */
  readonly payload?: Record<string, unknown>;
}

/** Rows a single statement carries at most: well below PostgreSQL's 65,535 parameters. */
const CHUNK = 2_000;

/** Appends to the log, in the given order; answers the ids, in the same order. */
export async function appendEvents(db: Db, entries: readonly LogEntry[]): Promise<number[]> {
  const ids: number[] = [];
  for (let from = 0; from < entries.length; from += CHUNK) {
    ids.push(...(await appendChunk(db, entries.slice(from, from + CHUNK))));
  }
  return ids;
}

async function appendChunk(db: Db, entries: readonly LogEntry[]): Promise<number[]> {
  const bodies = entries.flatMap((entry) => (entry.payload ? [{ body: entry.payload }] : []));
  const ids =
    bodies.length > 0
      ? await db.insert(payloads).values(bodies).returning({ id: payloads.id })
      : [];
  let next = 0;
  const rows = await db
    .insert(events)
    .values(
      entries.map(({ payload, ...entry }) => ({
        ...entry,
        payloadId: payload ? (ids[next++]?.id ?? null) : null,
      })),
    )
    .returning({ id: events.id });
  // Ids are given in the order of the values, whatever the order in which rows come back.
  return rows.map(({ id }) => id).sort((a, b) => a - b);
}

/** A project event as it is logged: what people wrote themselves goes into the payload. */
export function logEntryOf(
  projectId: ProjectId,
  event: ProjectEvent,
  facts: { at: Instant; actor: string | null; source: EventSource },
): LogEntry {
  const { type, said, file, ...data } = event as ProjectEvent & Personal;
  const node = 'node' in event ? event.node : null;
  const payload = { ...(said ? { said } : {}), ...(file ? { fileName: file.name } : {}) };
  return {
    projectId,
    node,
    type,
    ...facts,
    data: { ...data, ...(file === undefined ? {} : { file: file && { id: file.id } }) },
    ...(said || file ? { payload } : {}),
  };
}

/** Where events keep what people wrote themselves. */
interface Personal {
  readonly said?: Readonly<Record<string, unknown>>;
  readonly file?: { readonly id: string; readonly name: string } | null;
}

/** The project events of one project, oldest first, with what its payloads still hold. */
export async function readProjectEvents(
  db: Db,
  projectId: ProjectId,
): Promise<{ event: ProjectEvent; at: Instant }[]> {
  const rows = await db
    .select({ event: events, payload: payloads.body })
    .from(events)
    .leftJoin(payloads, eq(payloads.id, events.payloadId))
    .where(and(eq(events.projectId, projectId), inArray(events.type, [...projectEventTypes])))
    .orderBy(asc(events.id));
  // The log also holds what became of messages and groups, which changes no project.
  return rows.map(({ event, payload }) => ({
    event: projectEventOf(event, payload),
    at: event.at,
  }));
}

/**
 * What of every project's log is of the given types, oldest first, without what people wrote. One
 * statement, for reports that look over a whole district.
 */
export async function readEventsOf(
  db: Db,
  types: readonly ProjectEventType[],
): Promise<Map<ProjectId, { event: ProjectEvent; at: Instant }[]>> {
  const rows = await db
    .select({ projectId: events.projectId, type: events.type, data: events.data, at: events.at })
    .from(events)
    .where(and(isNotNull(events.projectId), inArray(events.type, [...types])))
    .orderBy(asc(events.id));
  const found = new Map<ProjectId, { event: ProjectEvent; at: Instant }[]>();
  for (const { projectId, type, data, at } of rows) {
    if (projectId === null) continue;
    const log = found.get(projectId) ?? [];
    if (log.length === 0) found.set(projectId, log);
    log.push({ event: projectEventOf({ type, data }, null), at });
  }
  return found;
}

/** A row of the log as the project event it was, with what its payload still holds. */
export function projectEventOf(
  { type, data }: Pick<LogEntry, 'type' | 'data'>,
  payload: Record<string, unknown> | null,
): ProjectEvent {
  const file = data.file as { id: string } | null | undefined;
  const whole = {
    type,
    ...data,
    ...(payload?.said ? { said: payload.said } : {}),
    ...(file ? { file: { ...file, name: payload?.fileName ?? '' } } : {}),
  };
  return whole as ProjectEvent;
}

/** When a person last did something in each project; where nobody ever has, when it was opened. */
export async function lastMoves(db: Db): Promise<Map<ProjectId, Instant>> {
  const rows = await db
    .select({ projectId: projects.id, openedAt: projects.openedAt, at: max(events.at) })
    .from(projects)
    .leftJoin(events, and(eq(events.projectId, projects.id), isNotNull(events.actor)))
    .groupBy(projects.id);
  return new Map(rows.map(({ projectId, openedAt, at }) => [projectId, at ?? openedAt]));
}
