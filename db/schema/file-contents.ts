import { pgTable, text } from 'drizzle-orm/pg-core';
import { bytes } from './columns.ts';

/** File contents, for districts that keep them in the database. */
export const fileContents = pgTable('file_contents', {
  sha256: text().primaryKey(),
  content: bytes().notNull(),
});
