import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Report, reportText } from './figures.ts';
import { machineLine } from './machine.ts';

/** Registers what is to be undone at the end, last first. */
export type Defer = (undo: () => Promise<unknown>) => void;

/** Runs `work` and undoes what it started, also when it fails or is interrupted. */
export async function withCleanup<T>(work: (defer: Defer) => Promise<T>): Promise<T> {
  const undos: (() => Promise<unknown>)[] = [];
  const undoAll = async () => {
    for (let undo = undos.pop(); undo; undo = undos.pop()) {
      await undo().catch((error: unknown) => {
        process.stderr.write(`cleaning up: ${String(error)}\n`);
      });
    }
  };
  const onSignal = () => {
    undoAll().finally(() => process.exit(1));
  };
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    return await work((undo) => undos.push(undo));
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    await undoAll();
  }
}

export async function temporaryFolder(defer: Defer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'e-diantong-bench-'));
  defer(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** Progress goes beside the table, so that the table alone can be kept. */
export const note = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

/** Runs the bench when its file is the command; does nothing when a test imports it. */
export async function whenCommand(
  moduleUrl: string,
  measure: (args: readonly string[]) => Promise<Report>,
): Promise<void> {
  if (moduleUrl !== pathToFileURL(process.argv[1] ?? '').href) return;
  const machine = machineLine();
  try {
    const report = await measure(process.argv.slice(2));
    process.stdout.write(`${reportText(machine, report)}`);
  } catch (error) {
    process.stderr.write(`could not measure: ${error instanceof Error ? error.stack : error}\n`);
    process.exitCode = 1;
  }
}
