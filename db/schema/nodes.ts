import { sql } from 'drizzle-orm';
import { boolean, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Instant } from '../../domain/calendar/time.ts';
import type {
  LimitOverride,
  NodeState,
  RunningLight,
  RunningNode,
  SkippedNode,
  WarningKind,
} from '../../domain/project/types.ts';
import { day, instant } from './columns.ts';
import { projects } from './projects.ts';

/** What few nodes have: pauses, a request for more time, a person assigned, why it was skipped. */
export type NodeExtras = Partial<
  Pick<RunningNode, 'clock' | 'extension' | 'assignedTo' | 'period' | 'past' | 'reopened'>
> & { readonly skip?: Omit<Extract<SkippedNode, { reason: 'decided' }>, 'status' | 'code'> };

/** Nodes that an operator skipped; in constants, as the index has it. */
export const isDropped = sql`nodes.status = 'skipped' and nodes.extras ? 'skip'`;

/** One of the 42 steps of a project; which columns are filled depends on `status`. */
export const nodes = pgTable(
  'nodes',
  {
    projectId: text()
      .notNull()
      .references(() => projects.id),
    code: text().notNull(),
    status: text().$type<NodeState['status']>().notNull(),
    startedOn: day(),
    dueAt: instant(),
    dueIsExplicit: boolean().notNull().default(false),
    limitOverride: jsonb().$type<LimitOverride>(),
    acceptedBy: text(),
    acceptedAt: instant(),
    light: text().$type<RunningLight>(),
    warned: jsonb().$type<Partial<Record<WarningKind, Instant>>>().notNull().default({}),
    touchedAt: instant(),
    doneAt: instant(),
    doneBy: text(),
    extras: jsonb().$type<NodeExtras>().notNull().default({}),
    /** The next instant at which time changes something here; null: never. */
    nextCheck: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.code] }),
    // Serves the sweep: its cost follows what is due, not what is stored.
    index('nodes_by_next_check').on(table.nextCheck).where(sql`next_check is not null`),
    // Serves the sweep, too: what a skipped node would have brought is demanded of nobody.
    index('nodes_dropped').on(table.projectId).where(isDropped),
  ],
);
