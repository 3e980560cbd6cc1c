import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FollowedClock, followedClock } from '../bot/clock.ts';
import { type Follower, followSandbox, type Report } from '../bot/follow.ts';
import { type RunningSandbox, startSandbox } from '../sandbox/server.ts';
import { type Drive, driveSandbox } from './drive.ts';

const HOUR = 3_600_000;
const log = pino({ level: 'silent' });

let folder: string;
let sandbox: RunningSandbox;
let drive: Drive;
const followers: Follower[] = [];
const servers: Server[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'clock-following-'));
  sandbox = await startSandbox({ port: 0, dataDir: folder, patienceMs: 5_000 });
  drive = driveSandbox(sandbox.url);
});

afterEach(async () => {
  await Promise.all(followers.splice(0).map((each) => each.stop()));
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Options {
  domain?: string;
  clock?: FollowedClock;
  followerId?: string;
  report?(): Promise<Report>;
  onJump?(): void;
}

function follow(options: Options = {}): Follower {
  const follower = followSandbox({
    domain: sandbox.url,
    clock: followedClock(),
    followerId: 'one',
    log,
    startTimeoutMs: 5_000,
    report: async () => ({ nextDue: null, busy: false }),
    onJump: () => {},
    ...options,
  });
  followers.push(follower);
  return follower;
}

/** A process with things to do at given instants; each takes a moment of real time. */
class Worker {
  readonly clock = followedClock();
  readonly doneAt: number[] = [];
  jumps = 0;
  private busy = false;
  private readonly dues: number[];

  constructor(dues: number[]) {
    this.dues = dues;
  }

  async report(): Promise<Report> {
    return { nextDue: this.dues[0] ?? null, busy: this.busy };
  }

  onJump(): void {
    this.jumps += 1;
    if (this.busy) return;
    this.busy = true;
    setTimeout(() => this.work(), 30);
  }

  private work(): void {
    while (this.dues[0] !== undefined && this.dues[0] <= this.clock.now()) {
      this.dues.shift();
      this.doneAt.push(this.clock.now());
    }
    this.busy = false;
  }
}

const followAs = (worker: Worker, followerId = 'one') =>
  follow({
    clock: worker.clock,
    followerId,
    report: () => worker.report(),
    onJump: () => worker.onJump(),
  });

describe('a sandbox', () => {
  test('gives its time from the start', async () => {
    const clock = followedClock();
    expect(await follow({ clock }).started).toBe(true);
    expect(Math.abs(clock.now() - (await drive.now()))).toBeLessThan(1_000);
  });

  test('waits at every instant until all is done', async () => {
    const start = await drive.now();
    const first = new Worker([start + HOUR, start + 3 * HOUR]);
    const second = new Worker([start + 2 * HOUR]);
    await followAs(first).started;
    await followAs(second, 'two').started;
    await drive.idle();
    await drive.moveClock({ advance: 'PT5H' });
    const late = [
      first.doneAt[0]! - (start + HOUR),
      second.doneAt[0]! - (start + 2 * HOUR),
      first.doneAt[1]! - (start + 3 * HOUR),
    ];
    expect(Math.min(...late)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...late)).toBeLessThan(60_000);
    expect(first.clock.now()).toBeGreaterThanOrEqual(start + 5 * HOUR);
    expect(first.jumps).toBeGreaterThanOrEqual(3);
  });

  test('is not believed calm while a report fails', async () => {
    let broken = true;
    const report = async () => {
      if (broken) throw new Error('the database is away');
      return { nextDue: null, busy: false };
    };
    await follow({ report }).started;
    const settled: string[] = [];
    const idle = drive.idle().then(() => settled.push('idle'));
    await drive.people();
    expect(settled).toEqual([]);
    broken = false;
    await idle;
    expect(settled).toEqual(['idle']);
  });

  test('hears in time of a look that takes long, and of another one once it has ended', async () => {
    let finish = () => {};
    let looks = 0;
    const long = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const heard: boolean[] = [];
    const enough = new Promise<void>((resolve) => {
      const server = createServer(async (request, response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        if (chunks.length > 0) heard.push(JSON.parse(Buffer.concat(chunks).toString()).busy);
        if (heard.length === 2) finish();
        if (heard.at(-1) === false) resolve();
        response.end(JSON.stringify({ now: '2026-03-17T17:30:00+08:00', probe: heard.length }));
      });
      servers.push(server);
      server.listen(0, '127.0.0.1', () => {
        const { port } = server.address() as AddressInfo;
        const report = async () => {
          looks += 1;
          if (looks === 1) await long;
          return { nextDue: null, busy: false };
        };
        follow({ domain: `http://127.0.0.1:${port}`, report });
      });
    });
    await enough;
    expect(heard.slice(0, 2)).toEqual([true, true]);
    expect(looks).toBeGreaterThan(1);
  });

  test('gone and back is followed again, without going back', async () => {
    const clock = followedClock();
    let jumps = 0;
    await follow({ clock, onJump: () => jumps++ }).started;
    await drive.idle();
    await drive.moveClock({ advance: 'PT2H' });
    await sandbox.close();
    const alone = clock.now();
    await expect.poll(() => clock.now()).toBeGreaterThan(alone);
    sandbox = await startSandbox({ port: sandbox.port, dataDir: folder });
    const before = { now: clock.now(), jumps };
    await expect.poll(() => drive.post('/sandbox/idle', {})).toEqual({});
    await drive.moveClock({ advance: 'PT1H' });
    await expect.poll(() => clock.now() - before.now).toBeGreaterThanOrEqual(HOUR - 5_000);
    expect(jumps).toBeGreaterThan(before.jumps);
  });

  test('forgets a follower that stopped', async () => {
    const follower = follow({ report: async () => ({ nextDue: null, busy: true }) });
    await follower.started;
    await follower.stop();
    await drive.idle();
  });
});

describe('no clock is followed', () => {
  test('on the real Feishu, which is not even asked', async () => {
    const clock = followedClock();
    expect(await follow({ clock, domain: 'https://open.feishu.cn' }).started).toBe(false);
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1_000);
  });

  test.each([
    ['404', 404, ''],
    ['a page', 200, '<html></html>'],
    ['another answer', 200, '{"now":"noon"}'],
  ])('where the answer is %s', async (_what, status, body) => {
    const server = createServer((_request, response) => response.writeHead(status).end(body));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await follow({ domain: `http://127.0.0.1:${port}` }).started).toBe(false);
    server.closeAllConnections();
    server.close();
  });
});
