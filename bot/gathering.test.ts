import { expect, test } from 'vitest';
import { createGathering } from './gathering.ts';

function asked(most: number) {
  const calls: (readonly number[])[] = [];
  const ask = createGathering(most, async (keys: readonly number[]) => {
    calls.push(keys);
    return new Map(keys.filter((key) => key > 0).map((key) => [key, `no. ${key}`]));
  });
  return { ask, calls };
}

test('questions of one moment share a call, and equal ones an answer', async () => {
  const { ask, calls } = asked(9);
  expect(await Promise.all([ask(1), ask(2), ask(1)])).toEqual(['no. 1', 'no. 2', 'no. 1']);
  expect(calls).toEqual([[1, 2]]);
});

test('what is asked later is asked anew', async () => {
  const { ask, calls } = asked(9);
  await ask(1);
  await ask(1);
  expect(calls).toEqual([[1], [1]]);
});

test('a call takes so many questions at most', async () => {
  const { ask, calls } = asked(2);
  await Promise.all([ask(1), ask(2), ask(3)]);
  expect(calls).toEqual([[1, 2], [3]]);
});

test('what has no answer is undefined', async () => {
  expect(await asked(9).ask(-1)).toBeUndefined();
});

test('all who share a call hear that it failed, and the next may succeed', async () => {
  let isDown = true;
  const ask = createGathering(9, async (keys: readonly number[]) => {
    if (isDown) throw new Error('down');
    return new Map(keys.map((key) => [key, key]));
  });
  const told = await Promise.allSettled([ask(1), ask(2)]);
  expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  isDown = false;
  expect(await ask(1)).toBe(1);
});
