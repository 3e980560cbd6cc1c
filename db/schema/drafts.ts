import { jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

export const draftStates = ['open', 'done', 'dropped'] as const;

/**
 * Something a person is putting down step by step before it counts, such as a project that is to be
 * opened. Cards carry its id, so that it survives a restart.
 */
export const drafts = pgTable('drafts', {
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
});
