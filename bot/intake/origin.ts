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

/** The lane of a person's own chat with the bot, and of a project's group. */
export const ownLane = (personId: string): string => `person:${personId}`;
export const groupLane = (projectId: string): string => `group:${projectId}`;

/** The project of a group's lane; undefined for a person's own chat. */
export const projectOfLane = (lane: string): string | undefined =>
  lane.startsWith('group:') ? lane.slice('group:'.length) : undefined;
