import { doublePrecision, pgTable, text } from 'drizzle-orm/pg-core';

/** One token bucket per API and window, shared by all processes. Real time in seconds. */
export const quotas = pgTable('quotas', {
  bucket: text().primaryKey(),
  tokens: doublePrecision().notNull(),
  updatedAt: doublePrecision().notNull(),
});
