import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pollUntil } from './poll.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './postgres.ts';

let folder: string;
let started: EmbeddedPostgres[];
let lines: string[];
let children: ChildProcess[];

/** A database that was made and stopped: making one is most of the time of a first start. */
let made: string;
beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), 'ediantong-postgres-made-'));
  const server = await startEmbeddedPostgres({ dataDir: made });
  await server.stop();
});
afterAll(() => rm(made, { recursive: true, force: true }));

const useMade = () => promisify(execFile)('cp', ['-a', made, join(folder, 'data')]);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ediantong-postgres-'));
  started = [];
  lines = [];
  children = [];
});

afterEach(async () => {
  for (const child of children) await end(child);
  for (const server of started) await server.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('a database folder', () => {
  test('keeps port and rows over a restart', async () => {
    const first = await start();
    await query(first.url, 'create table kept as select 7 as n');
    await first.stop();
    await first.stop();
    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  test('is UTF-8 and asks for its password', async () => {
    const { url } = await start();
    expect(await query(url, "select upper('é') as u, '专班' ~ '^\\w+$' as word")).toEqual([
      { u: 'É', word: true },
    ]);
    expect((await stat(join(folder, 'data', 'cluster', 'password'))).mode & 0o777).toBe(0o600);
    const wrong = url.replace(/:[^:@]+@/, ':wrong@');
    await expect(query(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  test('takes another port when its own is taken', async () => {
    await useMade();
    const first = await start();
    await first.stop();
    const squatter = spawnNode(`
      require('node:net').createServer().listen(${new URL(first.url).port}, '127.0.0.1', () => {
        console.log('listening');
      });`);
    await firstLine(squatter);
    const second = await start();
    expect(new URL(second.url).port).not.toBe(new URL(first.url).port);
    expect(await query(second.url, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  test('is made anew after an interrupted initdb', async () => {
    const parent = startInChild();
    const draft = await pollUntil(findDraftAtWork, 30_000, 2);
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    expect(draft).toMatch(/^draft-/);
    const { url } = await start();
    expect(await query(url, 'select 1 as n')).toEqual([{ n: 1 }]);
    expect(lines.join('\n')).toContain('left by a start that was interrupted');
    expect(await readdir(join(folder, 'data'))).not.toContain(draft);
  });

  test('is made once by starts at the same moment, who share its server', async () => {
    const other = startInChild();
    const [here, twin, url] = await Promise.all([start(), start(), firstLine(other)]);
    expect([here.url, twin.url]).toEqual([url, url]);
    const left = (await readdir(join(folder, 'data'))).filter((name) => name.startsWith('draft-'));
    expect(left).toEqual([]);
  });

  test('is named when it cannot be written', async () => {
    await writeFile(join(folder, 'data'), 'a file, not a folder');
    await expect(start()).rejects.toThrow(`The database folder ${join(folder, 'data')} cannot be`);
  });

  test('is left alone when it holds something else', async () => {
    await mkdir(join(folder, 'data', 'cluster'), { recursive: true });
    await writeFile(join(folder, 'data', 'cluster', 'note'), 'mine');
    await expect(start()).rejects.toThrow('holds something that is not a database');
    expect(await readFile(join(folder, 'data', 'cluster', 'note'), 'utf8')).toBe('mine');
  });
});

describe('a running server', () => {
  beforeEach(useMade);

  test('outlives a killed parent and is adopted', async () => {
    const parent = startInChild();
    const url = await firstLine(parent);
    const pid = await serverPid();
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    const adopted = await start();
    expect(adopted.url).toBe(url);
    expect(await serverPid()).toBe(pid);
    expect(lines.join('\n')).toContain('adopted');
    await adopted.stop();
    await expect(query(url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  test.runIf(process.platform === 'linux')(
    'leads its own session, out of Ctrl-C reach',
    async () => {
      await start();
      const pid = await serverPid();
      const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).replace(/^.*\) /, '').split(' ');
      expect(fields.slice(2, 4).map(Number)).toEqual([pid, pid]);
    },
  );

  test('comes back after kill -9 with committed rows', async () => {
    const first = await start();
    await query(first.url, 'create table kept as select generate_series(1, 1000) as n');
    process.kill(await serverPid(), 'SIGKILL');
    const second = await start();
    expect(await query(second.url, 'select count(*)::int as n from kept')).toEqual([{ n: 1000 }]);
  });

  test('starts although a stranger has its number', async () => {
    const first = await start();
    const dead = await serverPid();
    process.kill(dead, 'SIGKILL');
    const stranger = spawnNode('setInterval(() => {}, 1000); console.log("here")');
    await firstLine(stranger);
    const lockFile = join(folder, 'data', 'cluster', 'data', 'postmaster.pid');
    const lock = await readFile(lockFile, 'utf8');
    await writeFile(lockFile, lock.replace(String(dead), String(stranger.pid)));
    const second = await start();
    expect(await query(second.url, 'select 1 as n')).toEqual([{ n: 1 }]);
    expect(stranger.exitCode).toBeNull();
    expect(first.url).toBe(second.url);
  });

  test('is left running while another process uses it', async () => {
    const other = startInChild();
    const url = await firstLine(other);
    const here = await start();
    await here.stop();
    expect(await query(url, 'select 1 as n')).toEqual([{ n: 1 }]);
    const again = await start();
    await end(other);
    expect(await query(again.url, 'select 1 as n')).toEqual([{ n: 1 }]);
    await again.stop();
    await expect(query(url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  test('is stopped although a killed user is on record', async () => {
    const here = await start();
    const killed = startInChild();
    await firstLine(killed);
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    // Its number may belong to somebody else by now, who was born at another time.
    await writeFile(join(folder, 'data', 'users', `${process.pid}-1-0a0b0c0d`), '');
    await here.stop();
    await expect(query(here.url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

test.skipIf(process.getuid?.() !== 0)('root without namespaces uses another user', async () => {
  await chmod(folder, 0o755);
  const parent = startInChild({ PATH: '/nowhere' });
  const url = await firstLine(parent);
  const [server] = await query(
    url,
    "select split_part(pg_read_file('postmaster.pid'), e'\\n', 1) pid",
  );
  expect((await stat(`/proc/${server?.pid}`)).uid).not.toBe(0);
  await end(parent);
  await expect(query(url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  // Where the folder for temporary files is closed to others, the database had to move.
  const moved = await readFile(join(folder, 'data', 'location'), 'utf8').catch(() => '');
  if (moved) await rm(moved.trim(), { recursive: true });
});

async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({
    dataDir: join(folder, 'data'),
    log: (line) => lines.push(line),
  });
  started.push(server);
  return server;
}

/** The draft folder in which initdb has begun to write. */
async function findDraftAtWork(): Promise<string | undefined> {
  const names = await readdir(join(folder, 'data')).catch(() => []);
  const draft = names.find((name) => name.endsWith('-cluster'));
  const begun = draft && (await readdir(join(folder, 'data', draft, 'data')).catch(() => []));
  return begun && begun.length > 0 ? draft : undefined;
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const sql = postgres(url, { max: 1 });
  try {
    return [...(await sql.unsafe(text))];
  } finally {
    await sql.end();
  }
}

async function serverPid(): Promise<number> {
  const lock = await readFile(join(folder, 'data', 'cluster', 'data', 'postmaster.pid'), 'utf8');
  return Number(lock.split('\n')[0]);
}

const LAUNCH = `
  const { startEmbeddedPostgres } = await import(process.env.LAUNCHER);
  const server = await startEmbeddedPostgres({ dataDir: process.env.FOLDER });
  process.on('SIGTERM', () => server.stop().then(() => process.exit(0)));
  setInterval(() => {}, 60_000);
  console.log(server.url);`;

/** A process of its own that starts the database, says where, and waits to be killed. */
function startInChild(env: NodeJS.ProcessEnv = {}): ChildProcess {
  const launcher = new URL('./postgres.ts', import.meta.url).href;
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const child = spawn(process.execPath, ['--import', tsx, '--input-type=module', '-e', LAUNCH], {
    env: { ...process.env, LAUNCHER: launcher, FOLDER: join(folder, 'data'), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return child;
}

function spawnNode(script: string): ChildProcess {
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

async function firstLine(child: ChildProcess): Promise<string> {
  const [chunk] = await once(child.stdout!, 'data');
  return String(chunk).trim();
}
