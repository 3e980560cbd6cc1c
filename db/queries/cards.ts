import { and, asc, eq, gt, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { DAY_MS, type Instant } from '../../domain/calendar/time.ts';
import { isLeadSubject, type LeadSubject } from '../../domain/lead/notices.ts';
import { isPointsSubject, type PointsSubject } from '../../domain/points/subjects.ts';
import type { Db } from '../client.ts';
import { cards, matters, projects, type TrackedSubject } from '../schema/index.ts';

export type CardRow = typeof cards.$inferSelect;
export type CardChange = Partial<typeof cards.$inferInsert>;

export interface NewCard {
  readonly id: number;
  readonly lane: string;
  readonly projectId: string;
  readonly node: string | null;
  readonly matter?: string | null;
  readonly subject: TrackedSubject;
  readonly mention: readonly string[];
}

/** Takes ids ahead of the rows, so that intents can refer to cards before either is written. */
export async function reserveCardIds(db: Db, count: number): Promise<number[]> {
  if (count === 0) return [];
  const rows = await db.execute<{ id: string }>(sql`
    select nextval(pg_get_serial_sequence('cards', 'id')) as id
    from generate_series(1, ${count}::integer)`);
  return rows.map(({ id }) => Number(id));
}

export async function insertCards(db: Db, rows: readonly NewCard[]): Promise<void> {
  if (rows.length === 0) return;
  await db.execute(sql`
    insert into cards (id, lane, project_id, node, matter, subject, mention)
    select id, lane, "projectId", node, matter, subject, mention
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id bigint, lane text,
      "projectId" text, node text, matter text, subject jsonb, mention jsonb)`);
}

/** Cards of these projects that a change may concern: sent and alive, or about to be sent. */
export async function findOpenCards(db: Db, projectIds: readonly string[]): Promise<CardRow[]> {
  if (projectIds.length === 0) return [];
  return db
    .select()
    .from(cards)
    .where(and(inArray(cards.projectId, [...projectIds]), inArray(cards.state, ['queued', 'live'])))
    .orderBy(asc(cards.id));
}

/** How long a card that ended can come alive again: it must last until a fresh one takes its place. */
const REOPEN_MS = 12 * DAY_MS;

/** Cards of a lead that showed its end live on, since it goes on; those too old to last are left. */
export async function reopenCards(db: Db, leadId: string, now: Instant): Promise<void> {
  await db
    .update(cards)
    .set({ state: 'live', rollAt: sql`${cards.sentAt} + interval '13 days'` })
    .where(
      and(
        eq(cards.projectId, leadId),
        eq(cards.state, 'final'),
        sql`${cards.subject}->>'kind' = 'lead'`,
        isNotNull(cards.messageId),
        gt(cards.sentAt, now - REOPEN_MS),
      ),
    );
}

/** Cards of a lane that were given up before they were ever sent; each is given out once. */
export async function takeUnsentCards(db: Db, lane: string): Promise<CardRow[]> {
  const rows = await db
    .update(cards)
    .set({ state: 'rolled' })
    .where(and(eq(cards.lane, lane), eq(cards.state, 'lost'), isNull(cards.messageId)))
    .returning();
  return rows.sort((a, b) => a.id - b.id);
}

/** Gives up all cards of a lane that stand or were to stand there; each is given out once. */
export async function giveUpCards(db: Db, lane: string): Promise<CardRow[]> {
  const rows = await db
    .update(cards)
    .set({ state: 'rolled', rollAt: null })
    .where(
      and(
        eq(cards.lane, lane),
        or(
          inArray(cards.state, ['queued', 'live']),
          and(eq(cards.state, 'lost'), isNull(cards.messageId)),
        ),
      ),
    )
    .returning();
  return rows.sort((a, b) => a.id - b.id);
}

export async function findCard(db: Db, id: number): Promise<CardRow | undefined> {
  const [card] = await db.select().from(cards).where(eq(cards.id, id));
  return card;
}

export interface CardWithVersion {
  readonly card: CardRow;
  readonly version: number | null;
}

/**
 * Cards by their ids, each with the version of its project, which every change moves on; null: there
 * is none. Unknown ids are left out.
 */
export async function findCardsWithVersions(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, CardWithVersion>> {
  const found = await db
    .select({ card: cards, version: projects.version })
    .from(cards)
    .leftJoin(projects, eq(projects.id, cards.projectId))
    // One text however many ids there are: its plan is kept.
    .where(sql`${cards.id} = any(${`{${ids.join()}}`}::bigint[])`);
  return new Map(found.map((one) => [one.card.id, one]));
}

/** The tracked card that a message is, whatever became of it. */
export async function findCardByMessage(db: Db, messageId: string): Promise<CardRow | undefined> {
  const [card] = await db.select().from(cards).where(eq(cards.messageId, messageId)).limit(1);
  return card;
}

/** The project that a card is about; undefined for one about none, and for no card. */
export const projectOfCard = (card: CardRow | undefined): string | undefined =>
  card && isAboutProject(card.subject) ? card.projectId : undefined;

/** Whether a card is drawn from a project, and not from a lead or an account of points. */
export const isAboutProject = (
  subject: TrackedSubject,
): subject is Exclude<TrackedSubject, LeadSubject | PointsSubject> =>
  !isLeadSubject(subject) && !isPointsSubject(subject);

export async function updateCard(db: Db, id: number, change: CardChange): Promise<void> {
  await db.update(cards).set(change).where(eq(cards.id, id));
}

/** Messages of a project's other progress cards: at most one of all stays pinned. */
export async function findProgressMessages(
  db: Db,
  projectId: string,
  except: number,
): Promise<string[]> {
  const rows = await db
    .select({ messageId: cards.messageId })
    .from(cards)
    .where(
      and(
        eq(cards.projectId, projectId),
        sql`${cards.subject}->>'kind' in ('progress', 'order')`,
        sql`${cards.id} <> ${except}`,
        sql`${cards.messageId} is not null`,
      ),
    );
  return rows.flatMap(({ messageId }) => messageId ?? []);
}

const isToRoll = (now: Instant) =>
  and(eq(cards.state, 'live'), sql`${cards.rollAt} <= ${new Date(now).toISOString()}`);

/** Cards whose time to be replaced has come, the longest overdue first, and their lanes. */
export async function findCardsToRoll(db: Db, now: Instant, limit: number) {
  return db
    .select({ id: cards.id, lane: cards.lane })
    .from(cards)
    .where(isToRoll(now))
    .orderBy(asc(cards.rollAt))
    .limit(limit);
}

/** Takes those of the cards that still are to be replaced; each is given out once. */
export async function takeCardsToRoll(
  db: Db,
  ids: readonly number[],
  now: Instant,
): Promise<CardRow[]> {
  const rows = await db
    .update(cards)
    .set({ rollAt: null })
    .where(and(inArray(cards.id, [...ids]), isToRoll(now)))
    .returning();
  return rows.sort((a, b) => a.id - b.id);
}

/** Living cards that were not replaced while their projects stood still: their time has come now. */
export async function renewHeldCards(
  db: Db,
  projectIds: readonly string[],
  now: Instant,
): Promise<void> {
  if (projectIds.length === 0) return;
  await db
    .update(cards)
    .set({ rollAt: now })
    .where(
      and(
        inArray(cards.projectId, [...projectIds]),
        eq(cards.state, 'live'),
        isNull(cards.rollAt),
        sql`${cards.subject}->>'kind' <> 'progress'`,
      ),
    );
}

/** When the next card has to be replaced; null: none is alive. */
export async function nextRollAt(db: Db): Promise<Instant | null> {
  const [row] = await db
    .select({ rollAt: cards.rollAt })
    .from(cards)
    .where(and(eq(cards.state, 'live'), sql`${cards.rollAt} is not null`))
    .orderBy(asc(cards.rollAt))
    .limit(1);
  return row?.rollAt ?? null;
}

/** Living cards that show days left and were last drawn before `since`. */
export async function findCardsDrawnBefore(db: Db, since: Instant) {
  return db
    .select({ id: cards.id, lane: cards.lane })
    .from(cards)
    .where(
      and(
        eq(cards.state, 'live'),
        sql`${cards.subject}->>'kind' in ('progress', 'order')`,
        // On an order that does not press no days are counted.
        sql`not exists (
          select from ${matters} where ${matters.projectId} = ${cards.projectId}
            and ${matters.id} = ${cards.matter}
            and (${matters.body}->>'completed' is not null or ${matters.body}->>'held' is not null)
        )`,
        sql`greatest(${cards.sentAt}, ${cards.refreshedAt}) < ${new Date(since).toISOString()}`,
      ),
    )
    .orderBy(asc(cards.id));
}
