import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readSettings } from '../bot/config.ts';
import { runBot } from '../bot/run.ts';
import { keepTestServer, testDatabase } from '../bot/testing/database.ts';
import { type RunningSandbox, startSandbox } from '../sandbox/server.ts';
import { driveSandbox } from './drive.ts';
import { findPostgres, startProduct } from './product.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PARTS = ['bot', 'cards', 'db', 'demo', 'domain', 'sandbox', 'package.json', 'start.ts'];
const SECRET = 'never-print-this-one';
/** A start that hangs is a fault, too. */
const LIMIT_MS = 50_000;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'e-diantong-start-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  /** Null where it had to be killed. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a program as from a shell, with nothing set but `env`, until it ends by itself. */
function ended(program: string, env: Record<string, string>, root = ROOT): Promise<Ended> {
  return new Promise((resolve) => {
    const args = ['--import', 'tsx', program];
    const options = {
      cwd: root,
      timeout: LIMIT_MS,
      killSignal: 'SIGKILL',
      env: { PATH: process.env.PATH ?? '', DATA_DIR: join(folder, 'data'), ...env },
    } as const;
    execFile(process.execPath, args, options, (error, out, err) => {
      const code = error ? (typeof error.code === 'number' ? error.code : null) : 0;
      resolve({ code, out, err });
    });
  });
}

/** In this process: what the start throws. */
async function startError(env: Record<string, string>, sandboxUrl?: string): Promise<string> {
  const read = readSettings({
    DATA_DIR: join(folder, 'data'),
    LOG_LEVEL: 'fatal',
    PORT: '0',
    ...env,
  });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return runBot(read.settings, sandboxUrl).then(
    async (bot) => {
      await bot.stop();
      return 'it started';
    },
    (error: Error) => error.message,
  );
}

async function listening(onPort = 0): Promise<{ server: Server; port: number }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(onPort, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

describe('settings', () => {
  test('that are wrong are all listed, and no secret with them', async () => {
    const { code, err, out } = await ended('start.ts', {
      PORT: 'abc',
      SANDBOX_PORT: '70000',
      DATABASE_URL: `mysql://me:${SECRET}@localhost/x`,
      FEISHU_DOMAIN: 'open.feishu.cn',
      FEISHU_TRANSPORT: 'pigeon',
      FEISHU_APP_SECRET: SECRET,
      LOG_LEVEL: 'loud',
    });
    expect(code).toBe(1);
    const named = [...err.matchAll(/^ {2}- (\w+):/gm)].map(([, name]) => name);
    expect(named.sort()).toEqual([
      'DATABASE_URL',
      'FEISHU_APP_ID',
      'FEISHU_DOMAIN',
      'FEISHU_TRANSPORT',
      'LOG_LEVEL',
      'PORT',
      'SANDBOX_PORT',
    ]);
    expect(err + out).not.toContain(SECRET);
    expect(err).not.toMatch(/\n\s+at /);
  });

  test('that are missing for the real Feishu are all listed', async () => {
    const { code, err } = await ended('bot/main.ts', {});
    expect(code).toBe(1);
    expect(err).toContain('FEISHU_APP_ID: is needed');
    expect(err).toContain('FEISHU_APP_SECRET: is needed');
  });
});

describe('a catalogue', () => {
  const copy = () => join(folder, 'copy');
  const dataFile = (name: string) => join(copy(), 'domain/catalogue/data', name);
  beforeAll(async () => {
    for (const part of PARTS) await cp(join(ROOT, part), join(copy(), part), { recursive: true });
    await symlink(join(ROOT, 'node_modules'), join(copy(), 'node_modules'));
  });

  test('with faults stops the start with every one of them', async () => {
    const catalogue = JSON.parse(await readFile(dataFile('catalogue.json'), 'utf8'));
    const [first, second, third] = catalogue.nodes;
    first.prerequisites = ['9999'];
    second.responsibleUnit = 'NOBODY';
    third.limit = { days: -1, kind: 'working' };
    await writeFile(dataFile('catalogue.json'), JSON.stringify(catalogue));
    const units = JSON.parse(await readFile(dataFile('units.json'), 'utf8'));
    units.units.push(units.units[0]);
    await writeFile(dataFile('units.json'), JSON.stringify(units));
    const { code, err, out } = await ended('start.ts', { SANDBOX_PORT: '0', PORT: '0' }, copy());
    expect(code).toBe(1);
    for (const words of [
      '9999',
      'NOBODY',
      `catalogue nodes ${third.code} limit`,
      `duplicate code ${units.units[0].code}`,
    ]) {
      expect(err).toContain(words);
    }
    expect(out).not.toContain('ready');
  });

  test('that is no JSON is named with the place', async () => {
    await writeFile(dataFile('rules.json'), '{ "version": ');
    const { code, err } = await ended('start.ts', { SANDBOX_PORT: '0', PORT: '0' }, copy());
    expect(code).toBe(1);
    expect(err).toContain('rules.json');
    expect(err).not.toMatch(/\n\s+at /);
  });
});

describe('a port in use', () => {
  let taken: { server: Server; port: number };
  beforeAll(async () => {
    taken = await listening();
  });
  afterAll(() => taken.server.close());

  test('by the sandbox is named with its setting', async () => {
    const env = { SANDBOX_PORT: String(taken.port), PORT: '0' };
    const { code, err } = await ended('start.ts', env);
    expect(code).toBe(1);
    expect(err).toContain(`port ${taken.port} is in use`);
    expect(err).toContain('SANDBOX_PORT');
  });

  test('by the bot is named before anything is sent', async () => {
    const database = await testDatabase();
    const sandbox = await startSandbox({ port: 0, dataDir: join(folder, 'port') });
    const env = { PORT: String(taken.port), DATABASE_URL: database.url };
    expect(await startError(env, sandbox.url)).toBe(
      `port ${taken.port} is in use: set PORT to a free one`,
    );
    expect((await driveSandbox(sandbox.url).calls()).calls).toEqual([]);
    await sandbox.close();
    await database.close();
  });
});

describe('a data folder that cannot be written', () => {
  test('stops sandbox and bot, naming DATA_DIR', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const { code, err } = await ended('start.ts', { DATA_DIR: file, SANDBOX_PORT: '0' });
    expect(code).toBe(1);
    expect(err).toContain('DATA_DIR');
    expect(await startError({ DATA_DIR: join(file, 'below') }, 'http://127.0.0.1:1')).toContain(
      'DATA_DIR',
    );
  });

  test('for files is named with its setting', async () => {
    const file = join(folder, 'no-folder');
    await writeFile(file, '');
    expect(await startError({ FILES_DIR: join(file, 'below') }, 'http://127.0.0.1:1')).toBe(
      `the folder ${join(file, 'below')} cannot be written: check FILES_DIR`,
    );
  });

  // A recursive mkdir hangs there for ever.
  test.runIf(process.platform === 'linux')('below a pseudo file system ends, too', async () => {
    expect(await startError({ DATA_DIR: '/proc/nobody' }, 'http://127.0.0.1:1')).toContain(
      'DATA_DIR',
    );
  });
});

