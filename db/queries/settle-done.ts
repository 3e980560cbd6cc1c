import { sql } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Db } from '../client.ts';
import type { CardRow } from './cards.ts';
import type { LogEntry } from './events.ts';
import { isoOf } from './outbox.ts';
import { type Settlement, storedNote } from './outbox-settle.ts';

/** What sending changes of a card. */
export type SentChange = Partial<
  Pick<CardRow, 'state' | 'messageId' | 'sentAt' | 'rollAt' | 'refreshedAt' | 'shown'>
>;

export interface PlainSettlement extends Omit<Settlement, 'result'> {
  /** The chat that a message to a person came to; null: nothing new. */
  readonly chatId: string | null;
  readonly card: { readonly id: number; readonly change: SentChange } | null;
  readonly event: LogEntry | null;
}

/**
 * Records that rows were carried out, with what nearly every row brings: a card's new state, an
 * event, the lane given back. One statement, as this is done for every message: it is its own
 * transaction and keeps the order of one, the lanes in the order of their keys before the rows before
 * the cards. Each of these rows is of another lane. Answers the ids of those that it settled, as
 * `settle` answers true. `locked` says what becomes of lanes that somebody else has locked: one row
 * waits for its own, several leave theirs alone, so that nobody waits for another's.
 */
export async function settleDone(
  db: Db,
  settlements: readonly PlainSettlement[],
  locked: 'wait' | 'skip',
): Promise<ReadonlySet<number>> {
  const rows = await db.execute<{ id: string }>(sql`
    with told as (
      select * from jsonb_to_recordset(${JSON.stringify(settlements.map(told))}::jsonb) as r(
        id bigint, lane text, process text, "isGiven" boolean, "restUntil" timestamptz,
        chat text, note text, message text, at timestamptz, card bigint, change jsonb, event jsonb)
    ), mine as (
      select key from lanes join told on key = lane and leased_by = process
      order by key for update of lanes ${sql.raw(locked === 'skip' ? 'skip locked' : '')}
    ), held as (
      update lanes set
        failures = 0,
        chat_id = coalesce(told.chat, lanes.chat_id),
        rest_until = case when told."isGiven" then told."restUntil" else lanes.rest_until end,
        leased_by = case when told."isGiven" then null else lanes.leased_by end,
        leased_until = case when told."isGiven" then null else lanes.leased_until end
      from told join mine on mine.key = told.lane
      where lanes.key = told.lane and lanes.leased_by = told.process
      returning told.*
    ), settled as (
      update outbox set
        state = 'done',
        -- An answer quotes what people wrote and how they named their files: it is not kept.
        body = case when outbox.kind = 'say' then outbox.body - 'content' else outbox.body end,
        error = held.note,
        message_id = held.message,
        finished_at = held.at
      from held
      where outbox.id = held.id and outbox.state = 'sending'
      returning held.*
    ), drawn as (
      update cards as was set (state, message_id, sent_at, roll_at, refreshed_at, shown) = (
        select state, message_id, sent_at, roll_at, refreshed_at, shown
        from jsonb_populate_record(was, settled.change)
      )
      from settled where was.id = settled.card
    ), logged as (
      insert into events (project_id, node, type, at, actor, source, data)
      select e."projectId", e.node, e.type, e.at, e.actor, e.source, e.data
      from settled, jsonb_to_record(settled.event) as e(
        "projectId" text, node text, type text, at timestamptz, actor text, source jsonb, data jsonb)
      where settled.event is not null
      order by settled.id
    )
    select id from settled`);
  return new Set(rows.map(({ id }) => Number(id)));
}

/** A settlement as the statement reads it. */
function told({
  id,
  lane,
  process,
  restUntil,
  note,
  messageId,
  at,
  chatId,
  ...rest
}: PlainSettlement) {
  const { card, event } = rest;
  return {
    id,
    lane,
    process,
    isGiven: restUntil !== null,
    restUntil: restUntil === null ? null : isoOf(restUntil),
    chat: chatId,
    note: storedNote(note),
    message: messageId ?? null,
    at: isoOf(at),
    card: card?.id ?? null,
    change: card && columnsOf(card.change),
    event: event && { ...event, at: isoOf(event.at) },
  };
}

/** Named as in the table: what a change does not name stays as it is. */
function columnsOf({ state, messageId, sentAt, rollAt, refreshedAt, shown }: SentChange) {
  const at = (ms: Instant | null | undefined) => (typeof ms === 'number' ? isoOf(ms) : ms);
  return {
    state,
    message_id: messageId,
    sent_at: at(sentAt),
    roll_at: at(rollAt),
    refreshed_at: at(refreshedAt),
    shown,
  };
}
