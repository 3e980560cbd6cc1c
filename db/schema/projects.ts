import { sql } from 'drizzle-orm';
import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
} from 'drizzle-orm/pg-core';
import type { ProjectAttributes } from '../../domain/catalogue/types.ts';
import type { HelpTeam } from '../../domain/project/types.ts';
import type { Phase } from '../../domain/standing/types.ts';
import { instant } from './columns.ts';

export const projects = pgTable(
  'projects',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    owner: text().notNull(),
    location: text().notNull(),
    investmentWan: doublePrecision().notNull(),
    keyProject: boolean().notNull(),
    attributes: jsonb().$type<ProjectAttributes>().notNull(),
    catalogueVersion: text().notNull(),
    team: jsonb().$type<HelpTeam>().notNull(),
    phase: jsonb().$type<Phase>().notNull().default({ status: 'active' }),
    version: integer().notNull(),
    openedAt: instant().notNull(),
    /** The next instant at which time changes something of the project as a whole; null: never. */
    nextCheck: instant(),
  },
  (table) => [
    index('projects_by_next_check').on(table.nextCheck).where(sql`next_check is not null`),
  ],
);