describe('a start that is called off', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('by %s leaves no database running', async (signal) => {
    const dataDir = join(folder, `called-off-${signal}`);
    const env = { DATA_DIR: dataDir, SANDBOX_PORT: '0', PORT: '0' };
    const product = startProduct('start.ts', env);
    // A server that is not ready yet, and nobody to stop it but the start that waits for it.
    await vi.waitUntil(() => findPostgres(dataDir), { timeout: LIMIT_MS, interval: 5 });
    expect(await product.end(signal)).toBe(0);
    expect(product.output()).not.toContain('ready');
    expect(await findPostgres(dataDir)).toBeUndefined();
  });
});

describe('what does not answer', () => {
  keepTestServer();
  let sandbox: RunningSandbox;
  let silent: { server: Server; port: number };
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, dataDir: join(folder, 'answers') });
    silent = await listening();
  });
  afterAll(async () => {
    silent.server.close();
    await sandbox.close();
  });

  const databaseAt = (address: string) =>
    startError({ DATABASE_URL: `postgres://me:${SECRET}@${address}` }, sandbox.url);

  test.concurrent('a database nobody listens for is named without its password', async () => {
    const words = await databaseAt('127.0.0.1:1/district');
    expect(words).toContain('the database 127.0.0.1:1/district cannot be used: check DATABASE_URL');
    expect(words).toContain('ECONNREFUSED');
    expect(words).not.toContain(SECRET);
  });

  test.concurrent('a database that says nothing is given up', async () => {
    const words = await databaseAt(`127.0.0.1:${silent.port}/district`);
    expect(words).toContain('check DATABASE_URL');
    expect(words).toContain('CONNECT_TIMEOUT');
  });

  test.concurrent('a database that refuses is told in its words', async () => {
    const { url, close } = await testDatabase();
    const words = await databaseAt(`${new URL(url).host}/district`);
    await close();
    expect(words).toContain('password authentication failed');
    expect(words).not.toContain(SECRET);
  });

  test.concurrent('a wrong app secret is named and not shown', async () => {
    const { url, close } = await testDatabase();
    const { server, port } = await listening();
    await new Promise((resolve) => server.close(resolve));
    const words = await startError({
      DATABASE_URL: url,
      PORT: String(port),
      FEISHU_DOMAIN: sandbox.url,
      FEISHU_APP_ID: 'cli_0123456789abcdef',
      FEISHU_APP_SECRET: SECRET,
    });
    await close();
    expect(words).toContain('refuses the app: check FEISHU_APP_ID, FEISHU_APP_SECRET');
    expect(words).not.toContain(SECRET);
    // Nothing of the start is left: its port is free again.
    const again = await listening(port);
    again.server.close();
  });
});
