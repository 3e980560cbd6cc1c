import type { Day, Instant } from '../calendar/time.ts';
import type { MaterialCode, NodeCode } from '../catalogue/types.ts';
import type { PersonId } from '../people/types.ts';

/** What stops and moves a node's clock: pauses, supplements (补正), whose days were used. */

/**
 * Why a clock may stop. Source: design, section 3 "A node's life"; lifecycle README, section 6.
 * `notice` a public notice the law demands; `hearing`, `appraisal` (review, evaluation, expert
 * opinion), `inspection` (test, quarantine, look on site) and `tender` (tender, auction) are not
 * counted by 《行政许可法》第四十五条; `supplement` papers that ought to have been named before
 * acceptance; `enterprise` its own rectification, redrawing, preparation; `upperLevel` a decision of
 * province or city; `stopOrder` work stopped by order or for the air; `forceMajeure` the rest that
 * nobody can help.
 */
export const pauseReasons = [
  'notice',
  'hearing',
  'appraisal',
  'inspection',
  'tender',
  'supplement',
  'enterprise',
  'upperLevel',
  'stopOrder',
  'forceMajeure',
] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** Working days (工作日) or calendar days (自然日). */
export type DayKind = 'working' | 'calendar';

/** Whose day it is (the ball clock). */
export const ballHolders = ['unit', 'enterprise', 'upperLevel', 'nobody'] as const;
export type BallHolder = (typeof ballHolders)[number];

/** What people wrote themselves; absent once it was blanked in the log. */
export interface PauseWords {
  readonly words: string;
  /** The written notice to the applicant, by title or number; empty: none was named. */
  readonly paper: string;
}

export type ClockCommand =
  | {
      readonly type: 'pause';
      readonly node: NodeCode;
      readonly reason: PauseReason;
      readonly expectedOn: Day;
      readonly words: string;
      readonly paper: string;
      /** The papers that are waited for; of a `supplement` only. */
      readonly materials: readonly MaterialCode[];
      readonly by: PersonId;
    }
  | {
      readonly type: 'resume';
      readonly node: NodeCode;
      /** Which pause is meant, from 0; null: the one it stands in. */
      readonly nth: number | null;
      readonly by: PersonId;
    }
  | {
      readonly type: 'supplement';
      readonly node: NodeCode;
      readonly materials: readonly MaterialCode[];
      readonly words: string;
      readonly by: PersonId;
    };

export type PauseWarning = 'ended' | 'tooLong';

export type ClockEvent =
  | {
      readonly type: 'nodePaused';
      readonly node: NodeCode;
      readonly reason: PauseReason;
      readonly expectedOn: Day;
      readonly longAt: Instant;
      readonly materials: readonly MaterialCode[];
      readonly unnamed: readonly MaterialCode[];
      readonly by: PersonId;
      readonly said?: PauseWords;
    }
  | {
      readonly type: 'nodeResumed';
      readonly node: NodeCode;
      /** By how many days the due instant moves, as its limit counts. */
      readonly days: number;
      readonly kind: DayKind;
      readonly dueAt: Instant;
      /** Null: by itself, since the papers it waited for are there. */
      readonly by: PersonId | null;
    }
  | {
      readonly type: 'supplementAsked';
      readonly node: NodeCode;
      readonly materials: readonly MaterialCode[];
      readonly unnamed: readonly MaterialCode[];
      readonly by: PersonId;
      readonly said?: { readonly words: string };
    }
  | {
      readonly type: 'supplementCompleted';
      readonly node: NodeCode;
      readonly startedOn: Day;
      readonly dueAt: Instant;
    }
  | { readonly type: 'pauseWarned'; readonly node: NodeCode; readonly warning: PauseWarning }
  | {
      /** Whoever owes papers that were named is called to bring them. */
      readonly type: 'supplementReminded';
      readonly node: NodeCode;
      readonly materials: readonly MaterialCode[];
    };

/** What a person is waited for to do about a clock that stands still. */
export type ClockAct = 'papers-bring';

/** A period that the law fixes, and how long it runs. */
export interface MinimumRefusal {
  readonly code: 'before-minimum';
  readonly node: NodeCode;
  readonly act: 'finish' | 'setDue';
  readonly startedOn: Day;
  readonly earliestOn: Day;
  /** The rule that fixes it. */
  readonly basis: string;
}

