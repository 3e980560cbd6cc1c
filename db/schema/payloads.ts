import { bigserial, jsonb, pgTable } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** Free text and personal data of events. May be blanked by policy; the event itself stays. */
export const payloads = pgTable('payloads', {
  id: bigserial({ mode: 'number' }).primaryKey(),
  body: jsonb().$type<Record<string, unknown>>(),
  blankedAt: instant(),
});
