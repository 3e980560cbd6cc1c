import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../db/client.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../db/embedded/postgres.ts';
import { migrateDatabase } from '../../db/migrate.ts';

const PREFIX = 'e-diantong-test-';
const TEMPLATE = 'template_migrated';

/**
 * The server that the files of one test run share, with a migrated and empty database. The run is
 * told by its process, which is every worker's parent.
 */
export const joinServer = (run: number): Promise<EmbeddedPostgres> =>
  startEmbeddedPostgres({
    dataDir: join(tmpdir(), `${PREFIX}${run}`),
    database: TEMPLATE,
    isDisposable: true,
  });

/** Brings the server up before the first file comes, and stops it after the last. */
export default async function keepServer(): Promise<() => Promise<void>> {
  await sweepOldRuns();
  const server = await joinServer(process.pid);
  await migrateTemplate(server.url);
  return server.stop;
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
