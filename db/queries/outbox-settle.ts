import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Db } from '../client.ts';
import { type Intent, lanes, outbox } from '../schema/index.ts';

/** What others say in an error is kept this far. */
const NOTE_SIGNS = 500;

export interface Settlement {
  readonly id: number;
  readonly lane: string;
  /** `again`: to be tried once more; `later`: not before another time. */
  readonly result: 'done' | 'dead' | 'again' | { readonly later: Instant };
  readonly note: string | null;
  /** The message that an answer became. */
  readonly messageId?: string | null;
  readonly at: Instant;
  readonly process: string;
  /** Real time before which nothing is sent in the lane; the lease is given back with it. */
  readonly restUntil: number | null;
}

/**
 * Records what became of a row. The lane comes first: whoever writes to it waits until the row's
 * new state stands. False where another process has taken the lane over, or the row is settled: then
 * that process tells what became of it.
 */
export async function settle(db: Db, settlement: Settlement): Promise<boolean> {
  const { id, lane, result, process, restUntil } = settlement;
  const isFailure = result === 'again';
  const held = await db
    .update(lanes)
    .set({
      failures: isFailure ? sql`${lanes.failures} + 1` : 0,
      ...(restUntil === null ? {} : { restUntil, leasedBy: null, leasedUntil: null }),
    })
    .where(and(eq(lanes.key, lane), eq(lanes.leasedBy, process)))
    .returning({ key: lanes.key });
  if (held.length === 0) return false;
  const settled = await db
    .update(outbox)
    .set(changeOf(settlement))
    .where(and(eq(outbox.id, id), eq(outbox.state, 'sending')))
    .returning({ id: outbox.id });
  return settled.length > 0;
}

/** PostgreSQL takes no NUL in a text. */
export const storedNote = (note: string | null): string | null =>
  note?.replaceAll('\0', '').slice(0, NOTE_SIGNS) ?? null;

function changeOf({ result, note, messageId = null, at }: Settlement) {
  const error = storedNote(note);
  if (result === 'done' || result === 'dead') {
    // An answer quotes what people wrote and how they named their files: it is not kept.
    const body = sql<Intent>`case when ${outbox.kind} = 'say'
      then ${outbox.body} - 'content' else ${outbox.body} end`;
    return { state: result, body, error, messageId, finishedAt: at };
  }
  return {
    // Whatever waits under its key since it was taken does its work as well.
    state: sql<'done' | 'waiting'>`case when exists (
      select from outbox other
      where other.coalesce_key = ${outbox.coalesceKey} and other.state = 'waiting'
    ) then 'done' else 'waiting' end`,
    error,
    ...(typeof result === 'object' ? { notBefore: result.later } : {}),
  };
}

/** What was given up, the newest first, for whoever operates the bot. */
export function deadLetters(db: Db, limit: number) {
  return db
    .select()
    .from(outbox)
    .where(eq(outbox.state, 'dead'))
    .orderBy(desc(outbox.id))
    .limit(limit);
}

/** The oldest `not_before` that is due and still unsent; null: none. For the auditor and metrics. */
export async function oldestDue(db: Db, now: Instant): Promise<Instant | null> {
  const [row] = await db
    .select({ oldest: sql<string | null>`min(${outbox.notBefore})` })
    .from(outbox)
    .where(sql`state in ('waiting', 'sending') and not_before <= ${new Date(now).toISOString()}`);
  return row?.oldest ? Date.parse(row.oldest) : null;
}

/** Ends what waits or is held in a lane and nobody will send: its chat is gone. Locks nothing else. */
export async function cancelWaiting(
  db: Db,
  lane: string,
  why: string,
  now: Instant,
): Promise<void> {
  await db
    .update(outbox)
    .set({ state: 'done', error: why, finishedAt: now })
    .where(and(eq(outbox.lane, lane), inArray(outbox.state, ['waiting', 'held'])));
}
