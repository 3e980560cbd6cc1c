import { spawn } from 'node:child_process';
import { open, readFile, rename, stat, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { type Home, isAlive } from './home.ts';
import { type Identity, invocationAs, run } from './identity.ts';
import { pollUntil } from './poll.ts';

/** What PostgreSQL writes into postmaster.pid about itself. */
export interface LockFile {
  pid: number;
  port: number;
  status: string;
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '128MB',
  max_connections: '60',
  fsync: 'on',
  synchronous_commit: 'on',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
};

/** Of a server whose data nobody wants after a power cut: commits do not wait for the disk. */
const DISPOSABLE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

const LOG_LIMIT_BYTES = 10_000_000;
/** Long enough for the recovery of a large write-ahead log on a slow disk. */
const READY_LIMIT_MS = 120_000;

/** Lines of postmaster.pid: pid, data directory, start, port, socket, address, memory, status. */
export async function readLockFile(home: Home): Promise<LockFile | undefined> {
  const text = await readFile(`${home.data}/postmaster.pid`, 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3] ?? 0), status: (lines[7] ?? '').trim() };
}

/** A dead server's number may belong to another process by now: the command line tells. */
export async function isOurServer(home: Home, pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') {
    const { output } = await run({ kind: 'self' }, 'ps', ['-o', 'command=', '-p', String(pid)]);
    return output.includes(home.data);
  }
  const args = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
  return basename(args[0] ?? '') === 'postgres' && args.includes(home.data);
}

export async function findServer(home: Home): Promise<LockFile | undefined> {
  const lock = await readLockFile(home);
  return lock && (await isOurServer(home, lock.pid)) ? lock : undefined;
}

/** Waits while the server found here starts, recovers or stops; undefined once it is gone. */
export async function awaitReady(home: Home): Promise<LockFile | undefined> {
  const seen = await pollUntil(async () => {
    const lock = await findServer(home);
    if (!lock) return 'gone' as const;
    return lock.status === 'ready' ? lock : undefined;
  }, READY_LIMIT_MS);
  if (seen === undefined) {
    throw new Error(`PostgreSQL is not ready after ${READY_LIMIT_MS / 1000} s: ${home.serverLog}`);
  }
  return seen === 'gone' ? undefined : seen;
}

/** Bytes that the system takes for a socket's path; macOS has the fewest. */
const MOST_SOCKET_BYTES = 103;

/** The socket of the server on a port, where it has one. */
export const socketOf = (home: Home, port: number): string => join(home.folder, `.s.PGSQL.${port}`);

const fitsSocket = (home: Home): boolean =>
  Buffer.byteLength(socketOf(home, 65_535)) <= MOST_SOCKET_BYTES;

export type Launch = { ready: LockFile } | { failed: string };

/** Starts the server in its own session, so that a Ctrl-C meant for its parent does not reach it. */
export async function launch(
  home: Home,
  binaries: Binaries,
  identity: Identity,
  isDisposable: boolean,
): Promise<Launch> {
  const port = await choosePort(home);
  const chosen = {
    ...SETTINGS,
    ...(isDisposable ? DISPOSABLE : {}),
    ...(isDisposable && fitsSocket(home) ? { unix_socket_directories: home.folder } : {}),
    port,
  };
  const settings = Object.entries(chosen).flatMap(([k, v]) => ['-c', `${k}=${v}`]);
  const call = invocationAs(identity, binaries.postgres, ['-D', home.data, ...settings]);
  const stale = await readLockFile(home);
  if (stale && !(await isOurServer(home, stale.pid))) {
    // PostgreSQL takes any live process of this number for a server, except its parents; pg_ctl
    // has this variable for naming one more of them. The check for live backends stays in force.
    call.options.env.PG_GRANDPARENT_PID = String(stale.pid);
  }
  const { file, logStart } = await openLog(home);
  const child = spawn(call.file, call.args, {
    ...call.options,
    detached: true,
    stdio: ['ignore', file.fd, file.fd],
  });
  let ended: string | undefined;
  child.on('error', (error) => {
    ended = error.message;
  });
  child.on('exit', (code, signal) => {
    ended = `ended with ${signal ?? code}`;
  });
  child.unref();
  await file.close();

  const outcome = await pollUntil<Launch>(async () => {
    if (ended !== undefined) {
      const said = (await readFile(home.serverLog)).subarray(logStart).toString('utf8').trim();
      return { failed: said || ended };
    }
    const lock = await readLockFile(home);
    return lock?.pid === child.pid && lock?.status === 'ready' ? { ready: lock } : undefined;
  }, READY_LIMIT_MS);
  return outcome ?? { failed: `not ready after ${READY_LIMIT_MS / 1000} s` };
}

async function openLog(home: Home) {
  const size = await stat(home.serverLog).then(
    (file) => file.size,
    () => 0,
  );
  if (size > LOG_LIMIT_BYTES) await rename(home.serverLog, `${home.serverLog}.old`);
  const file = await open(home.serverLog, 'a', 0o600);
  await home.giveAway(home.serverLog);
  return { file, logStart: (await file.stat()).size };
}

/** The port of the last time, so that tools keep their settings, unless somebody else has it now. */
async function choosePort(home: Home): Promise<number> {
  const kept = Number(await readFile(home.port, 'utf8').catch(() => '0'));
  const port = (await tryPort(kept)) ?? (await tryPort(0));
  if (port === undefined) throw new Error('No free port on 127.0.0.1 for PostgreSQL.');
  return port;
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address() as AddressInfo;
      server.close(() => resolve(address.port));
    });
  });
}

export async function recordPort(home: Home, port: number): Promise<void> {
  await writeFile(home.port, `${port}\n`);
  await home.giveAway(home.port);
}

/** SIGINT is PostgreSQL's fast shutdown; SIGQUIT, the last resort, leaves a recovery to do. */
export async function stopServer(home: Home): Promise<void> {
  const found = await findServer(home);
  if (!found) return;
  for (const [signal, limitMs] of [
    ['SIGINT', 60_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    try {
      process.kill(found.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
    const gone = await pollUntil(
      async () => ((await isOurServer(home, found.pid)) ? undefined : true),
      limitMs,
    );
    if (gone) return;
  }
  throw new Error(`PostgreSQL (process ${found.pid}) did not stop: ${home.serverLog}`);
}
