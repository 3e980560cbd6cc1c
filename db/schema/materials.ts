import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Instant } from '../../domain/calendar/time.ts';
import type {
  AcceptedMaterial,
  MaterialState,
  RejectedMaterial,
} from '../../domain/project/types.ts';
import { day, instant } from './columns.ts';
import { projects } from './projects.ts';

/** What few papers have. */
export type MaterialExtras = Partial<
  Pick<AcceptedMaterial, 'owedSince' | 'expiresOn' | 'expiryWarnedAt'> &
    Pick<RejectedMaterial, 'rejection'>
>;

/** The newest state of each paper of a project; earlier versions are in the event log. */
export const materials = pgTable(
  'materials',
  {
    projectId: text()
      .notNull()
      .references(() => projects.id),
    code: text().notNull(),
    status: text().$type<MaterialState['status']>().notNull(),
    version: integer().notNull().default(0),
    fileId: uuid(),
    filedBy: text(),
    filedAt: instant(),
    /** Of a promise: the nodes it counts for. */
    nodes: jsonb().$type<readonly string[]>(),
    promisedBy: text(),
    promisedAt: instant(),
    promisedOn: day(),
    dueAt: instant(),
    warned: jsonb().$type<Partial<Record<'yellow' | 'red', Instant>>>().notNull().default({}),
    extras: jsonb().$type<MaterialExtras>().notNull().default({}),
    nextCheck: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.code] }),
    index('materials_by_next_check').on(table.nextCheck).where(sql`next_check is not null`),
  ],
);
