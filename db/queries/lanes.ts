import { and, eq, inArray, isNotNull, like, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Db } from '../client.ts';
import { lanes, outbox } from '../schema/index.ts';
import { isoOf, type OutboxRow } from './outbox.ts';

/** Whose turn it is on a lane: the process, the district's time and real time in ms. */
export interface Turn {
  readonly process: string;
  readonly now: Instant;
  readonly realNow: number;
}

export interface ClaimedLane {
  readonly key: string;
  readonly chatId: string | null;
  readonly failures: number;
  /** Its next row, marked as being sent; absent where that is an urgent mark. */
  readonly first?: TakenRow;
}

/**
 * What is urgent is never behind anything, and nothing behind a digest; all else of a lane keeps its
 * order.
 */
const inTurn = sql`order by priority < 0 desc, kind = 'digest', id`;

/** Rows looked at for one claim: bounds its cost, however long the backlog is. */
const CANDIDATES = 200;

/**
 * Leases up to `limit` lanes that have something due, the most urgent and then the longest waiting
 * first, each with the row whose turn it is. Lanes that rest, or that a living process has, are left
 * alone. `isMore`: not all that is due was looked at, so that other lanes may be free as well.
 */
export async function claimLanes(
  db: Db,
  { process, now, realNow }: Turn,
  leaseMs: number,
  limit: number,
): Promise<{ lanes: ClaimedLane[]; isMore: boolean }> {
  const isFree = sql`(l.leased_until is null or l.leased_until <= ${isoOf(realNow)}::timestamptz)
    and (l.rest_until is null or l.rest_until <= ${isoOf(realNow)}::timestamptz)`;
  type Row = {
    key: string;
    chat_id: string | null;
    failures: number;
    is_more: boolean;
    first: TakenRow | null;
  };
  const rows = await db.execute<Row>(sql`
    with due as (
      select o.lane, o.priority, o.id
      from outbox o join lanes l on l.key = o.lane
      where o.state in ('waiting', 'sending') and o.not_before <= ${isoOf(now)}::timestamptz
        and ${isFree}
      order by o.priority, o.id
      limit ${CANDIDATES}
    ), picked as (
      select l.key
      from lanes l
      join (
        select lane, min(priority) as priority, min(id) as first from due group by lane
      ) heads on heads.lane = l.key
      where ${isFree}
      order by heads.priority, heads.first
      limit ${limit}
      for update of l skip locked
    ), firsts as (
      select next.* from picked, lateral (
        select id, uuid, lane, kind, body, state, attempts from outbox
        where lane = picked.key and state in ('waiting', 'sending')
          and not_before <= ${isoOf(now)}::timestamptz
        ${inTurn}
        limit 1
      ) next
      where next.kind <> 'urgent'
    ), marked as (
      update outbox set state = 'sending', attempts = outbox.attempts + 1
      from firsts
      where outbox.id = firsts.id and outbox.state in ('waiting', 'sending')
      returning firsts.*
    )
    update lanes set
      leased_by = ${process},
      leased_until = ${isoOf(realNow + leaseMs)}::timestamptz
    from picked
    where lanes.key = picked.key
    returning lanes.key, lanes.chat_id, lanes.failures,
      (select count(*) from due) >= ${CANDIDATES} as is_more,
      (select to_jsonb(marked) from marked where marked.lane = lanes.key) as first`);
  return {
    lanes: rows.map(({ key, chat_id: chatId, failures, first }) => ({
      key,
      chatId,
      failures,
      ...(first ? { first } : {}),
    })),
    isMore: rows[0]?.is_more === true,
  };
}

/** Lanes locked by somebody who writes to them are left for the next renewal. */
export async function renewLeases(
  db: Db,
  { process, realNow }: Turn,
  leaseMs: number,
  keys: readonly string[],
): Promise<void> {
  if (keys.length === 0) return;
  const own = db
    .select({ key: lanes.key })
    .from(lanes)
    .where(and(inArray(lanes.key, [...keys]), eq(lanes.leasedBy, process)))
    .orderBy(lanes.key)
    .for('update', { skipLocked: true });
  await db
    .update(lanes)
    .set({ leasedUntil: realNow + leaseMs })
    .where(inArray(lanes.key, own));
}

/** Gives a lane back; it rests until `restUntil` (real time) where that is given. */
export async function releaseLane(
  db: Db,
  process: string,
  key: string,
  restUntil?: number,
): Promise<void> {
  await db
    .update(lanes)
    .set({ leasedBy: null, leasedUntil: null, ...(restUntil ? { restUntil } : {}) })
    .where(and(eq(lanes.key, key), eq(lanes.leasedBy, process)));
}

