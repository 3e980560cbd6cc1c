import { readFile } from 'node:fs/promises';
import postgres from 'postgres';
import { findBinaries } from './binaries.ts';
import { ensureCluster, SUPERUSER } from './cluster.ts';
import { isThere } from './files.ts';
import { type Home, openHome } from './home.ts';
import { chooseIdentity, type Identity, type Log } from './identity.ts';
import { pollUntil } from './poll.ts';
import {
  awaitReady,
  findServer,
  type Launch,
  launch,
  recordPort,
  socketOf,
  stopServer,
} from './server.ts';
import { enterUser, isInUse } from './users.ts';

export interface EmbeddedPostgresOptions {
  /** Holds the database, its password, its port and its log; made if it is missing. */
  dataDir: string;
  database?: string;
  /** For tests: a power cut may cost its data, which makes it faster. A killed process may not. */
  isDisposable?: boolean;
  log?: Log;
}

export interface EmbeddedPostgres {
  url: string;
  /** Stops the server, whoever started it, unless others use it; a second call does nothing. */
  stop(): Promise<void>;
}

/** How long a start goes on against causes that pass by themselves. */
const RETRY_LIMIT_MS = 30_000;

/**
 * Causes that pass: another start was quicker, a server killed hard has children that are still
 * leaving, or somebody took the port between choosing and using it.
 */
const PASSING_LOG = /lock file|shared memory block|could not bind|could not create any TCP\/IP/;

/** The server found was just going down: the system's codes, the client's, PostgreSQL's. */
const PASSING_CODES: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  '57P01',
  '57P02',
  '57P03',
]);

/** Starts PostgreSQL on the folder, or adopts the server that runs on it already. */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const { dataDir, database = 'ediantong', isDisposable = false, log = () => {} } = options;
  if (process.platform === 'win32') {
    throw new Error('PostgreSQL is not started on Windows: set DATABASE_URL to a running one.');
  }
  const identity = await chooseIdentity(dataDir, log);
  const home = await openHome(dataDir, identity, log);
  // Before the server is looked for: whoever stops it from now on sees that it is wanted.
  const leave = await enterUser(home);
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= leave().then(async () => {
      if (!(await isInUse(home))) await stopServer(home);
    });
    return stopping;
  };
  try {
    return { url: await findOrStart(home, identity, { database, isDisposable }, log), stop };
  } catch (error) {
    await leave();
    throw error;
  }
}

async function findOrStart(
  home: Home,
  identity: Identity,
  { database, isDisposable }: { readonly database: string; readonly isDisposable: boolean },
  log: Log,
): Promise<string> {
  let problem = '';
  const url = await pollUntil(
    async () => {
      const server = await ensureServer(home, identity, isDisposable, log);
      if ('ready' in server) {
        const opened = await openDatabase(home, server.ready.port, database);
        if ('url' in opened) return opened.url;
        problem = opened.failed;
      } else problem = server.failed;
      return undefined;
    },
    RETRY_LIMIT_MS,
    100,
  );
  if (url === undefined) throw startFailure(home, problem);
  return url;
}

/** One try; `failed` is a cause that may pass. */
async function ensureServer(
  home: Home,
  identity: Identity,
  isDisposable: boolean,
  log: Log,
): Promise<Launch> {
  if (await findServer(home)) {
    const adopted = await awaitReady(home);
    if (!adopted) return { failed: 'The server that ran has ended.' };
    log(`PostgreSQL runs already (process ${adopted.pid}): adopted.`);
    return { ready: adopted };
  }
  const binaries = await findBinaries(home, identity, log);
  await ensureCluster(home, binaries, identity, log);
  const launched = await launch(home, binaries, identity, isDisposable);
  if ('ready' in launched) {
    log(`PostgreSQL ${binaries.major} started on port ${launched.ready.port}.`);
  } else if (!PASSING_LOG.test(launched.failed)) throw startFailure(home, launched.failed);
  return launched;
}

function startFailure(home: Home, said: string): Error {
  return new Error(`PostgreSQL did not start on ${home.data}:\n${said}`);
}

async function openDatabase(
  home: Home,
  port: number,
  database: string,
): Promise<{ url: string } | { failed: string }> {
  const password = (await readFile(home.password, 'utf8')).trim();
  const urlOf = (name: string) =>
    `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${encodeURIComponent(name)}`;
  try {
    await ensureDatabase(urlOf('postgres'), database, home);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (PASSING_CODES.has(code)) return { failed: message };
    throw error;
  }
  await recordPort(home, port);
  const hasSocket = await isThere(socketOf(home, port));
  const query = hasSocket ? `?host=${encodeURIComponent(home.folder)}` : '';
  return { url: `${urlOf(database)}${query}` };
}

const DUPLICATE_DATABASE = '42P04';
const UNIQUE_VIOLATION = '23505';

/** Proves at the same time that what answers on the port is the server of this folder. */
async function ensureDatabase(url: string, database: string, home: Home): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    const [found] = await sql<{ folder: string; exists: boolean }[]>`
      select current_setting('data_directory') as folder,
        exists(select from pg_database where datname = ${database}) as exists`;
    if (found?.folder !== home.data) {
      throw new Error(`The server of ${home.data} answers for ${found?.folder}.`);
    }
    if (!found.exists) await sql`create database ${sql(database)}`;
  } catch (error) {
    // Another start may create the database at the same moment.
    const code = error instanceof postgres.PostgresError ? error.code : '';
    if (code !== DUPLICATE_DATABASE && code !== UNIQUE_VIOLATION) throw error;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
