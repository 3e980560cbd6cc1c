import { and, count, eq, gt, gte, isNotNull, min } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Db } from '../client.ts';
import { nodes } from '../schema/index.ts';

/** Nothing is due where a clock stands still: nobody looks at such a node again. */
const runs = and(eq(nodes.status, 'running'), isNotNull(nodes.nextCheck));

/** The smallest due instant of a running node after `now`; null: there is none. */
export async function findNextDeadline(db: Db, now: Instant): Promise<Instant | null> {
  const [row] = await db
    .select({ at: min(nodes.dueAt) })
    .from(nodes)
    .where(and(runs, gt(nodes.dueAt, now)));
  return row?.at ?? null;
}

/** How many running nodes are due at `from` or later. */
export async function countDueFrom(db: Db, from: Instant): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(nodes)
    .where(and(runs, gte(nodes.dueAt, from)));
  return row?.n ?? 0;
}
