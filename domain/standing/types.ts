import type { Day, Instant } from '../calendar/time.ts';
import type { MaterialCode, NodeCode } from '../catalogue/types.ts';
import type { MatterId } from '../matter/types.ts';
import type { PersonId } from '../people/types.ts';

/** A project as a whole: under way, suspended (缓建), finished, terminated or withdrawn. */

/** What people wrote themselves: kept apart in the log, and absent once it was blanked there. */
interface Said {
  readonly words: string;
}

export type StandingCommand =
  | { readonly type: 'suspendProject'; readonly words: string; readonly by: PersonId }
  | { readonly type: 'resumeProject'; readonly by: PersonId }
  | { readonly type: 'terminateProject'; readonly words: string; readonly by: PersonId };

/** A deadline that moves by the days for which the project stood still. */
export interface MovedNode {
  readonly node: NodeCode;
  readonly dueAt: Instant;
}

export interface MovedPromise {
  readonly material: MaterialCode;
  readonly promisedOn: Day;
  readonly dueAt: Instant;
}

export type StandingEvent =
  | { readonly type: 'projectSuspended'; readonly by: PersonId; readonly said?: Said }
  | {
      readonly type: 'projectResumed';
      readonly by: PersonId;
      /** When it had been suspended. */
      readonly since: Instant;
      readonly nodes: readonly MovedNode[];
      readonly promises: readonly MovedPromise[];
      /** Open matters: their dates move by as many calendar days. */
      readonly matters: readonly MatterId[];
    }
  | { readonly type: 'projectTerminated'; readonly by: PersonId; readonly said?: Said }
  /** The last applicable node is done. */
  | { readonly type: 'projectFinished'; readonly by: PersonId | null }
  | { readonly type: 'projectArchived' };

export type StandingRefusal =
  | {
      readonly code: 'project-not-active';
      readonly status: Exclude<Phase['status'], 'active'>;
      readonly at: Instant;
      readonly by: PersonId | null;
    }
  | { readonly code: 'project-not-suspended' }
  | { readonly code: 'reason-missing' }
  | { readonly code: 'reason-too-long'; readonly mostSigns: number };

/** What cards of this part are about. */
export type StandingSubject =
  /** `at`: when it was suspended, which tells one suspension from the next. */
  | { readonly kind: 'suspended'; readonly at: Instant }
  | { readonly kind: 'resumed'; readonly since: Instant; readonly at: Instant }
  | { readonly kind: 'ended' }
  | { readonly kind: 'archived' };

/** Where a project as a whole stands. */
export type Phase = ActivePhase | SuspendedPhase | EndedPhase;

export interface ActivePhase {
  readonly status: 'active';
}

interface Stopped {
  readonly at: Instant;
  readonly by: PersonId | null;
  /** Why, in the words of whoever decided; empty where nobody had to say. */
  readonly words: string;
}

export interface SuspendedPhase extends Stopped {
  readonly status: 'suspended';
}

export interface EndedPhase extends Stopped {
  /** `withdrawn`: the import that opened it was taken back, as if it had never been. */
  readonly status: 'finished' | 'terminated' | 'withdrawn';
  /** When its group was archived; null: not yet. */
  readonly archivedAt: Instant | null;
}
