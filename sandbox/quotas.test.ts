import { expect, test } from 'vitest';
import { Quotas } from './quotas.ts';

function aClock() {
  const clock = { now: 1_000_000 };
  return { clock, quotas: new Quotas(() => clock.now) };
}

test('the sixth call within a second is refused', () => {
  const { clock, quotas } = aClock();
  const outcomes = Array.from({ length: 6 }, () => quotas.take('send oc_1', 5, 1000));
  expect(outcomes).toEqual([...Array(5).fill(undefined), { limit: 5, resetSeconds: 1 }]);
  clock.now += 1000;
  expect(quotas.take('send oc_1', 5, 1000)).toBeUndefined();
});

test('chats have quotas of their own', () => {
  const { quotas } = aClock();
  for (let n = 0; n < 5; n += 1) quotas.take('send oc_1', 5, 1000);
  expect(quotas.take('send oc_2', 5, 1000)).toBeUndefined();
});

test('an api takes 50 calls a second', () => {
  const { clock, quotas } = aClock();
  for (let n = 0; n < 50; n += 1) expect(quotas.takeForApi('GET /x')).toBeUndefined();
  expect(quotas.takeForApi('GET /x')).toEqual({ limit: 50, resetSeconds: 1 });
  clock.now += 1000;
  expect(quotas.takeForApi('GET /x')).toBeUndefined();
});

test('an api takes 1000 calls a minute', () => {
  const { clock, quotas } = aClock();
  for (let n = 0; n < 1000; n += 1) {
    expect(quotas.takeForApi('GET /x')).toBeUndefined();
    clock.now += 30;
  }
  expect(quotas.takeForApi('GET /x')).toEqual({ limit: 1000, resetSeconds: 30 });
  clock.now += 30_000;
  expect(quotas.takeForApi('GET /x')).toBeUndefined();
});
