import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Put } from './types.ts';

/** One line is one step of the world, whole or not at all. Lines are written in order and before
 *  anybody is told of the step, so a process killed at any instant loses nothing it answered for. */
export class Journal {
  private readonly path: string;
  private file: number | undefined;
  private sizeAtStart = 0;
  private grown = 0;

  constructor(path: string) {
    this.path = path;
  }

  /** Reads every whole line; a last line that was cut off was never answered for. */
  read(apply: (puts: readonly Put[]) => void): void {
    mkdirSync(dirname(this.path), { recursive: true });
    if (!existsSync(this.path)) return;
    const lines = readFileSync(this.path, 'utf8').split('\n');
    for (const [index, line] of lines.entries()) {
      if (line === '') continue;
      const puts = parse(line);
      if (puts) apply(puts);
      else if (index < lines.length - 1) {
        throw new Error(`${this.path}: line ${index + 1} is damaged; the sandbox cannot go on`);
      }
    }
  }

  /** Starts anew with the rows that are still there, and goes on appending behind them. */
  compact(rows: Iterable<Put>): void {
    const fresh = `${this.path}.new`;
    const file = openSync(fresh, 'w');
    this.sizeAtStart = 0;
    this.grown = 0;
    for (const row of rows) this.sizeAtStart += writeAll(file, `${JSON.stringify([row])}\n`);
    fsyncSync(file);
    closeSync(file);
    renameSync(fresh, this.path);
    this.close();
    this.file = openSync(this.path, 'a');
  }

  append(puts: readonly Put[]): void {
    if (this.file === undefined) throw new Error(`${this.path} is closed`);
    this.grown += writeAll(this.file, `${JSON.stringify(puts)}\n`);
  }

  /** True when most of the lines have been overtaken by later ones. */
  isOvergrown(bytes: number): boolean {
    return this.grown > Math.max(bytes, 2 * this.sizeAtStart);
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
  }
}

function writeAll(file: number, text: string): number {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
  return bytes.length;
}

function parse(line: string): Put[] | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
