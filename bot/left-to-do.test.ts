import { describe, expect, test } from 'vitest';
import { at } from '../domain/testing.ts';
import { leftToDo, type Work } from './left-to-do.ts';

const now = at('2026-03-17 17:30');
const later = at('2026-03-18 17:30');

/** A red light at `now`: a message, once taken in, is a look, and a look, once decided, is a card. */
function shop(steps: { commitBefore: number }) {
  let reads = 0;
  let isDecided = false;
  const read = <T>(answer: () => T) => {
    if (reads === steps.commitBefore) isDecided = true;
    reads += 1;
    return Promise.resolve(answer());
  };
  const work: Work = {
    waiting: () => read(() => 0),
    nextDeadline: () => Promise.resolve(later),
    checks: () => read(() => [isDecided ? later : now, null]),
    upkeep: () => read(() => null),
    sending: () => read(() => ({ busy: isDecided, nextDue: null })),
  };
  return work;
}

describe('what is left to do', () => {
  test.each([0, 1, 2, 3, 4])('is not missed where a commit comes before read %i', async (n) => {
    expect((await leftToDo(shop({ commitBefore: n }), now)).busy).toBe(true);
  });

  test('is nothing where nothing waits and the next look lies ahead', async () => {
    const calm: Work = {
      waiting: async () => 0,
      nextDeadline: async () => later,
      checks: async () => [null, later],
      upkeep: async () => null,
      sending: async () => ({ busy: false, nextDue: null }),
    };
    expect(await leftToDo(calm, now)).toEqual({ nextDue: later, nextDeadline: later, busy: false });
  });
});
