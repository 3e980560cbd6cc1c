import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Settings of the person who runs the tests must not reach what is tested. */
const OWN_SETTINGS =
  /^(FEISHU_|SANDBOX_PORT$|PORT$|DATA_DIR$|DATABASE_URL$|FILES_DIR$|LOG_LEVEL$|OPENAI_|VITEST|NODE_OPTIONS$)/;
const READY_WITHIN_MS = 120_000;

/** A process of its own, as the npm scripts start it. */
export interface Product {
  readonly pid: number;
  /** Resolves with the URLs of its `ready` line: the chat's, where it has one, and the bot's. */
  readonly ready: Promise<{ chat: string; bot: string }>;
  readonly output: () => string;
  readonly isRunning: () => boolean;
  /** To the process alone, or to its whole group as Ctrl-C does. Resolves when it has ended. */
  end(signal: NodeJS.Signals, to?: 'process' | 'group'): Promise<number | null>;
}

export function startProduct(
  file: 'start.ts' | 'bot/main.ts',
  env: Readonly<Record<string, string>>,
): Product {
  const inherited = Object.entries(process.env).filter(([name]) => !OWN_SETTINGS.test(name));
  // A group of its own, as a terminal gives it.
  const child = spawn(process.execPath, ['--import', 'tsx', file], {
    cwd: root,
    env: { ...Object.fromEntries(inherited), LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: unknown) => {
      output += String(chunk);
    });
  }
  const ready = waitForReady(child, () => output);
  // Whoever kills a process while it starts does not wait for it.
  ready.catch(() => {});
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const pid = child.pid ?? 0;
  return {
    pid,
    ready,
    isRunning,
    output: () => output,
    async end(signal, to = 'process') {
      if (!isRunning()) return child.exitCode;
      const exited = once(child, 'exit');
      process.kill(to === 'group' ? -pid : pid, signal);
      await exited;
      return child.exitCode;
    },
  };
}

function waitForReady(child: ChildProcess, output: () => string) {
  return new Promise<{ chat: string; bot: string }>((resolve, reject) => {
    const fail = (what: string) => {
      clearTimeout(timer);
      reject(new Error(`${what}:\n${output().slice(-2_000)}`));
    };
    const timer = setTimeout(() => fail('not ready in time'), READY_WITHIN_MS);
    child.stdout?.on('data', () => {
      const line = /^ready {2}(?:chat (\S+) {2})?bot (\S+)$/m.exec(output());
      if (!line) return;
      clearTimeout(timer);
      resolve({ chat: line[1] ?? '', bot: line[2] ?? '' });
    });
    child.once('error', (error) => fail(String(error)));
    child.once('exit', (code, signal) => fail(`ended early with ${code ?? signal}`));
  });
}

/** The embedded server that runs on a data folder; undefined where none does. */
export async function findPostgres(dataDir: string): Promise<number | undefined> {
  const folder = join(dataDir, 'postgres');
  const elsewhere = await readFile(join(folder, 'location'), 'utf8').catch(() => '');
  const data = join(elsewhere.trim() || folder, 'cluster', 'data');
  const lock = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number.parseInt(lock, 10);
  return pid > 0 && isAlive(pid) ? pid : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
