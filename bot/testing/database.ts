import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type Drizzle, openDatabase } from '../../db/client.ts';
import { startEmbeddedPostgres } from '../../db/embedded/postgres.ts';
import { migrateDatabase } from '../../db/migrate.ts';
import { copyDatabase, dropDatabase } from '../../db/testing.ts';

const PREFIX = 'e-diantong-test-';
const TEMPLATE = 'template_migrated';

export interface TestDatabase {
  readonly db: Drizzle;
  readonly url: string;
  close(): Promise<void>;
}

/**
 * A migrated, empty database of its own on a server that the files of one test run share. The run
 * is told by its process: every worker has the same parent. Nothing is left running.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const server = await holdServer();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const url = await copyDatabase(server.url, name);
  const { db, close } = openDatabase(url);
  return {
    db,
    url,
    async close() {
      await close();
      await dropDatabase(server.url, name);
      await server.release();
    },
  };
}

/** Keeps the server up between the tests of a file that want a database each. */
export function keepTestServer(): void {
  let server: { release(): Promise<void> } | undefined;
  beforeAll(async () => {
    server = await holdServer();
  });
  afterAll(() => server?.release());
}

let migrated: string | undefined;

/** Starts the server or joins those who use it; the last to release it stops it. */
async function holdServer(): Promise<{ url: string; release(): Promise<void> }> {
  const dataDir = join(tmpdir(), `${PREFIX}${process.ppid}`);
  const server = await startEmbeddedPostgres({ dataDir, database: TEMPLATE });
  if (migrated !== dataDir) {
    await sweepOldRuns();
    await migrateTemplate(server.url);
    migrated = dataDir;
  }
  return { url: server.url, release: server.stop };
}

/** The migration holds one connection while it works on another. */
async function migrateTemplate(url: string): Promise<void> {
  const { db, close } = openDatabase(url, { connections: 2 });
  await migrateDatabase(db).finally(close);
}

/** What a run that was killed left behind: its server is stopped and its folder removed. */
async function sweepOldRuns(): Promise<void> {
  for (const entry of await readdir(tmpdir())) {
    if (!entry.startsWith(PREFIX) || isAlive(Number(entry.slice(PREFIX.length)))) continue;
    const dataDir = join(tmpdir(), entry);
    await startEmbeddedPostgres({ dataDir })
      .then((server) => server.stop())
      .catch(() => {});
    await rm(dataDir, { recursive: true, force: true }).catch(() => {});
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
