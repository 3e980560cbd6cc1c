import { type SQL, sql } from 'drizzle-orm';
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
 * Records that a row was carried out, with what nearly every row brings: a card's new state, an
 * event, the lane given back. One statement, as this is done for every message: it is its own
 * transaction and keeps the order of one, the lane before the row before the card. False as in
 * `settle`.
 */
export async function settleDone(db: Db, settlement: PlainSettlement): Promise<boolean> {
  const { id, lane, process, restUntil, note, messageId = null, at, chatId } = settlement;
  const given =
    restUntil === null
      ? sql``
      : sql`, rest_until = ${isoOf(restUntil)}::timestamptz, leased_by = null, leased_until = null`;
  const [row] = await db.execute<{ settled: boolean }>(sql`
    with held as (
      update lanes set failures = 0, chat_id = coalesce(${chatId}, chat_id)${given}
      where key = ${lane} and leased_by = ${process}
      returning key
    ), settled as (
      update outbox set
        state = 'done',
        -- An answer quotes what people wrote and how they named their files: it is not kept.
        body = case when kind = 'say' then body - 'content' else body end,
        error = ${storedNote(note)},
        message_id = ${messageId},
        finished_at = ${isoOf(at)}::timestamptz
      from held
      where id = ${id} and state = 'sending'
      returning id
    )${changeCard(settlement)}${log(settlement)}
    select exists (select from settled) as settled`);
  return row?.settled === true;
}

function changeCard({ card }: PlainSettlement): SQL {
  if (!card) return sql``;
  return sql`, card as (
    update cards as was set (state, message_id, sent_at, roll_at, refreshed_at, shown) = (
      select state, message_id, sent_at, roll_at, refreshed_at, shown
      from jsonb_populate_record(was, ${columnsOf(card.change)}::jsonb)
    )
    from settled
    where was.id = ${card.id}
  )`;
}

/** Named as in the table: what a change does not name stays as it is. */
function columnsOf({ state, messageId, sentAt, rollAt, refreshedAt, shown }: SentChange): string {
  const at = (ms: Instant | null | undefined) => (typeof ms === 'number' ? isoOf(ms) : ms);
  return JSON.stringify({
    state,
    message_id: messageId,
    sent_at: at(sentAt),
    roll_at: at(rollAt),
    refreshed_at: at(refreshedAt),
    shown,
  });
}

function log({ event }: PlainSettlement): SQL {
  if (!event) return sql``;
  const { projectId, node, type, at, actor, source, data } = event;
  return sql`, logged as (
    insert into events (project_id, node, type, at, actor, source, data)
    select ${projectId}::text, ${node}::text, ${type}::text, ${isoOf(at)}::timestamptz,
      ${actor}::text, ${JSON.stringify(source)}::jsonb, ${JSON.stringify(data)}::jsonb
    from settled
  )`;
}
