import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Person, PersonId } from '../../domain/people/types.ts';
import type { Db } from '../client.ts';
import { accounts, people } from '../schema/index.ts';

export interface Account {
  readonly personId: PersonId;
  readonly openId: string;
  /** The last check did not find them. */
  readonly unreachable: boolean;
}

/** Everybody on record, in the order of their ids. */
export async function loadPeople(db: Db): Promise<Person[]> {
  const rows = await db.select().from(people).orderBy(asc(people.id));
  return rows.map(({ away, ...person }) => ({ ...person, ...(away ? { away } : {}) }));
}

/** Who has which `open_id` for this app. */
export const loadAccounts = (db: Db, appId: string): Promise<Account[]> =>
  db
    .select({
      personId: accounts.personId,
      openId: accounts.openId,
      unreachable: accounts.unreachable,
    })
    .from(accounts)
    .where(eq(accounts.appId, appId));

/** Records people with their `open_id` for this app; those already there are brought up to date. */
export async function savePeople(
  db: Db,
  appId: string,
  entries: readonly (Person & { readonly openId: string })[],
): Promise<void> {
  if (entries.length === 0) return;
  await db
    .insert(people)
    .values(entries.map(({ openId: _openId, ...person }) => person))
    .onConflictDoUpdate({
      target: people.id,
      set: {
        name: sql`excluded.name`,
        unit: sql`excluded.unit`,
        role: sql`excluded.role`,
        title: sql`excluded.title`,
        active: sql`excluded.active`,
      },
    });
  await db
    .insert(accounts)
    .values(entries.map(({ id, openId }) => ({ appId, personId: id, openId })))
    .onConflictDoUpdate({
      target: [accounts.appId, accounts.personId],
      set: { openId: sql`excluded.open_id`, unreachable: false },
    });
}

/** Records who of those asked about was found by the platform. True: somebody's state has changed. */
export async function saveReach(
  db: Db,
  appId: string,
  asked: readonly string[],
  found: readonly string[],
): Promise<boolean> {
  const ofApp = eq(accounts.appId, appId);
  const here = asked.filter((openId) => found.includes(openId));
  const gone = asked.filter((openId) => !found.includes(openId));
  const set = (openIds: readonly string[], unreachable: boolean) =>
    db
      .update(accounts)
      .set({ unreachable })
      .where(
        and(ofApp, inArray(accounts.openId, [...openIds]), eq(accounts.unreachable, !unreachable)),
      )
      .returning({ id: accounts.personId });
  const changed = [await set(here, false), await set(gone, true)];
  return changed.some((rows) => rows.length > 0);
}

/** Notes that a person has left. False: that was known, or nobody is called so. */
export async function setInactive(db: Db, id: PersonId): Promise<boolean> {
  const rows = await db
    .update(people)
    .set({ active: false })
    .where(and(eq(people.id, id), eq(people.active, true)))
    .returning({ id: people.id });
  return rows.length > 0;
}

/** Takes people off the record who have done nothing that is on it. */
export async function removePeople(db: Db, ids: readonly PersonId[]): Promise<void> {
  if (ids.length === 0) return;
  await db.delete(accounts).where(inArray(accounts.personId, [...ids]));
  await db.delete(people).where(inArray(people.id, [...ids]));
}

/** Puts people back to what they were; their accounts and leave stay as they are. */
export async function restorePeople(db: Db, entries: readonly Person[]): Promise<void> {
  for (const { id, name, unit, role, title, active } of entries) {
    await db.update(people).set({ name, unit, role, title, active }).where(eq(people.id, id));
  }
}
