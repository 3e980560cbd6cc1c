import { type Decision, refuse } from '../decision.ts';
import type { Refusal } from './commands.ts';

/** A reason is a sentence, not a report. */
export const MOST_REASON_SIGNS = 200;

/** Goes on with a reason that somebody gave, trimmed; refuses one that says nothing or too much. */
export function withReason<Event>(
  words: string,
  then: (reason: string) => Decision<Event, Refusal>,
): Decision<Event, Refusal> {
  const reason = words.trim();
  if (reason === '') return refuse({ code: 'reason-missing' });
  return [...reason].length > MOST_REASON_SIGNS
    ? refuse({ code: 'reason-too-long', mostSigns: MOST_REASON_SIGNS })
    : then(reason);
}
