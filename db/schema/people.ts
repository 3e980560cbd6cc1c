import { boolean, pgTable, text } from 'drizzle-orm/pg-core';
import type { Role } from '../../domain/people/types.ts';

/** People keyed by `union_id`, which outlives a change of app. */
export const people = pgTable('people', {
  id: text().primaryKey(),
  name: text().notNull(),
  unit: text().notNull(),
  role: text().$type<Role>().notNull(),
  title: text().notNull(),
  active: boolean().notNull().default(true),
});
