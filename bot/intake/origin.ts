import type { Transaction } from '../../db/client.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Person } from '../../domain/people/types.ts';
import type { BotContext, Who } from '../context.ts';
import type { Cause } from '../execute.ts';

/** What a handler of something that came in works with, inside one transaction. */
export interface Turn {
  readonly context: BotContext;
  readonly tx: Transaction;
  readonly who: Who;
  readonly now: Instant;
  readonly person: Person;
  readonly cause: Cause;
}
