import { and, asc, count, eq, lte, min, notInArray, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/time.ts';
import type { DutyKind, LeadId } from '../../domain/lead/lead.ts';
import type { PersonId } from '../../domain/people/types.ts';
import type { Db } from '../client.ts';
import { drafts, leads } from '../schema/index.ts';

/** Findings of one kind are listed up to here: more say nothing more. */
const MOST = 200;

/** Steps of leads that were due before `before` and for which no red card is on record. */
export async function findUncalledDuties(
  db: Db,
  before: Instant,
): Promise<{ lead: LeadId; duty: DutyKind; dueAt: Instant }[]> {
  const rows = await db.execute<{ lead: LeadId; duty: DutyKind; dueAt: string }>(sql`
    select ${leads.id} as lead, duty->>'kind' as duty, duty->>'dueAt' as "dueAt"
    from ${leads} cross join jsonb_array_elements(${leads.body}->'duties') as duty
    where (duty->>'dueAt')::bigint <= ${before}
      and not exists (
        select from cards where cards.project_id = ${leads.id}
          and cards.subject->>'kind' = 'leadDuty' and cards.subject->>'light' = 'red'
          and cards.subject->>'duty' = duty->>'kind'
          and cards.subject->>'dueAt' = duty->>'dueAt')
    order by ${leads.id}
    limit ${MOST}`);
  return rows.map(({ dueAt, ...row }) => ({ ...row, dueAt: Number(dueAt) }));
}

/** Open leads whose owner is none of `active`. */
export function findOrphanedLeads(
  db: Db,
  active: readonly PersonId[],
): Promise<{ lead: LeadId; owner: PersonId; isConfidential: boolean }[]> {
  return db
    .select({
      lead: leads.id,
      owner: leads.owner,
      isConfidential: sql<boolean>`jsonb_typeof(${leads.body}->'confidential') = 'object'`,
    })
    .from(leads)
    .where(and(eq(leads.isOpen, true), notInArray(leads.owner, [...active])))
    .orderBy(asc(leads.id))
    .limit(MOST);
}

/** Leads that should have been looked at before `before`, the longest overdue first. */
export async function findOverdueLeads(
  db: Db,
  before: Instant,
): Promise<{ lead: LeadId; at: Instant }[]> {
  const rows = await db
    .select({ lead: leads.id, at: leads.nextCheck })
    .from(leads)
    .where(lte(leads.nextCheck, before))
    .orderBy(asc(leads.nextCheck))
    .limit(MOST);
  return rows.flatMap(({ lead, at }) => (at === null ? [] : [{ lead, at }]));
}

/** How many drafts should have been looked at before `before`, and since when; null: none. */
export async function findOverdueDrafts(
  db: Db,
  before: Instant,
): Promise<{ count: number; since: Instant } | null> {
  const [row] = await db
    .select({ count: count(), since: min(drafts.nextCheck) })
    .from(drafts)
    .where(lte(drafts.nextCheck, before));
  return row && row.since !== null ? { count: row.count, since: row.since } : null;
}
