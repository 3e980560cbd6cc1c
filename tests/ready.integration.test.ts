import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readSettings } from '../bot/config.ts';
import { runBot } from '../bot/run.ts';
import { type TestDatabase, testDatabase } from '../bot/testing/database.ts';
import { openDatabase } from '../db/client.ts';
import { openDistrict } from './district.ts';

let database: TestDatabase;
let bot: Awaited<ReturnType<typeof runBot>>;
let district: Awaited<ReturnType<typeof openDistrict>>;
beforeAll(async () => {
  database = await testDatabase();
  const read = readSettings({ PORT: '0', LOG_LEVEL: 'fatal', DATABASE_URL: database.url });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const { settings } = read;
  const start = async (sandboxUrl: string) => {
    bot = await runBot(settings, sandboxUrl);
    return bot;
  };
  district = await openDistrict({ projects: [], databaseUrl: database.url, start });
});
afterAll(async () => {
  await district?.close();
  await database?.close();
});

/** Lets nobody in any more, and throws out who is in; or the other way round. */
async function allowConnections(allowed: boolean): Promise<void> {
  const name = new URL(database.url).pathname.slice(1);
  const { db, close } = openDatabase(new URL('/postgres', database.url).href);
  await db.execute(sql.raw(`alter database "${name}" with allow_connections ${allowed}`));
  await db.execute(sql`
    select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`);
  await close();
}

async function readiness() {
  const response = await fetch(`${bot.url}/readyz`);
  return { status: response.status, body: await response.json() };
}

test('a bot is not ready while its database is away', async () => {
  expect(await readiness()).toEqual({ status: 200, body: { ok: true, problems: [] } });
  await allowConnections(false);
  const problems = ['the database does not answer'];
  expect(await readiness()).toEqual({ status: 503, body: { ok: false, problems } });
  await allowConnections(true);
  await vi.waitUntil(async () => (await readiness()).status === 200, {
    timeout: 20_000,
    interval: 100,
  });
});
