import { sql } from 'drizzle-orm';
import { bigint, bigserial, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { payloads } from './payloads.ts';

/** Where an event came from: the message, click or timer that caused it. */
export interface EventSource {
  readonly kind: 'click' | 'message' | 'timer' | 'opening' | 'delivery' | 'setup';
  /** Feishu's event id or message id, where there is one; of `setup` what was set up: `import:3`. */
  readonly ref?: string;
}

/** The append-only log. A trigger refuses UPDATE, DELETE and TRUNCATE. */
export const events = pgTable(
  'events',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    projectId: text(),
    node: text(),
    /** Of a lead's event, instead of a project. */
    leadId: text(),
    type: text().notNull(),
    at: instant().notNull(),
    /** A person's id, or null where time or the system acted. */
    actor: text(),
    source: jsonb().$type<EventSource>().notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    payloadId: bigint({ mode: 'number' }).references(() => payloads.id),
  },
  (table) => [
    index('events_by_project').on(table.projectId, table.id),
    index('events_by_lead').on(table.leadId, table.id).where(sql`lead_id is not null`),
  ],
);
