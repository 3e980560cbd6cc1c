import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Day } from '../../domain/calendar/time.ts';
import type { Absence, PersonId } from '../../domain/people/types.ts';
import type { Db } from '../client.ts';
import { people } from '../schema/index.ts';

/** Puts a leave on record in the place of any other; null: the person is back. */
export async function saveAbsence(db: Db, person: PersonId, away: Absence | null): Promise<void> {
  await db.update(people).set({ away }).where(eq(people.id, person));
}

/**
 * Holds these people until the transaction ends: what two transactions make of the same leave
 * follows one another.
 */
export async function lockPeople(db: Db, ids: readonly PersonId[]): Promise<void> {
  await db
    .select({ id: people.id })
    .from(people)
    .where(inArray(people.id, [...ids]))
    .orderBy(asc(people.id))
    .for('update');
}

/** Null where it has begun. */
const firstDay = sql<Day | null>`${people.away}->>'from'`;
const lastDay = sql<Day>`${people.away}->>'until'`;

/** People whose leave was over before `today` and is still on record, in the order of their ids. */
export async function findEndedAbsences(db: Db, today: Day): Promise<PersonId[]> {
  const rows = await db
    .select({ id: people.id })
    .from(people)
    .where(and(isNotNull(people.away), sql`${lastDay} < ${today}`))
    .orderBy(asc(people.id));
  return rows.map(({ id }) => id);
}

/** People whose leave was recorded ahead and whose first day has come, in the order of their ids. */
export async function findBegunAbsences(db: Db, today: Day): Promise<PersonId[]> {
  const rows = await db
    .select({ id: people.id })
    .from(people)
    .where(and(isNotNull(people.away), sql`${firstDay} <= ${today}`, sql`${lastDay} >= ${today}`))
    .orderBy(asc(people.id));
  return rows.map(({ id }) => id);
}

/** Every leave on record, those ahead as well. */
export async function listAbsences(db: Db): Promise<Absence[]> {
  const rows = await db.select({ away: people.away }).from(people).where(isNotNull(people.away));
  return rows.flatMap(({ away }) => away ?? []);
}
