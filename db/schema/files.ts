import { bigint, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** A file somebody sent. Its content is stored once by SHA-256 behind the file store. */
export const files = pgTable('files', {
  id: uuid().primaryKey(),
  sha256: text().notNull(),
  sizeBytes: bigint({ mode: 'number' }).notNull(),
  /** As the sender called it: personal data, may be blanked. */
  name: text().notNull(),
  projectId: text().notNull(),
  sentBy: text().notNull(),
  sentAt: instant().notNull(),
  /** The node it was sent for, where that is known. */
  node: text(),
  /** The material it was filed as; null while nobody has said. `dropped`: not a paper at all. */
  filedAs: text(),
});
