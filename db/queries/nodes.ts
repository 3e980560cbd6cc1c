import { and, count, eq, gte } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Db } from '../client.ts';
import { nodes } from '../schema/index.ts';

/** How many running nodes are due at `from` or later. */
export async function countDueFrom(db: Db, from: Instant): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(nodes)
    .where(and(eq(nodes.status, 'running'), gte(nodes.dueAt, from)));
  return row?.n ?? 0;
}
