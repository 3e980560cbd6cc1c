import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/**
 * One chat that messages go to, in order. `group:<project>` or `person:<person>`.
 * The row lock gives the order of commits per chat; the lease gives one sender per chat.
 */
export const lanes = pgTable(
  'lanes',
  {
    key: text().primaryKey(),
    /** Null until the group is created or the first message to the person was sent. */
    chatId: text(),
    /** The district's time since when a group is lost: disbanded, or the bot was thrown out. */
    lostAt: instant(),
    leasedBy: text(),
    /** Real time, not the district's clock: it guards against a process that died. */
    leasedUntil: instant(),
    /** Real time before which nothing is sent here: pacing and back-off. */
    restUntil: instant(),
    failures: integer().notNull().default(0),
  },
  // Serves the look-up of where a message came from.
  (table) => [index('lanes_by_chat').on(table.chatId)],
);
