import { pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** Who pressed 传材料, for what, and until when a file in their own chat is meant for it. */
export const uploadRequests = pgTable('upload_requests', {
  personId: text().primaryKey(),
  projectId: text().notNull(),
  node: text().notNull(),
  until: instant().notNull(),
});
