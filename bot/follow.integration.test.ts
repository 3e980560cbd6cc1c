import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { followedClock } from './clock.ts';
import { followSandbox } from './follow.ts';

const SANDBOX_TIME = '2026-03-16T09:00:00.000+08:00';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function follow(domain: string, startTimeoutMs = 10_000) {
  const clock = followedClock();
  const follower = followSandbox({
    domain,
    clock,
    followerId: 'one',
    log: pino({ level: 'silent' }),
    startTimeoutMs,
    report: async () => ({ nextDue: null, busy: false }),
    onJump: () => {},
  });
  return { clock, ...follower };
}

test('a clock that misses two questions is followed all the same', async () => {
  let asked = 0;
  const url = await serve((request, response) => {
    asked += 1;
    if (asked <= 2) request.socket.destroy();
    else response.end(JSON.stringify({ now: SANDBOX_TIME, probe: 1 }));
  });
  const { started, clock, stop } = follow(url);
  expect(await started).toBe(true);
  expect(clock.now() - Date.parse(SANDBOX_TIME)).toBeLessThan(60_000);
  await stop();
});

test('a clock that never answers stops the start', async () => {
  const url = await serve((request) => request.socket.destroy());
  const { started, stop } = follow(url, 300);
  await expect(started).rejects.toMatchObject({ kind: 'temporary' });
  await stop();
});
