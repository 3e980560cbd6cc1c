import { boolean, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Absence, Role } from '../../domain/people/types.ts';

/** People keyed by `union_id`, which outlives a change of app. */
export const people = pgTable('people', {
  id: text().primaryKey(),
  name: text().notNull(),
  unit: text().notNull(),
  role: text().$type<Role>().notNull(),
  title: text().notNull(),
  active: boolean().notNull().default(true),
  /** The leave they are on, or one that lies ahead; put away once its last day has passed. */
  away: jsonb().$type<Absence>(),
});
