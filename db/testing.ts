import postgres from 'postgres';
import { sqlStateOf } from './client.ts';
import { pollUntil } from './embedded/poll.ts';

/** Somebody is still connected to the template: another run is migrating it. */
const IN_USE = '55006';
const COPY_LIMIT_MS = 20_000;

/**
 * Copies the migrated database at `url`; waits while somebody is
 * connected to it. Answers the copy's URL.
 */
export async function copyDatabase(url: string, name: string): Promise<string> {
  const template = decodeURIComponent(new URL(url).pathname.slice(1));
  await onServer(url, async (sql) => {
    const copied = await pollUntil(
      () =>
        sql`create database ${sql(name)} template ${sql(template)}`.catch((error: unknown) => {
          if (sqlStateOf(error) !== IN_USE) throw error;
        }),
      COPY_LIMIT_MS,
    );
    if (!copied) throw new Error(`${template} stays in use`);
  });
  return urlOf(url, name);
}

export const dropDatabase = (url: string, name: string): Promise<void> =>
  onServer(url, async (sql) => {
    await sql`drop database if exists ${sql(name)} with (force)`;
  });

async function onServer(url: string, work: (sql: postgres.Sql) => Promise<void>): Promise<void> {
  const sql = postgres(urlOf(url, 'postgres'), { max: 1, onnotice: () => {} });
  await work(sql).finally(() => sql.end({ timeout: 5 }));
}

function urlOf(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}
