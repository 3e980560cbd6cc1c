import { sql } from 'drizzle-orm';
import { bigserial, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { LeadSubject } from '../../domain/lead/notices.ts';
import type { PointsSubject } from '../../domain/points/subjects.ts';
import type { CardSubject } from '../../domain/project/notices.ts';
import { instant } from './columns.ts';

/** What a tracked card is about: the domain's subjects, points (whose cards have no project), and questions the bot asks. */
export type TrackedSubject =
  | CardSubject
  | LeadSubject
  | PointsSubject
  | { readonly kind: 'fileAsk'; readonly file: string };

export const cardStates = ['queued', 'live', 'final', 'rolled', 'lost'] as const;

/**
 * A card that stays true after it was sent: it is rendered anew from its subject.
 * `final`: its matter is closed; `rolled`: a fresh card took its place; `lost`: it was never sent
 * or can no longer be updated.
 */
export const cards = pgTable(
  'cards',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    lane: text().notNull(),
    /** The project it is about; a lead's id, or an account's key, where it is about one: never a project's. */
    projectId: text().notNull(),
    node: text(),
    /** The matter it is about, by its id within the project. */
    matter: text(),
    subject: jsonb().$type<TrackedSubject>().notNull(),
    /** People the card calls when it is first posted. */
    mention: jsonb().$type<readonly string[]>().notNull().default([]),
    state: text().$type<(typeof cardStates)[number]>().notNull().default('queued'),
    messageId: text(),
    sentAt: instant(),
    /** When a fresh card takes its place: 13 days after it was sent. */
    rollAt: instant(),
    refreshedAt: instant(),
    /** Fingerprint of what was last shown, so that an equal card costs no call. */
    shown: text(),
  },
  (table) => [
    index('cards_open').on(table.projectId, table.node).where(sql`state in ('queued', 'live')`),
    index('cards_by_roll_at').on(table.rollAt).where(sql`state = 'live'`),
    index('cards_by_message').on(table.messageId),
  ],
);
