import type { Day, Instant } from '../calendar/time.ts';
import type { PersonId } from '../people/types.ts';

/** What stops and moves a node's clock: pauses, supplements (补正), whose days were used. */

export type ClockCommand = never;
export type ClockEvent = never;
export type ClockRefusal = never;
/** What cards of this part are about. */
export type ClockSubject = never;

/** Why a clock may stop. Source: design, section 3 "A node's life". */
export const pauseReasons = [
  'notice',
  'appraisal',
  'enterprise',
  'upperLevel',
  'forceMajeure',
] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** Whose day it is (the ball clock). */
export type BallHolder = 'unit' | 'enterprise' | 'upperLevel' | 'nobody';

export interface Pause {
  readonly reason: PauseReason;
  readonly by: PersonId;
  readonly at: Instant;
  readonly expectedOn: Day;
  readonly words: string;
}

export interface PastPause extends Pause {
  readonly resumedAt: Instant;
  readonly resumedBy: PersonId;
}

/** What has stopped or moved a node's clock, beside its limit. */
export interface NodeClock {
  /** The pause it stands in; null: its clock runs. */
  readonly paused: Pause | null;
  readonly past: readonly PastPause[];
}

export const freshClock: NodeClock = { paused: null, past: [] };
