import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { RawCatalogue } from '../../domain/catalogue/load.ts';
import { instant } from './columns.ts';

export const catalogueOrigins = ['shipped', 'published'] as const;

/** Every version of the catalogue that projects may have been opened with. Never changed. */
export const catalogues = pgTable('catalogues', {
  version: text().primaryKey(),
  /** The files as they were, checked before they came here. */
  content: jsonb().$type<RawCatalogue>().notNull(),
  /** `shipped` came with the product; `published` was made by an operator of the district. */
  origin: text().$type<(typeof catalogueOrigins)[number]>().notNull(),
  publishedAt: instant().notNull(),
  publishedBy: text(),
});
