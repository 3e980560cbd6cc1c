import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { type Drizzle, sqlStateOf } from './client.ts';

const folder = fileURLToPath(new URL('./migrations', import.meta.url));

/** Raised when another process creates the same table at the same moment. */
const alreadyThere = new Set(['42P07', '23505']);

/** Brings the schema up to date. Several processes may start at once: one migrates, others wait. */
export async function migrateDatabase(db: Drizzle): Promise<void> {
  try {
    await db.execute(sql`create table if not exists schema_lock (id integer primary key)`);
  } catch (error) {
    if (!alreadyThere.has(sqlStateOf(error) ?? '')) throw error;
  }
  await db.execute(sql`insert into schema_lock values (1) on conflict do nothing`);
  await db.transaction(async (tx) => {
    await tx.execute(sql`select id from schema_lock where id = 1 for update`);
    await migrate(db, { migrationsFolder: folder });
  });
}
