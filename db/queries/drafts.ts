import { and, asc, eq, inArray, isNotNull, lt, lte, min } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/time.ts';
import type { PersonId } from '../../domain/people/types.ts';
import type { ProjectId } from '../../domain/project/types.ts';
import type { Db } from '../client.ts';
import { drafts } from '../schema/index.ts';

export type DraftRow = typeof drafts.$inferSelect;

export interface NewDraft {
  readonly id: string;
  /** What is being put down, such as `opening`. */
  readonly kind: string;
  readonly personId: PersonId;
  readonly body: unknown;
  /** When it is to be looked at; absent: never. */
  readonly nextCheck?: Instant;
}

export async function insertDraft(db: Db, draft: NewDraft, now: Instant): Promise<void> {
  await db.insert(drafts).values({ ...draft, createdAt: now, updatedAt: now });
}

/** One draft, locked until the transaction ends: two taps on it follow one another. */
export async function findDraftForChange(
  db: Db,
  id: string,
  kind: string,
): Promise<DraftRow | undefined> {
  const [row] = await db
    .select()
    .from(drafts)
    .where(and(eq(drafts.id, id), eq(drafts.kind, kind)))
    .for('update');
  return row;
}

export async function saveDraft(
  db: Db,
  id: string,
  body: unknown,
  now: Instant,
  nextCheck: Instant | null = null,
): Promise<void> {
  await db.update(drafts).set({ body, updatedAt: now, nextCheck }).where(eq(drafts.id, id));
}

/** Open drafts of a person that are waited for, the oldest first. */
export const listOpenDrafts = (db: Db, kind: string, personId: PersonId): Promise<DraftRow[]> =>
  db
    .select()
    .from(drafts)
    .where(
      and(
        eq(drafts.personId, personId),
        eq(drafts.kind, kind),
        eq(drafts.state, 'open'),
        isNotNull(drafts.nextCheck),
      ),
    )
    .orderBy(asc(drafts.createdAt), asc(drafts.id));

/** Locks open drafts whose time has come at `now`, by person; those somebody else holds come later. */
export const claimDueDrafts = (
  db: Db,
  kind: string,
  now: Instant,
  limit: number,
): Promise<DraftRow[]> =>
  db
    .select()
    .from(drafts)
    .where(and(eq(drafts.kind, kind), eq(drafts.state, 'open'), lte(drafts.nextCheck, now)))
    .orderBy(asc(drafts.personId), asc(drafts.createdAt), asc(drafts.id))
    .limit(limit)
    .for('update', { skipLocked: true });

/** The smallest instant at which time does something about any draft; null: never. */
export async function findNextDraftCheck(db: Db): Promise<Instant | null> {
  const [row] = await db.select({ at: min(drafts.nextCheck) }).from(drafts);
  return row?.at ?? null;
}

/** Nobody came back to them: they wait no longer, and keep what was written. */
export async function expireDrafts(db: Db, ids: readonly string[], now: Instant): Promise<void> {
  await db
    .update(drafts)
    .set({ state: 'expired', nextCheck: null, updatedAt: now })
    .where(inArray(drafts.id, [...ids]));
}

/** Takes an expired draft up again. */
export async function reopenDraft(
  db: Db,
  id: string,
  body: unknown,
  nextCheck: Instant,
  now: Instant,
): Promise<void> {
  await db
    .update(drafts)
    .set({ state: 'open', body, nextCheck, updatedAt: now })
    .where(eq(drafts.id, id));
}

/** A draft was used, or given up. What was written in it is kept no longer. */
export async function settleDraft(
  db: Db,
  id: string,
  state: 'done' | 'dropped',
  projectId: ProjectId | null,
  now: Instant,
): Promise<void> {
  await db
    .update(drafts)
    .set({ state, projectId, body: {}, updatedAt: now, nextCheck: null })
    .where(eq(drafts.id, id));
}

/** Forgets drafts that nobody has touched since `before`. */
export async function pruneDrafts(db: Db, before: Instant): Promise<void> {
  await db.delete(drafts).where(lt(drafts.updatedAt, before));
}
