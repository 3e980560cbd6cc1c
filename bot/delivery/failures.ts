import type { Intent } from '../../db/schema/outbox.ts';
import { errorWords } from '../log.ts';
import { MessengerError } from '../messenger/messenger.ts';
import { type Job, type Outcome, skipped } from './job.ts';

/** Tries of a call that fails for a passing reason: some seven minutes, then it is given up. */
export const MAX_TRIES = 12;
/** Being throttled, or cut off by a crash, is no fault of the row; still it must end some day. */
export const MOST_TRIES = 60;

const FIRST_REST_MS = 500;
const LONGEST_REST_MS = 60_000;

/** Grows with each failure in a row; spread, so that processes do not come back together. */
export const backOffMs = (failures: number, random: () => number): number =>
  Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** Math.min(failures, 10)) * (0.75 + random() / 2);

/** Whether a row is an urgent text message, which comes beside the mark in the app. */
export const isText = (intent: Intent): boolean => intent.kind === 'urgent' && intent.by === 'sms';

/** What a failed row comes to. `tries` counts this one. */
export function outcomeOfFailure(
  job: Pick<Job, 'intent' | 'lane'>,
  thrown: unknown,
  tries: number,
  random: () => number,
): Outcome {
  const error = asMessengerError(thrown);
  return error
    ? outcomeOf(job, error, tries, random)
    : { type: 'dead', error: wordsOf(thrown), reason: 'broken' };
}

const wordsOf = (thrown: unknown): string =>
  thrown instanceof Error ? errorWords(thrown) : String(thrown);

/** The database's errors pass by themselves; anything else that is not the messenger's is a fault. */
function asMessengerError(error: unknown): MessengerError | undefined {
  if (error instanceof MessengerError) return error;
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') {
      return new MessengerError('temporary', cause.message, { cause: error });
    }
  }
  return undefined;
}

function outcomeOf(
  { intent, lane }: Pick<Job, 'intent' | 'lane'>,
  error: MessengerError,
  tries: number,
  random: () => number,
): Outcome {
  const words = error.message;
  const { kind, retryAfterMs } = error;
  const restMs = Math.max(retryAfterMs ?? 0, backOffMs(lane.failures, random));
  switch (kind) {
    case 'throttled':
      return tries >= MOST_TRIES
        ? { type: 'dead', error: words, reason: kind }
        : { type: 'again', error: words, restMs: retryAfterMs ?? restMs };
    case 'temporary':
    case 'locked':
      if (intent.kind === 'urgent') {
        return { ...skipped(`not repeated, outcome unknown: ${words}`), failed: 'unknown' };
      }
      return tries >= MAX_TRIES
        ? { type: 'dead', error: words, reason: kind }
        : { type: 'again', error: words, restMs };
    case 'expired':
    case 'gone':
      if (!('card' in intent)) return { type: 'dead', error: words, reason: kind };
      return {
        ...skipped(words),
        cards: [{ id: intent.card, change: { state: 'lost' } }],
        ...(intent.kind === 'urgent' ? { failed: kind } : {}),
      };
    case 'noGroup':
    case 'unreachable':
    case 'tooLarge':
    case 'empty':
    case 'quota':
    case 'refused':
      // The card came, and the mark in the app: a text message less is on record, and told.
      return isText(intent)
        ? { ...skipped(words), failed: kind }
        : { type: 'dead', error: words, reason: kind };
    default:
      return kind satisfies never;
  }
}
