import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/time.ts';
import type { DigestRecord } from '../../domain/dispatch/record.ts';
import type { Cycle, Digest } from '../../domain/dispatch/types.ts';
import type { PersonId } from '../../domain/people/types.ts';
import type { Db } from '../client.ts';
import { digests } from '../schema/index.ts';

export type DigestRow = typeof digests.$inferSelect;

export interface NewDigest {
  readonly cycle: Cycle;
  readonly period: string;
  readonly audience: string;
  readonly personId: PersonId;
  /** Null where there is nothing in it. */
  readonly content: Digest | null;
  readonly state: DigestRow['state'];
  readonly dueAt: Instant;
  readonly madeAt: Instant;
}

/** Writes rows that are not there yet, in the given order; answers those it wrote, each once. */
export async function insertDigests(
  db: Db,
  rows: readonly NewDigest[],
): Promise<Pick<DigestRow, 'id' | 'personId' | 'state'>[]> {
  if (rows.length === 0) return [];
  const written = await db
    .insert(digests)
    .values([...rows])
    .onConflictDoNothing()
    .returning({ id: digests.id, personId: digests.personId, state: digests.state });
  return written.sort((a, b) => a.id - b.id);
}

export async function findDigest(db: Db, id: number): Promise<DigestRow | undefined> {
  const [row] = await db.select().from(digests).where(eq(digests.id, id));
  return row;
}

/** Records that a digest has reached its reader. */
export async function markDigestSent(
  db: Db,
  id: number,
  messageId: string,
  at: Instant,
): Promise<void> {
  await db
    .update(digests)
    .set({ state: 'sent', messageId, sentAt: at })
    .where(and(eq(digests.id, id), eq(digests.state, 'queued')));
}

/**
 * Reads the digest that a person got last: their own before what they read because nobody else is
 * there; undefined: none yet.
 */
export async function newestDigest(db: Db, person: PersonId): Promise<DigestRow | undefined> {
  const [row] = await db
    .select()
    .from(digests)
    .where(and(eq(digests.personId, person), isNotNull(digests.content)))
    .orderBy(
      sql`${digests.content}->'instead' = 'null'::jsonb desc`,
      desc(digests.dueAt),
      desc(digests.id),
    )
    .limit(1);
  return row;
}

/** The digest that a message is; undefined where it is none. */
export async function findDigestByMessage(
  db: Db,
  messageId: string,
): Promise<DigestRow | undefined> {
  const [row] = await db.select().from(digests).where(eq(digests.messageId, messageId)).limit(1);
  return row;
}

/** Periods of a tier that a digest stands for besides its own. */
export async function coveredPeriods(
  db: Db,
  { cycle, audience, madeAt }: Pick<DigestRow, 'cycle' | 'audience' | 'madeAt'>,
): Promise<string[]> {
  const rows = await db
    .select({ period: digests.period })
    .from(digests)
    .where(
      and(
        eq(digests.cycle, cycle),
        eq(digests.audience, audience),
        eq(digests.madeAt, madeAt),
        eq(digests.state, 'covered'),
      ),
    )
    .orderBy(digests.period);
  return rows.map(({ period }) => period);
}

/** What became of digests made since an instant, for whoever looks after the promises. */
export async function listDigestRecords(db: Db, since: Instant): Promise<DigestRecord[]> {
  return db
    .select({
      cycle: digests.cycle,
      period: digests.period,
      audience: digests.audience,
      state: digests.state,
      madeAt: digests.madeAt,
    })
    .from(digests)
    .where(sql`${digests.madeAt} >= ${new Date(since).toISOString()}`)
    .orderBy(digests.id);
}
