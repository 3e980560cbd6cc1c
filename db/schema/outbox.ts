import { sql } from 'drizzle-orm';
import {
  bigserial,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { SheetKind } from '../../domain/import/types.ts';
import { instant } from './columns.ts';
import { lanes } from './lanes.ts';

/** What is to be sent. `card` ids refer to the cards table; its text is made when it is sent. */
export type Intent =
  /** `instead`: the chat that is lost and is to be replaced. */
  | {
      readonly kind: 'createChat';
      readonly project: string;
      readonly members: readonly string[];
      readonly instead?: string;
    }
  | { readonly kind: 'addMembers'; readonly project: string; readonly people: readonly string[] }
  | { readonly kind: 'removeMembers'; readonly project: string; readonly people: readonly string[] }
  /** Gives the group the name that its project has now. */
  | { readonly kind: 'renameChat'; readonly project: string }
  /** Posts the tracked card; `replyTo` is a message id. */
  | { readonly kind: 'post'; readonly card: number; readonly replyTo?: string }
  /** Posts a finished card that nobody will update: an answer. */
  | { readonly kind: 'say'; readonly content: object; readonly replyTo?: string }
  /** Sends the file of a paper that was asked for. */
  | { readonly kind: 'paper'; readonly file: string }
  /** Sends the template of a sheet as a file, as the catalogue of that moment has it. */
  | { readonly kind: 'template'; readonly of: SheetKind }
  /** Sends a digest as it was made; its card is drawn when it is sent. */
  | { readonly kind: 'digest'; readonly digest: number }
  /** Sends an order (督办单, 销号报告) as a document file, filled from the record of that moment. */
  | {
      readonly kind: 'document';
      readonly project: string;
      readonly matter: string;
      readonly of: 'order' | 'closeOut';
    }
  | { readonly kind: 'refresh'; readonly card: number }
  | { readonly kind: 'pin'; readonly card: number }
  /** Marks a card as replaced, once the fresh one `by` has been sent. */
  | { readonly kind: 'supersede'; readonly card: number; readonly by: number }
  /** In-app urgent mark (加急) on the tracked card for a person. */
  /** `by`: how, in the app where it is absent. */
  | {
      readonly kind: 'urgent';
      readonly card: number;
      readonly person: string;
      readonly by?: 'sms';
    };

/** `held`: its project is suspended; it waits for the project to go on, however long that takes. */
export const outboxStates = ['waiting', 'held', 'sending', 'done', 'dead'] as const;

export const outbox = pgTable(
  'outbox',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    /** Names the row's calls to the platform: unlike ids, never the same in another database. */
    uuid: uuid().notNull().defaultRandom(),
    lane: text()
      .notNull()
      .references(() => lanes.key),
    kind: text().$type<Intent['kind']>().notNull(),
    body: jsonb().$type<Intent>().notNull(),
    /** A waiting refresh of the same card takes the next one in; null: never coalesced. */
    coalesceKey: text(),
    /** Lower is sooner, across lanes: -1 urgent, 0 calls and answers, 5 refreshes, 7 digests, 8 groups of an import, 9 daily ones. */
    priority: integer().notNull(),
    /** The district's clock. */
    notBefore: instant().notNull(),
    state: text().$type<(typeof outboxStates)[number]>().notNull().default('waiting'),
    attempts: integer().notNull().default(0),
    error: text(),
    /** Of an answer: the message it became, since no card row tells. */
    messageId: text(),
    createdAt: instant().notNull(),
    finishedAt: instant(),
  },
  (table) => [
    index('outbox_open').on(table.lane, table.id).where(sql`state in ('waiting', 'sending')`),
    // Serves the choice of lanes: its head is what is to be sent first.
    index('outbox_by_priority')
      .on(table.priority, table.id)
      .where(sql`state in ('waiting', 'sending')`),
    index('outbox_by_not_before').on(table.notBefore).where(sql`state in ('waiting', 'sending')`),
    index('outbox_by_message').on(table.messageId).where(sql`message_id is not null`),
    index('outbox_dead').on(table.id).where(sql`state = 'dead'`),
    uniqueIndex('outbox_coalesced')
      .on(table.coalesceKey)
      .where(sql`state = 'waiting' and coalesce_key is not null`),
  ],
);
