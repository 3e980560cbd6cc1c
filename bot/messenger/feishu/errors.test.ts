import { describe, expect, test } from 'vitest';
import { classify, type Failure, toMessengerError } from './errors.ts';

const aFailure = (overrides: Partial<Failure> = {}): Failure => ({
  call: 'POST /open-apis/im/v1/messages',
  httpStatus: 400,
  code: 230001,
  message: 'Your request contains an invalid request parameter.',
  retryAfterMs: null,
  ...overrides,
});

describe('a failed call', () => {
  test.each([
    ['HTTP 429', { httpStatus: 429, code: 99991400 }, 'throttled'],
    ['HTTP 429 without a readable body', { httpStatus: 429, code: null }, 'throttled'],
    ['the rate limit of an old call', { code: 99991400 }, 'throttled'],
    ['five a second to one chat', { code: 230020 }, 'throttled'],
    ['the same uuid in flight', { code: 230049 }, 'temporary'],
    ['colliding membership changes', { code: 232019 }, 'temporary'],
    ['a group being created', { code: 232068 }, 'temporary'],
    ['HTTP 502', { httpStatus: 502, code: null }, 'temporary'],
    ['no answer at all', { httpStatus: null, code: null }, 'temporary'],
    ['a card waiting for an answer', { code: 230099, message: LOCKED }, 'locked'],
    ['a card with too many parts', { code: 230099, message: TOO_MANY }, 'refused'],
    ['a locked card entity', { code: 200810 }, 'locked'],
    ['a card older than 14 days', { code: 230031 }, 'expired'],
    ['a recalled message', { code: 230011 }, 'gone'],
    ['a deleted message', { code: 230110 }, 'gone'],
    ['a group without the bot', { code: 230002 }, 'noGroup'],
    ['a dissolved group', { code: 232009 }, 'noGroup'],
    ['a chat the bot is not in', { code: 232011 }, 'noGroup'],
    ['somebody outside the range', { code: 230013 }, 'unreachable'],
    ['somebody who resigned', { code: 230029 }, 'unreachable'],
    ['somebody who stopped the bot', { code: 230053 }, 'unreachable'],
    ['a file too big', { code: 234006 }, 'tooLarge'],
    ['a file over 100 MB', { code: 234037 }, 'tooLarge'],
    ['an empty file', { code: 234010 }, 'empty'],
    ['a missing scope', { code: 99991672 }, 'refused'],
    ['a wrong parameter', {}, 'refused'],
    ['HTTP 404 without a readable body', { httpStatus: 404, code: null }, 'refused'],
  ] as const)('%s', (_what, overrides, kind) => {
    expect(classify(aFailure(overrides))).toBe(kind);
  });

  test('carries the call, the code and the wait', () => {
    const error = toMessengerError(
      aFailure({ httpStatus: 429, code: 99991400, message: 'too fast', retryAfterMs: 3000 }),
    );
    expect(error).toMatchObject({ kind: 'throttled', vendorCode: 99991400, retryAfterMs: 3000 });
    expect(error.message).toBe('POST /open-apis/im/v1/messages: HTTP 429, code 99991400: too fast');
  });

  test('keeps its words short', () => {
    expect(toMessengerError(aFailure({ message: '长'.repeat(5000) })).message).toHaveLength(300);
  });
});

const LOCKED = 'Failed to create card content, ext=ErrCode: 11310; ErrMsg: card action is lock';
const TOO_MANY =
  'Failed to create card content, ext=ErrCode: 11310; ErrMsg: element exceeds the limit';
