import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Db } from '../client.ts';
import { type Intent, lanes, outbox } from '../schema/index.ts';

export interface NewIntent {
  readonly lane: string;
  readonly intent: Intent;
  /** A waiting row with the same key takes this one in; null: never coalesced. */
  readonly coalesceKey: string | null;
  readonly priority: number;
  readonly notBefore: Instant;
}

export type OutboxRow = typeof outbox.$inferSelect;

export const isoOf = (instant: Instant): string => new Date(instant).toISOString();

/**
 * Makes the lanes and locks them in the order of their keys until the transaction ends: what two
 * transactions write to one chat keeps the order of their commits.
 */
export async function lockLanes(db: Db, keys: Iterable<string>): Promise<void> {
  const sorted = [...new Set(keys)].sort();
  if (sorted.length === 0) return;
  const lock = () =>
    db
      .select({ key: lanes.key })
      .from(lanes)
      .where(inArray(lanes.key, sorted))
      .orderBy(asc(lanes.key))
      .for('update');
  // A lane is new once and old ever after.
  if ((await lock()).length === sorted.length) return;
  await db
    .insert(lanes)
    .values(sorted.map((key) => ({ key })))
    .onConflictDoNothing();
  await lock();
}

/**
 * Writes intents in the given order; their lanes are locked already. A coalesced row is touched
 * even when nothing about it changes: the sender taking it at this moment waits for our commit and
 * so renders what we wrote.
 */
export async function insertIntents(
  db: Db,
  rows: readonly NewIntent[],
  now: Instant,
): Promise<void> {
  if (rows.length === 0) return;
  const list = JSON.stringify(
    onePerKey(rows).map(({ intent, notBefore, ...row }, n) => ({
      ...row,
      n,
      kind: intent.kind,
      body: intent,
      notBefore: isoOf(notBefore),
    })),
  );
  await db.execute(sql`
    insert into outbox (lane, kind, body, coalesce_key, priority, not_before, created_at)
    select lane, kind, body, "coalesceKey", priority, "notBefore", ${isoOf(now)}::timestamptz
    from jsonb_to_recordset(${list}::jsonb) as r(n integer, lane text, kind text, body jsonb,
      "coalesceKey" text, priority integer, "notBefore" timestamptz)
    order by n
    on conflict (coalesce_key) where state = 'waiting' and coalesce_key is not null
    do update set
      priority = least(outbox.priority, excluded.priority),
      not_before = least(outbox.not_before, excluded.not_before)`);
}

/** Lets everything that waits in these lanes go before or after what waits in others. */
export async function setPriority(
  db: Db,
  keys: readonly string[],
  priority: number,
): Promise<void> {
  if (keys.length === 0) return;
  await db
    .update(outbox)
    .set({ priority })
    .where(and(inArray(outbox.lane, [...keys]), eq(outbox.state, 'waiting')));
}

/** One statement cannot touch a coalesced row twice. */
function onePerKey(rows: readonly NewIntent[]): NewIntent[] {
  const seen = new Set<string>();
  return rows.filter(({ coalesceKey }) => {
    if (coalesceKey === null) return true;
    return seen.has(coalesceKey) ? false : seen.add(coalesceKey);
  });
}

/** Whether something is due to be sent, and the next `not_before` ahead; null: none. */
export async function findBacklog(
  db: Db,
  now: Instant,
): Promise<{ isDue: boolean; nextDue: Instant | null }> {
  const at = sql`${isoOf(now)}::timestamptz`;
  const [row] = await db.execute<{ due: boolean; next: string | null }>(sql`
    select
      exists (
        select from outbox where state in ('waiting', 'sending') and not_before <= ${at}
      ) as due,
      (
        select min(not_before) from outbox
        where state in ('waiting', 'sending') and not_before > ${at}
      ) as next`);
  return { isDue: row?.due === true, nextDue: row?.next ? Date.parse(row.next) : null };
}

/** Who is about to be made a member, by the lane of the group. */
export async function findJoining(db: Db): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await db
    .select({ lane: outbox.lane, body: outbox.body })
    .from(outbox)
    .where(and(eq(outbox.kind, 'addMembers'), inArray(outbox.state, ['waiting', 'sending'])));
  const joining = new Map<string, Set<string>>();
  for (const { lane, body } of rows) {
    const people = joining.get(lane) ?? new Set();
    joining.set(lane, people);
    if (body.kind === 'addMembers') for (const person of body.people) people.add(person);
  }
  return joining;
}

/** How many rows wait, are being sent, or were given up. */
export async function countOutbox(db: Db): Promise<{ state: string; n: number }[]> {
  const rows = await db.execute<{ state: string; n: number }>(sql`
    select state, count(*)::integer as n from outbox
    where state in ('waiting', 'sending') group by state
    union all
    select 'dead', count(*)::integer from outbox where state = 'dead'`);
  return [...rows];
}

/** Whether the bot sent a message: a card, or an answer of the time for which these are kept. */
export async function isBotMessage(db: Db, messageId: string): Promise<boolean> {
  const [row] = await db.execute<{ is: boolean }>(sql`
    select exists (select from cards where message_id = ${messageId})
      or exists (select from outbox where message_id = ${messageId}) as is`);
  return row?.is === true;
}

/** Forgets what was sent before an instant; what it was about stays in cards and events. */
export async function pruneOutbox(db: Db, before: Instant): Promise<void> {
  await db.execute(sql`
    delete from outbox
    where state = 'done' and finished_at < ${isoOf(before)}::timestamptz`);
}
