import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readAtMost } from './read-stream.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** One byte a second. */
function trickle(forSeconds: number): PassThrough {
  const stream = new PassThrough();
  let left = forSeconds;
  const timer = setInterval(() => {
    left -= 1;
    if (stream.destroyed || left < 0) clearInterval(timer);
    else if (left === 0) stream.end('x');
    else stream.write('x');
  }, 1_000);
  return stream;
}

test.each([
  ['a short trickle is read', 40, 40],
  ['an endless trickle is given up', 1_000, 'temporary'],
] as const)('%s', async (_what, seconds, outcome) => {
  const read = readAtMost(trickle(seconds), 10_000).then(
    (bytes) => bytes.length,
    (error) => error.kind,
  );
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await read).toBe(outcome);
});

test('a body that stands still is given up', async () => {
  const read = readAtMost(new PassThrough(), 10_000).catch((error) => error.message);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await read).toContain('no data');
});
