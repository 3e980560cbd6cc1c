import { bigserial, index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { digestStates } from '../../domain/dispatch/record.ts';
import type { Cycle, Digest } from '../../domain/dispatch/types.ts';
import { day, instant } from './columns.ts';

/**
 * Digests of dispatch (调度), one row for each audience and period, those with nothing in them, too.
 * The row decides who sends, however many processes there are.
 */
export const digests = pgTable(
  'digests',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    cycle: text().$type<Cycle>().notNull(),
    /** The period's nominal day. */
    period: day().notNull(),
    /** `unit:FGW:U007`; names the audience within the tier. */
    audience: text().notNull(),
    /** Who gets it. */
    personId: text().notNull(),
    /** As it stood when it was made, so that its items keep their numbers; null: nothing in it. */
    content: jsonb().$type<Digest>(),
    state: text().$type<(typeof digestStates)[number]>().notNull(),
    dueAt: instant().notNull(),
    madeAt: instant().notNull(),
    sentAt: instant(),
    messageId: text(),
  },
  (table) => [
    uniqueIndex('digests_once').on(table.cycle, table.period, table.audience),
    // Serves 调度: the newest that a person got.
    index('digests_by_person').on(table.personId, table.id),
    index('digests_by_message').on(table.messageId),
  ],
);
