import { and, eq, like, lt, or } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Db } from '../client.ts';
import { runs } from '../schema/index.ts';

/** Claims something that is to happen once; false: somebody has done it or is doing it. */
export async function claimRun(db: Db, key: string, at: Instant): Promise<boolean> {
  const rows = await db.insert(runs).values({ key, at }).onConflictDoNothing().returning();
  return rows.length > 0;
}

/** Whether somebody has claimed it. */
export async function hasRun(db: Db, key: string): Promise<boolean> {
  const rows = await db.select().from(runs).where(eq(runs.key, key)).limit(1);
  return rows.length > 0;
}

/** When something was claimed; undefined: nobody has. */
export async function runAt(db: Db, key: string): Promise<Instant | undefined> {
  const [row] = await db.select().from(runs).where(eq(runs.key, key)).limit(1);
  return row?.at;
}

/** All keys that were claimed and begin so. */
export async function listRuns(db: Db, prefix: string): Promise<string[]> {
  const rows = await db
    .select({ key: runs.key })
    .from(runs)
    .where(like(runs.key, `${prefix}%`));
  return rows.map(({ key }) => key);
}

/**
 * Takes a lease until `until` (real time) where nobody holds one at `realNow`. The row's instant is
 * the lease's end, and by it its holder is known.
 */
export async function takeLease(
  db: Db,
  key: string,
  realNow: number,
  until: number,
): Promise<boolean> {
  const rows = await db
    .insert(runs)
    .values({ key, at: until })
    .onConflictDoUpdate({ target: runs.key, set: { at: until }, setWhere: lt(runs.at, realNow) })
    .returning();
  return rows.length > 0;
}

/** Moves the end of a lease held until `from`. False: it ran out, and somebody else has it. */
export async function moveLease(db: Db, key: string, from: number, to: number): Promise<boolean> {
  const rows = await db
    .update(runs)
    .set({ at: to })
    .where(and(eq(runs.key, key), eq(runs.at, from)))
    .returning();
  return rows.length > 0;
}

/** Gives a lease held until `until` back. */
export async function endLease(db: Db, key: string, until: number): Promise<void> {
  await db.delete(runs).where(and(eq(runs.key, key), eq(runs.at, until)));
}

/** Forgets what was claimed for a day before `before`; what happens once for good stays. */
export async function pruneRuns(db: Db, before: Instant): Promise<void> {
  const isOfDay = or(
    ...['daily-refresh:%', 'undelivered:%', 'reach:%'].map((keys) => like(runs.key, keys)),
  );
  await db.delete(runs).where(and(isOfDay, lt(runs.at, before)));
}
