import type { Instant } from '../calendar/time.ts';
import type { Blocker, BlockerCall } from './types.ts';

/**
 * Whether a short card has nothing left to ask: what it calls for was done, or a later one goes on.
 * `at` is when it was asked for: of the reply that it is about, of the solution, of the call itself.
 */
export function isCallOver(blocker: Blocker, call: BlockerCall, at: Instant): boolean {
  if (blocker.closed) return true;
  const owesReply = blocker.replied === null && blocker.askedAt === at;
  switch (call) {
    case 'confirm':
    case 'confirm-late':
      return blocker.solved?.at !== at;
    case 'yellow':
      return !owesReply || blocker.warned.red !== undefined;
    case 'red':
    case 'moved':
    case 'reopened':
      return !owesReply;
    case 'invited':
      return blocker.solved !== null || blocker.parts.every(({ state }) => state !== 'waiting');
    case 'crossUnit':
    case 'bottleneck':
      return blocker.solved !== null || blocker.level !== call;
    default:
      return call satisfies never;
  }
}
