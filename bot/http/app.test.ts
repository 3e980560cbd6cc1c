import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { createApp, type DeadLetter } from './app.ts';

const letter: DeadLetter = {
  id: 7,
  lane: 'group:P-1',
  kind: 'post',
  error: 'no such group',
  when: '2026-03-16T01:00:00.000Z',
};

const ask = (address: string | undefined) =>
  createApp(
    async () => [],
    new Registry(),
    async () => [letter],
    () => address,
  ).request('/dead-letters');

test.each(['127.0.0.1', '::ffff:127.0.0.1', '::1'])('%s is told the dead letters', async (own) => {
  const answer = await ask(own);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual([letter]);
});

test.each(['10.0.0.7', '::ffff:10.0.0.7', '2001:db8::1', undefined])(
  '%s is told no dead letters',
  async (other) => {
    const answer = await ask(other);
    expect(answer.status).toBe(403);
    expect(await answer.text()).not.toContain('P-1');
  },
);
