import { describe, expect, test } from 'vitest';
import type { Intent } from '../../db/schema/outbox.ts';
import { type FailureKind, MessengerError } from '../messenger/messenger.ts';
import { backOffMs, MAX_TRIES, outcomeOfFailure } from './failures.ts';
import { BrokenRow } from './job.ts';

const lane = { key: 'group:P-1', chatId: 'oc_1', failures: 0 };
const post: Intent = { kind: 'post', card: 1 };
const urgent: Intent = { kind: 'urgent', card: 1, person: 'U007' };

const outcome = (error: unknown, tries = 1, intent: Intent = post) =>
  outcomeOfFailure({ intent, lane }, error, tries, () => 0.5);

const failed = (kind: FailureKind, retryAfterMs?: number) =>
  new MessengerError(kind, kind, retryAfterMs === undefined ? {} : { retryAfterMs });

describe('a failure', () => {
  test.each([
    ['temporary', 1, 'again'],
    ['temporary', MAX_TRIES, 'dead'],
    ['locked', 1, 'again'],
    ['throttled', MAX_TRIES, 'again'],
    ['throttled', 60, 'dead'],
    ['expired', 1, 'done'],
    ['gone', 1, 'done'],
    ['noGroup', 1, 'dead'],
    ['unreachable', 1, 'dead'],
    ['tooLarge', 1, 'dead'],
    ['refused', 1, 'dead'],
  ] as const)('%s at try %i is %s', (kind, tries, type) => {
    expect(outcome(failed(kind), tries).type).toBe(type);
  });

  test('waits as long as the platform says', () => {
    expect(outcome(failed('throttled', 7_000))).toMatchObject({ restMs: 7_000 });
  });

  test('of an urgent mark is repeated only where nothing happened', () => {
    expect(outcome(failed('temporary'), 1, urgent)).toMatchObject({
      type: 'done',
      failed: 'unknown',
    });
    expect(outcome(failed('gone'), 1, urgent)).toMatchObject({ type: 'done', failed: 'gone' });
    expect(outcome(failed('throttled'), 1, urgent).type).toBe('again');
  });

  test('of the row itself is for good', () => {
    expect(outcome(new BrokenRow('no card 1'))).toEqual({
      type: 'dead',
      error: 'no card 1',
      reason: 'broken',
    });
    expect(outcome(new TypeError('undefined is not a card')).type).toBe('dead');
  });

  test('of the database passes', () => {
    const cause = Object.assign(new Error('terminating connection'), { code: '57P01' });
    expect(outcome(new Error('Failed query', { cause })).type).toBe('again');
  });
});

test('rests grow and are bounded', () => {
  const rests = [0, 1, 2, 3, 20].map((failures) => backOffMs(failures, () => 0.5));
  expect(rests).toEqual([500, 1_000, 2_000, 4_000, 60_000]);
});
