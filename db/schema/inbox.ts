import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

export const inboxStates = ['waiting', 'done', 'failed'] as const;

/** What came in from Feishu: one row an event, so that a repeated delivery changes nothing. */
export const inbox = pgTable(
  'inbox',
  {
    /** `event_id`, or for messages `message_id`: a repeated message may carry another event id. */
    key: text().primaryKey(),
    kind: text().$type<'click' | 'message' | 'membership'>().notNull(),
    /** The event as ours; emptied once it is worked off. */
    body: jsonb().$type<Record<string, unknown>>().notNull(),
    state: text().$type<(typeof inboxStates)[number]>().notNull(),
    attempts: integer().notNull().default(0),
    /** What a click was answered, for its repetition. */
    answer: jsonb().$type<Record<string, unknown>>(),
    receivedAt: instant().notNull(),
    leasedUntil: instant(),
  },
  (table) => [index('inbox_waiting').on(table.receivedAt).where(sql`state = 'waiting'`)],
);
