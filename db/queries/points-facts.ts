import { and, eq, lte, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/time.ts';
import type { NodeCode, UnitCode } from '../../domain/catalogue/types.ts';
import { unitOfNode } from '../../domain/project/people.ts';
import type { World } from '../../domain/project/types.ts';
import type { Db } from '../client.ts';
import { events, matters, nodes, projects } from '../schema/index.ts';

const isActive = sql`${projects.phase}->>'status' = 'active'`;

/** Units that answer for a running node of a project under way. */
export async function unitsAtWork(db: Db, world: World): Promise<Set<UnitCode>> {
  const rows = await db
    .selectDistinct({ node: nodes.code, location: projects.location })
    .from(nodes)
    .innerJoin(projects, eq(projects.id, nodes.projectId))
    .where(and(eq(nodes.status, 'running'), isActive));
  return new Set(rows.map(({ node, location }) => unitOfNode(world, { location }, node)));
}

/** Running nodes past due at `now` whose order does not run as help; paused ones are left out. */
export function findOverdue(
  db: Db,
  now: Instant,
): Promise<{ node: NodeCode; location: UnitCode; dueAt: Instant }[]> {
  const rows = db
    .select({ node: nodes.code, location: projects.location, dueAt: nodes.dueAt })
    .from(nodes)
    .innerJoin(projects, eq(projects.id, nodes.projectId))
    .innerJoin(
      matters,
      and(
        eq(matters.projectId, nodes.projectId),
        eq(matters.node, nodes.code),
        eq(matters.kind, 'order'),
        matters.isOpen,
      ),
    )
    .where(
      and(
        eq(nodes.status, 'running'),
        isActive,
        lte(nodes.dueAt, now),
        sql`not (${matters.body}->>'asHelp')::boolean`,
        sql`${matters.body}->'held' = 'null'::jsonb`,
      ),
    );
  return rows.then((found) =>
    found.flatMap((row) => (row.dueAt ? { ...row, dueAt: row.dueAt } : [])),
  );
}

/** A summons (约谈) that was decided on, and the node that it is about. */
export interface HeldSummons {
  readonly project: string;
  readonly node: NodeCode;
  readonly unit: UnitCode;
  readonly at: Instant;
}

/** Summonses decided on from one instant up to another, oldest first, as the log has them. */
export async function listSummons(
  db: Db,
  world: World,
  from: Instant,
  to: Instant,
): Promise<HeldSummons[]> {
  const rows = await db
    .select({
      project: projects.id,
      location: projects.location,
      node: matters.node,
      at: events.at,
    })
    .from(events)
    .innerJoin(projects, eq(projects.id, events.projectId))
    .innerJoin(
      matters,
      and(eq(matters.projectId, events.projectId), sql`${matters.id} = ${events.data}->>'matter'`),
    )
    .where(
      and(
        eq(events.type, 'summonsDecided'),
        sql`${events.data}->>'decision' = 'hold'`,
        sql`${events.at} >= ${new Date(from).toISOString()}`,
        sql`${events.at} < ${new Date(to).toISOString()}`,
      ),
    )
    .orderBy(events.id);
  return rows.flatMap(({ project, location, node, at }) =>
    node === null ? [] : [{ project, node, at, unit: unitOfNode(world, { location }, node) }],
  );
}

/** Whether an enterprise has rated a node already, in words or by stars alone. */
export async function isRated(db: Db, projectId: string, node: NodeCode): Promise<boolean> {
  const [row] = await db
    .select({ id: events.id })
    .from(events)
    .where(
      and(eq(events.projectId, projectId), eq(events.type, 'nodeRated'), eq(events.node, node)),
    )
    .limit(1);
  return row !== undefined;
}
