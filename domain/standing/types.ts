import type { Instant } from '../calendar/time.ts';
import type { PersonId } from '../people/types.ts';

/** A project as a whole: under way, suspended (缓建), finished or terminated. */

export type StandingCommand = never;
export type StandingEvent = never;
export type StandingRefusal = never;
/** What cards of this part are about. */
export type StandingSubject = never;

/** Where a project as a whole stands. */
export type Phase =
  | { readonly status: 'active' }
  | {
      readonly status: 'suspended' | 'finished' | 'terminated';
      readonly at: Instant;
      readonly by: PersonId | null;
      /** Why, in the words of whoever decided. */
      readonly words: string;
    };
