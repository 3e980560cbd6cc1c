import { pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** Things that happen once however many processes run: `demo`, `daily-refresh:2026-03-17`. */
export const runs = pgTable('runs', {
  key: text().primaryKey(),
  at: instant().notNull(),
});
