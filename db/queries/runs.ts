import { eq, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Db, Transaction } from '../client.ts';
import { runs } from '../schema/index.ts';

/** Claims something that is to happen once; false: somebody has done it or is doing it. */
export async function claimRun(db: Db, key: string, at: Instant): Promise<boolean> {
  const rows = await db.insert(runs).values({ key, at }).onConflictDoNothing().returning();
  return rows.length > 0;
}

export async function hasRun(db: Db, key: string): Promise<boolean> {
  const rows = await db.select().from(runs).where(eq(runs.key, key)).limit(1);
  return rows.length > 0;
}

/** Waits until nobody else does this, and keeps others waiting until the transaction ends. */
export async function holdAlone(tx: Transaction, key: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
}
