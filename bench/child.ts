import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Defer } from './run.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Settings of the person who runs the bench must not reach what is measured. */
const OWN_SETTINGS =
  /^(FEISHU_|SANDBOX_PORT$|PORT$|DATA_DIR$|DATABASE_URL$|FILES_DIR$|LOG_LEVEL$|OPENAI_)/;

/** How long a start may take before it counts as failed, and a stop. */
const START_WITHIN_MS = 120_000;
const STOP_WITHIN_MS = 30_000;

export interface Child {
  /** From the spawn to the line that matched, in ms. */
  readonly startMs: number;
  /** When it was spawned, in ms since the epoch. */
  readonly startedAt: number;
  /** The groups of the line that matched. */
  readonly found: readonly string[];
  /** Asks it to stop and waits until it has; in ms. */
  stop(): Promise<number>;
}

/** Runs `node --import tsx FILE`, as the npm scripts do, and waits for a line of its output. */
export async function startChild(
  defer: Defer,
  file: string,
  env: Readonly<Record<string, string>>,
  line: RegExp,
): Promise<Child> {
  const startedAt = Date.now();
  const begin = performance.now();
  const inherited = Object.entries(process.env).filter(([name]) => !OWN_SETTINGS.test(name));
  const child = spawn(process.execPath, ['--import', 'tsx', file], {
    cwd: root,
    env: { ...Object.fromEntries(inherited), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => stopChild(child);
  defer(stop);
  const found = await waitForLine(child, file, line);
  return { startMs: performance.now() - begin, startedAt, found: found.slice(1), stop };
}

function waitForLine(child: ChildProcess, file: string, line: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => fail('is not ready'), START_WITHIN_MS);
    const fail = (what: string) => {
      clearTimeout(timer);
      reject(new Error(`${file} ${what}:\n${output.slice(-2_000)}`));
    };
    const read = (chunk: unknown) => {
      output += String(chunk);
      const match = line.exec(output);
      if (!match) return;
      clearTimeout(timer);
      resolve(match);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', (error) => fail(String(error)));
    child.once('exit', (code, signal) => fail(`ended early (${code ?? signal})`));
  });
}

async function stopChild(child: ChildProcess): Promise<number> {
  const begin = performance.now();
  if (child.exitCode === null && child.signalCode === null) {
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    await exited;
    clearTimeout(timer);
  }
  return performance.now() - begin;
}
