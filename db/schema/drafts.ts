import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** `expired`: nobody came back to it; it lies there to be taken up again. */
export const draftStates = ['open', 'done', 'dropped', 'expired'] as const;

/**
 * Something a person is putting down step by step before it counts, such as a project that is to be
 * opened. Cards carry its id, so that it survives a restart.
 */
export const drafts = pgTable(
  'drafts',
  {
    id: uuid().primaryKey(),
    kind: text().notNull(),
    personId: text().notNull(),
    /** As written, right or wrong; emptied once it is settled. */
    body: jsonb().$type<unknown>().notNull(),
    state: text().$type<(typeof draftStates)[number]>().notNull().default('open'),
    /** The project that came out of it. */
    projectId: text(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    /** The next instant at which time does something about it; null: never. */
    nextCheck: instant(),
  },
  (table) => [
    index('drafts_by_next_check').on(table.nextCheck).where(sql`next_check is not null`),
    // Serves a person's own list of what is not confirmed.
    index('drafts_open').on(table.personId, table.kind).where(sql`state = 'open'`),
  ],
);
