import { setTimeout as pause } from 'node:timers/promises';

/** Looks again and again until there is an answer; `undefined` when the limit passed without one. */
export async function pollUntil<T>(
  look: () => Promise<T | undefined>,
  limitMs: number,
  everyMs = 10,
): Promise<T | undefined> {
  const end = performance.now() + limitMs;
  for (;;) {
    const answer = await look();
    if (answer !== undefined || performance.now() >= end) return answer;
    await pause(everyMs);
  }
}