export type ClockRefusal =
  | MinimumRefusal
  | {
      readonly code: 'node-paused';
      readonly node: NodeCode;
      readonly by: PersonId;
      readonly at: Instant;
      readonly expectedOn: Day;
    }
  | { readonly code: 'not-paused'; readonly node: NodeCode }
  | {
      readonly code: 'pause-over';
      readonly node: NodeCode;
      readonly resumedAt: Instant;
      readonly resumedBy: PersonId | null;
    }
  | {
      readonly code: 'pause-needs-approval';
      readonly node: NodeCode;
      readonly reason: PauseReason;
      readonly who: readonly PersonId[];
    }
  | { readonly code: 'notice-within-limit'; readonly node: NodeCode }
  | { readonly code: 'pause-end-not-ahead'; readonly earliestOn: Day }
  | {
      readonly code: 'supplement-waits';
      readonly node: NodeCode;
      readonly by: PersonId;
      readonly at: Instant;
      readonly materials: readonly MaterialCode[];
    }
  | { readonly code: 'supplement-not-here'; readonly node: NodeCode }
  | {
      readonly code: 'supplement-too-late';
      readonly node: NodeCode;
      readonly readyOn: Day;
      readonly lastDay: Day;
    }
  | { readonly code: 'nothing-to-supplement'; readonly node: NodeCode }
  | {
      readonly code: 'materials-not-required';
      readonly node: NodeCode;
      readonly materials: readonly MaterialCode[];
    };

/** What cards of this part are about. `nth` counts a node's pauses, or its supplements, from 0. */
export type ClockSubject =
  | { readonly kind: 'pause'; readonly node: NodeCode; readonly nth: number }
  | { readonly kind: 'supplement'; readonly node: NodeCode; readonly nth: number }
  /** The clock runs (again): calls whoever answers for the node. */
  | {
      readonly kind: 'clockRuns';
      readonly node: NodeCode;
      readonly after: 'pause' | 'supplement';
      readonly nth: number;
    }
  /** To a person's own chat: a pause that should have ended, or that looks like a delay. */
  | {
      readonly kind: 'pauseReminder';
      readonly node: NodeCode;
      readonly nth: number;
      readonly cause: PauseWarning | 'tooMany';
    }
  /** To the own chat of whoever owes papers; `at` tells one reminder from the next. */
  | {
      readonly kind: 'supplementReminder';
      readonly node: NodeCode;
      readonly person: PersonId;
      readonly at: Instant;
    }
  /** `openedAt` tells a form that is answered from one that was opened later. */
  | { readonly kind: 'pauseForm'; readonly node: NodeCode; readonly openedAt: Instant }
  | { readonly kind: 'supplementForm'; readonly node: NodeCode; readonly openedAt: Instant };

export interface Pause extends PauseWords {
  readonly reason: PauseReason;
  readonly by: PersonId;
  readonly at: Instant;
  readonly expectedOn: Day;
  /** From then on all its pauses together last longer than the node's limit. */
  readonly longAt: Instant;
  /** Papers that are waited for; empty unless it is a supplement (补正). */
  readonly materials: readonly MaterialCode[];
  /** Those of them that the first supplement did not name, as it must. */
  readonly unnamed: readonly MaterialCode[];
  readonly warned: Readonly<Partial<Record<PauseWarning, Instant>>>;
}

export interface PastPause extends Pause {
  readonly resumedAt: Instant;
  readonly resumedBy: PersonId | null;
  /** By how many days the due instant moved, as its limit counted. */
  readonly days: number;
  readonly kind: DayKind;
}

/** 补正 before acceptance: papers named to the enterprise; the clock starts when they are there. */
export interface Supplement {
  readonly at: Instant;
  readonly by: PersonId;
  readonly words: string;
  readonly materials: readonly MaterialCode[];
  /** Those of them that the first supplement did not name, as it must. */
  readonly unnamed: readonly MaterialCode[];
  /** When the last named paper came; null: it is waited for. */
  readonly completedAt: Instant | null;
}

/** A due instant that a person set instead of counting it. */
export interface DueSetting {
  readonly by: PersonId;
  readonly at: Instant;
  /** The due instants before and after. */
  readonly from: Instant;
  readonly to: Instant;
}

/** Calendar days, the first not counted, on which the project as a whole stood still. */
export interface IdleDays {
  readonly from: Day;
  readonly to: Day;
}

/** What has stopped or moved a node's clock, beside its limit. */
export interface NodeClock {
  /** The pause it stands in; null: its clock runs. */
  readonly paused: Pause | null;
  readonly past: readonly PastPause[];
  readonly supplements: readonly Supplement[];
  /** The day its prerequisites were done, where a supplement has moved the start since. */
  readonly readyOn: Day | null;
  /** The last time a person set its due instant; null: nobody has. */
  readonly set: DueSetting | null;
  readonly idle: readonly IdleDays[];
  /** When whoever owes named papers was last reminded of them; absent: never. */
  readonly papersRemindedAt?: Instant;
}

export const freshClock: NodeClock = {
  paused: null,
  past: [],
  supplements: [],
  readyOn: null,
  set: null,
  idle: [],
};
