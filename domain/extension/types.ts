import type { Instant } from '../calendar/time.ts';
import type { PersonId } from '../people/types.ts';

/** More time asked for a node (延期), decided by the portfolio leader. */

export type ExtensionCommand = never;
export type ExtensionEvent = never;
export type ExtensionRefusal = never;
/** What cards of this part are about. */
export type ExtensionSubject = never;

/** More time that was asked for a node and is not decided yet. */
export interface ExtensionRequest {
  readonly by: PersonId;
  readonly at: Instant;
  /** The due instant that is asked for. */
  readonly dueAt: Instant;
  readonly words: string;
}
