import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { Line } from '../../domain/points/types.ts';
import { instant } from './columns.ts';
import { events } from './events.ts';

/**
 * The ledger of points, append-only: a trigger refuses UPDATE, DELETE and TRUNCATE. Written with the
 * events that its lines follow from, in one transaction, and nowhere else.
 */
export const points = pgTable(
  'points',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    kind: text().$type<Line['kind']>().notNull(),
    rule: text().notNull(),
    unit: text().notNull(),
    /** `2026-03` */
    month: text().notNull(),
    projectId: text().notNull(),
    node: text(),
    matter: text(),
    /** Hundredths of a point. */
    hundredths: integer().notNull(),
    /** What an entry would be without exemption and cap; of a reversal its own amount. */
    fullHundredths: integer().notNull(),
    reason: text().$type<NonNullable<Line['reason']>>(),
    /** What it is about: the same thing is entered once a rule. */
    key: text().notNull(),
    causeEvent: bigint({ mode: 'number' })
      .notNull()
      .references(() => events.id),
    causeType: text().notNull(),
    causeAt: instant().notNull(),
    /** The event that proves the delivery of the warning. */
    warnedBy: bigint({ mode: 'number' }).references(() => events.id),
    appealUntil: instant(),
    /** The entry that a reversal takes back. */
    reverses: bigint({ mode: 'number' }),
    at: instant().notNull(),
  },
  (table) => [
    unique('points_once').on(table.rule, table.key),
    // Serves a unit's account and the comparison of a month.
    index('points_by_account').on(table.month, table.unit),
    // Serves the caps of a node.
    index('points_by_project').on(table.projectId, table.node),
    uniqueIndex('points_reversed_once').on(table.reverses).where(sql`reverses is not null`),
  ],
);

/** Objections to deductions and the rulings on them; their words lie with their events. */
export const pointAppeals = pgTable('point_appeals', {
  entry: bigint({ mode: 'number' })
    .primaryKey()
    .references(() => points.id),
  by: text().notNull(),
  at: instant().notNull(),
  event: bigint({ mode: 'number' })
    .notNull()
    .references(() => events.id),
  decision: text().$type<'uphold' | 'revoke'>(),
  ruledBy: text(),
  ruledAt: instant(),
  rulingEvent: bigint({ mode: 'number' }).references(() => events.id),
});

/** A row a unit: whoever enters into its account holds it, so that a cap is seen by one at a time. */
export const pointAccounts = pgTable('point_accounts', { unit: text().primaryKey() });

/** Deductions that their unit was told of. */
export const pointNotices = pgTable('point_notices', {
  entry: bigint({ mode: 'number' })
    .primaryKey()
    .references(() => points.id),
  at: instant().notNull(),
});
