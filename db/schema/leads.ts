import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Lead, LeadStage } from '../../domain/lead/lead.ts';
import { instant } from './columns.ts';

/** Leads (招商线索) on record; nothing comes in here that a person has not confirmed. */
export const leads = pgTable(
  'leads',
  {
    id: text().primaryKey(),
    owner: text().notNull(),
    stage: text().$type<LeadStage>().notNull(),
    isOpen: boolean().notNull(),
    /** The project that it became, or that was opened for it in reserve. */
    projectId: text(),
    /** The lead as the domain has it. */
    body: jsonb().$type<Lead>().notNull(),
    version: integer().notNull(),
    /** The next instant at which time changes something here; null: never. */
    nextCheck: instant(),
  },
  (table) => [
    index('leads_by_next_check').on(table.nextCheck).where(sql`next_check is not null`),
    // Serves a person's own list and the count by which leads are given out.
    index('leads_open').on(table.owner).where(sql`is_open`),
    index('leads_by_project').on(table.projectId).where(sql`project_id is not null`),
  ],
);

/** Groups in which the bot takes plain sentences for leads. */
export const leadGroups = pgTable('lead_groups', {
  chatId: text().primaryKey(),
  namedBy: text().notNull(),
  namedAt: instant().notNull(),
});
