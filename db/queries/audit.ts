import { and, asc, count, eq, gte, inArray, lte, min, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/time.ts';
import type { MatterId } from '../../domain/matter/types.ts';
import type { ProjectId } from '../../domain/project/types.ts';
import type { MissedStep } from '../../domain/supervision/types.ts';
import type { Db } from '../client.ts';
import { events, materials, matters, nodes, outbox, projects } from '../schema/index.ts';

/** Findings of one kind are listed up to here: more say nothing more. */
const MOST = 200;

/**
 * Ids of active projects with a running node due before `before` on which no order is open. Whether
 * the node's clock runs is the domain's to say: this is what may be wrong, cheaply found.
 */
export async function findLateWithoutOrder(db: Db, before: Instant): Promise<ProjectId[]> {
  const rows = await db
    .selectDistinct({ id: nodes.projectId })
    .from(nodes)
    .innerJoin(projects, eq(projects.id, nodes.projectId))
    .where(
      and(
        eq(nodes.status, 'running'),
        lte(nodes.dueAt, before),
        sql`${projects.phase}->>'status' = 'active'`,
        sql`not exists (
          select 1 from ${matters} where ${matters.projectId} = ${nodes.projectId}
          and ${matters.kind} = 'order' and ${matters.isOpen} and ${matters.node} = ${nodes.code})`,
      ),
    )
    .limit(MOST);
  return rows.map(({ id }) => id);
}

export interface OverdueLook {
  readonly projectId: ProjectId;
  readonly code: string;
  readonly at: Instant;
}

/** Rows that should have been looked at before `before`, the oldest first. */
export async function findOverdueLooks(db: Db, before: Instant): Promise<OverdueLook[]> {
  const found = await Promise.all(
    (
      [
        [nodes, nodes.projectId, nodes.code, nodes.nextCheck],
        [materials, materials.projectId, materials.code, materials.nextCheck],
        [matters, matters.projectId, matters.id, matters.nextCheck],
        [projects, projects.id, projects.id, projects.nextCheck],
      ] as const
    ).map(([table, projectId, code, at]) =>
      db
        .select({ projectId: sql<string>`${projectId}`, code: sql<string>`${code}`, at })
        .from(table)
        .where(lte(at, before))
        .orderBy(asc(at))
        .limit(MOST),
    ),
  );
  return found.flat().flatMap(({ at, ...row }) => (at === null ? [] : [{ ...row, at }]));
}

/** Has such rows looked at again at once, in case a look was lost. */
export async function lookAgain(db: Db, ids: readonly ProjectId[], now: Instant): Promise<void> {
  if (ids.length === 0) return;
  await db
    .update(nodes)
    .set({ nextCheck: now })
    .where(and(inArray(nodes.projectId, [...ids]), eq(nodes.status, 'running')));
}

export interface UncalledClimb {
  readonly projectId: ProjectId;
  readonly matter: MatterId;
  readonly step: MissedStep;
  readonly at: Instant;
}

/**
 * Rungs missed from `since` on for which no card calls anybody. Where several came up at one instant
 * the highest alone calls, so one card of that instant is enough; an order that was closed in the
 * same breath calls nobody.
 */
export async function findUncalledClimbs(db: Db, since: Instant): Promise<UncalledClimb[]> {
  const rows = await db
    .select({ projectId: events.projectId, data: events.data, at: events.at })
    .from(events)
    .where(
      and(
        eq(events.type, 'rungMissed'),
        gte(events.at, since),
        sql`not exists (
          select 1 from cards where cards.project_id = ${events.projectId}
          and cards.matter = ${events.data}->>'matter' and cards.subject->>'kind' = 'orderCall'
          and (cards.subject->>'at')::bigint = (extract(epoch from ${events.at}) * 1000)::bigint)`,
        sql`exists (
          select 1 from matters where matters.project_id = ${events.projectId}
          and matters.id = ${events.data}->>'matter' and matters.is_open)`,
      ),
    )
    .limit(MOST);
  return rows.flatMap(({ projectId, data, at }) => {
    const { matter, step } = data as { matter: MatterId; step: MissedStep };
    return projectId === null ? [] : [{ projectId, matter, step, at }];
  });
}

export interface LateLane {
  readonly lane: string;
  readonly count: number;
  readonly since: Instant;
}

/** Chats whose messages should have gone out before `before`, with how many and since when. */
export async function findLateLanes(db: Db, before: Instant): Promise<LateLane[]> {
  const rows = await db
    .select({ lane: outbox.lane, count: count(), since: min(outbox.notBefore) })
    .from(outbox)
    .where(and(inArray(outbox.state, ['waiting', 'sending']), lte(outbox.notBefore, before)))
    .groupBy(outbox.lane)
    .limit(MOST);
  return rows.flatMap(({ since, ...row }) => (since === null ? [] : [{ ...row, since }]));
}
