import { boolean, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';

/** The `open_id` of a person for one app: another app sees another id. */
export const accounts = pgTable(
  'accounts',
  {
    appId: text().notNull(),
    personId: text().notNull(),
    openId: text().notNull(),
    /** Not found by the nightly check: has left, or is outside the app's range, until found again. */
    unreachable: boolean().notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.appId, table.personId] }),
    // Serves the look-up of whoever clicked or wrote.
    uniqueIndex('accounts_by_open_id').on(table.appId, table.openId),
  ],
);
