import { sql } from 'drizzle-orm';
import { boolean, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Matter, MatterKind } from '../../domain/matter/types.ts';
import { instant } from './columns.ts';
import { projects } from './projects.ts';

/** What somebody must do besides the nodes: blockers, rectification items, errands and the like. */
export const matters = pgTable(
  'matters',
  {
    projectId: text()
      .notNull()
      .references(() => projects.id),
    id: text().notNull(),
    kind: text().$type<MatterKind>().notNull(),
    node: text(),
    isOpen: boolean().notNull(),
    /** The matter as the domain has it. */
    body: jsonb().$type<Matter>().notNull(),
    /** The next instant at which time changes something here; null: never. */
    nextCheck: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.id] }),
    index('matters_by_next_check').on(table.nextCheck).where(sql`next_check is not null`),
    // Serves the lists over all projects: open blockers, errands, dated items.
    index('matters_open').on(table.kind, table.projectId).where(sql`is_open`),
  ],
);
