import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import { formatInstant } from './instant.ts';

/** How far ahead of the clock the instant on disk stands, and how often it is moved on. After a
 *  kill the clock resumes there: it may gain these milliseconds but never runs backwards. */
const AHEAD_MS = 2000;
const SAVE_EVERY_MS = 1000;

/** Runs at real speed and only forwards; stands still while no process runs. */
export class SandboxClock {
  /** Called whenever the clock jumped. */
  onJump: () => void = () => {};
  jumps = 0;
  private readonly file: number;
  private base: number;
  private realBase = performance.now();
  private readonly saver: NodeJS.Timeout;

  constructor(path: string, startsAt: number) {
    this.base = existsSync(path) ? readSaved(path, startsAt) : startsAt;
    this.file = openSync(path, existsSync(path) ? 'r+' : 'w+');
    this.save(AHEAD_MS);
    this.saver = setInterval(() => this.save(AHEAD_MS), SAVE_EVERY_MS);
    this.saver.unref();
  }

  now(): number {
    return Math.floor(this.base + performance.now() - this.realBase);
  }

  iso(): string {
    return formatInstant(this.now());
  }

  /** Does nothing when that instant has passed. */
  moveTo(instant: number): void {
    if (instant <= this.now()) return;
    this.base = instant;
    this.realBase = performance.now();
    this.save(AHEAD_MS);
    this.jumps += 1;
    this.onJump();
  }

  close(): void {
    clearInterval(this.saver);
    this.save(0);
    closeSync(this.file);
  }

  /** In place and of fixed width, so that a kill leaves the old or the new instant whole. */
  private save(aheadMs: number): void {
    writeSync(this.file, `${formatInstant(this.now() + aheadMs)}\n`, 0);
  }
}

function readSaved(path: string, startsAt: number): number {
  const saved = Date.parse(readFileSync(path, 'utf8').trim());
  return Number.isNaN(saved) ? startsAt : Math.max(saved, startsAt);
}
