import { and, eq, lt } from 'drizzle-orm';
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

export async function saveDraft(db: Db, id: string, body: unknown, now: Instant): Promise<void> {
  await db.update(drafts).set({ body, updatedAt: now }).where(eq(drafts.id, id));
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
    .set({ state, projectId, body: {}, updatedAt: now })
    .where(eq(drafts.id, id));
}

/** Forgets drafts that nobody has touched since `before`. */
export async function pruneDrafts(db: Db, before: Instant): Promise<void> {
  await db.delete(drafts).where(lt(drafts.updatedAt, before));
}
