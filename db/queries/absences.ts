import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Day } from '../../domain/calendar/time.ts';
import type { Absence, PersonId } from '../../domain/people/types.ts';
import type { Db } from '../client.ts';
import { people } from '../schema/index.ts';

/** Puts a leave on record in the place of any other; null: the person is back. */
export async function saveAbsence(db: Db, person: PersonId, away: Absence | null): Promise<void> {
  await db.update(people).set({ away }).where(eq(people.id, person));
}

/** The leave on record of one person, locked until the transaction ends; undefined: none. */
export async function findAbsenceForChange(db: Db, person: PersonId): Promise<Absence | undefined> {
  const [row] = await db
    .select({ away: people.away })
    .from(people)
    .where(eq(people.id, person))
    .for('update');
  return row?.away ?? undefined;
}

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

/** The earliest last day of a leave on record; null: nobody is on leave. */
export async function firstAbsenceEnd(db: Db): Promise<Day | null> {
  const [row] = await db
    .select({ until: lastDay })
    .from(people)
    .where(isNotNull(people.away))
    .orderBy(asc(lastDay))
    .limit(1);
  return row?.until ?? null;
}
