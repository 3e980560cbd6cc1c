import { and, asc, count, eq, inArray, isNull, lt, or, type SQLWrapper, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Db } from '../client.ts';
import { inbox } from '../schema/index.ts';

/** Of what came in at the same instant; only messages name it. */
const sentAt = (body: SQLWrapper) => sql`coalesce((${body}->>'sentAt')::bigint, 0)`;

export type InboxRow = typeof inbox.$inferSelect;

/** Records what came in. False: it is there already, a repeated delivery. */
export async function recordInbox(
  db: Db,
  row: Pick<InboxRow, 'key' | 'kind' | 'body' | 'receivedAt' | 'state'>,
): Promise<boolean> {
  const rows = await db
    .insert(inbox)
    .values(row)
    .onConflictDoNothing()
    .returning({ key: inbox.key });
  return rows.length > 0;
}

/** What came in under this key, as long as it is kept. */
export async function findInbox(db: Db, key: string): Promise<InboxRow | undefined> {
  const [row] = await db.select().from(inbox).where(eq(inbox.key, key));
  return row;
}

/**
 * Marks as worked off; what people wrote is not kept here longer than needed. Throws where another
 * process was quicker, so that whatever this transaction did is not done twice.
 */
export async function finishInbox(
  db: Db,
  key: string,
  answer: Record<string, unknown> | null = null,
): Promise<void> {
  const rows = await db
    .update(inbox)
    .set({ state: 'done', body: {}, answer, leasedUntil: null })
    .where(and(eq(inbox.key, key), eq(inbox.state, 'waiting')))
    .returning({ key: inbox.key });
  if (rows.length === 0) throw new Error(`${key} is worked off already`);
}

/**
 * Takes up to `limit` waiting rows for this process until `leasedUntil` (real time): of each chat
 * the oldest only, so that its messages are worked off in their order, whoever does it.
 */
export async function claimInbox(
  db: Db,
  limit: number,
  realNow: number,
  leasedUntil: number,
): Promise<InboxRow[]> {
  const free = db
    .select({ key: inbox.key })
    .from(inbox)
    .where(
      and(
        eq(inbox.state, 'waiting'),
        or(isNull(inbox.leasedUntil), lt(inbox.leasedUntil, realNow)),
        sql`not exists (
          select from ${inbox} as older
          where older.state = 'waiting' and older.body->>'chatId' = ${inbox.body}->>'chatId'
            and (older.received_at, ${sentAt(sql`older.body`)}, older.key)
              < (${inbox.receivedAt}, ${sentAt(inbox.body)}, ${inbox.key}))`,
      ),
    )
    .orderBy(asc(inbox.receivedAt), asc(inbox.key))
    .limit(limit)
    .for('update', { skipLocked: true });
  const rows = await db
    .update(inbox)
    .set({ leasedUntil, attempts: sql`${inbox.attempts} + 1` })
    .where(inArray(inbox.key, free))
    .returning();
  return rows.sort((a, b) => a.receivedAt - b.receivedAt);
}

/** Keeps rows that are still at work until `leasedUntil` (real time). */
export async function renewInbox(
  db: Db,
  keys: readonly string[],
  leasedUntil: number,
): Promise<void> {
  await db
    .update(inbox)
    .set({ leasedUntil })
    .where(and(inArray(inbox.key, [...keys]), eq(inbox.state, 'waiting')));
}

/**
 * Gives a row back after a failure, to be taken up again at `retryAt` (real time); null keeps it as
 * failed, for an operator to see.
 */
export async function releaseInbox(db: Db, key: string, retryAt: number | null): Promise<void> {
  await db
    .update(inbox)
    .set(retryAt === null ? { state: 'failed', leasedUntil: null } : { leasedUntil: retryAt })
    .where(and(eq(inbox.key, key), eq(inbox.state, 'waiting')));
}

/** How many rows are still to be worked off, those that rest included. */
export async function countWaiting(db: Db): Promise<number> {
  const [row] = await db.select({ n: count() }).from(inbox).where(eq(inbox.state, 'waiting'));
  return row?.n ?? 0;
}

/** Forgets worked-off rows received before `before`; Feishu repeats an event for 7 hours at most. */
export async function pruneInbox(db: Db, before: Instant): Promise<void> {
  await db.delete(inbox).where(and(eq(inbox.state, 'done'), lt(inbox.receivedAt, before)));
}

/** Forgets messages that could not be worked off: they hold what people wrote. */
export async function pruneFailedInbox(db: Db, before: Instant): Promise<void> {
  await db.delete(inbox).where(and(eq(inbox.state, 'failed'), lt(inbox.receivedAt, before)));
}