/** What is needed of a row to send it, as it stood when its turn came. */
export type TakenRow = Pick<
  OutboxRow,
  'id' | 'uuid' | 'lane' | 'kind' | 'body' | 'state' | 'attempts'
>;

/**
 * The row whose turn it is, as it stood, marked as being sent before anything is sent; one whose time
 * has not come blocks none behind it. An urgent mark is left to `markSending`: its call must be free
 * to be made first. Not marked otherwise: the lane is no longer ours or the row is done. Undefined:
 * nothing is due.
 */
export async function takeNext(
  db: Db,
  lane: string,
  turn: Turn,
): Promise<{ row: TakenRow; isMarked: boolean } | undefined> {
  type Found = Omit<TakenRow, 'id'> & { readonly id: string; readonly isMarked: boolean };
  const [found] = await db.execute<Found>(sql`
    with next as (
      select * from outbox
      where lane = ${lane} and state in ('waiting', 'sending')
        and not_before <= ${isoOf(turn.now)}::timestamptz
      ${inTurn}
      limit 1
    ), marked as (
      update outbox set state = 'sending', attempts = outbox.attempts + 1
      from next
      where outbox.id = next.id and next.kind <> 'urgent'
        and outbox.state in ('waiting', 'sending') and ${isHeld(lane, turn)}
      returning outbox.id
    )
    select id, uuid, lane, kind, body, state, attempts, exists (select from marked) as "isMarked"
    from next`);
  if (!found) return undefined;
  const { isMarked, id, ...row } = found;
  return { row: { ...row, id: Number(id) }, isMarked };
}

const isHeld = (lane: string, { process, realNow }: Turn) => sql`exists (
  select from lanes where key = ${lane} and leased_by = ${process}
    and leased_until > ${isoOf(realNow)}::timestamptz
)`;

/**
 * Marks a row as being sent, before anything is sent. False: the lane is no longer ours or the row
 * is done.
 */
export async function markSending(db: Db, row: TakenRow, turn: Turn): Promise<boolean> {
  const marked = await db
    .update(outbox)
    .set({ state: 'sending', attempts: sql`${outbox.attempts} + 1` })
    .where(
      and(
        eq(outbox.id, row.id),
        inArray(outbox.state, ['waiting', 'sending']),
        isHeld(row.lane, turn),
      ),
    )
    .returning({ id: outbox.id });
  return marked.length > 0;
}

export async function findLane(db: Db, key: string) {
  const [lane] = await db.select().from(lanes).where(eq(lanes.key, key));
  return lane;
}

/** Known as soon as the platform has answered: a crash after it must not lose the chat. */
export async function setLaneChat(db: Db, key: string, chatId: string): Promise<void> {
  await db.update(lanes).set({ chatId }).where(eq(lanes.key, key));
}

/** The lane whose messages go to the chat; undefined for one the bot has not sent to yet. */
export async function findLaneByChat(db: Db, chatId: string): Promise<string | undefined> {
  const [lane] = await db
    .select({ key: lanes.key })
    .from(lanes)
    .where(eq(lanes.chatId, chatId))
    .limit(1);
  return lane?.key;
}

/** Learns a person's own chat from what came out of it. */
export async function rememberChat(db: Db, key: string, chatId: string): Promise<void> {
  await db
    .update(lanes)
    .set({ chatId })
    .where(and(eq(lanes.key, key), sql`${lanes.chatId} is null`));
}

/** Notes since when a group is lost, or with null that it stands. */
export async function markLaneLost(db: Db, key: string, at: Instant | null): Promise<void> {
  await db.update(lanes).set({ lostAt: at }).where(eq(lanes.key, key));
}

/** The lanes of groups that were created, with their chat and since when they are lost. */
export async function listGroupLanes(
  db: Db,
): Promise<{ key: string; chatId: string; lostAt: Instant | null }[]> {
  const rows = await db
    .select({ key: lanes.key, chatId: lanes.chatId, lostAt: lanes.lostAt })
    .from(lanes)
    .where(and(like(lanes.key, 'group:%'), isNotNull(lanes.chatId)))
    .orderBy(lanes.key);
  return rows.flatMap(({ key, chatId, lostAt }) => (chatId ? [{ key, chatId, lostAt }] : []));
}
