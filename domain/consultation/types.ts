import type { Day, Instant } from '../calendar/time.ts';
import type { NodeCode, UnitCode } from '../catalogue/types.ts';
import type { MatterBase, MatterId } from '../matter/types.ts';
import type { PersonId } from '../people/types.ts';

/** A meeting of units on one issue (会商) and the dated items that come out of it. */

/** What people wrote themselves; absent once it was blanked in the log. */
interface Said {
  readonly words: string;
}

interface Moment {
  readonly by: PersonId;
  readonly at: Instant;
}

/** Something to be done, as it was said; what is left out follows from the rest. */
export interface NewItem {
  readonly words: string;
  /** A unit of the district, or `ENT` for the enterprise. */
  readonly unit?: UnitCode;
  readonly owner?: PersonId;
  readonly dueOn?: Day;
}

export type ConsultationCommand =
  | {
      readonly type: 'callConsultation';
      readonly node: NodeCode | null;
      readonly words: string;
      readonly place: string;
      readonly meetAt: Instant;
      readonly units: readonly UnitCode[];
      readonly by: PersonId;
    }
  | {
      readonly type: 'moveConsultation';
      readonly matter: MatterId;
      readonly meetAt: Instant;
      readonly by: PersonId;
    }
  | { readonly type: 'cancelConsultation'; readonly matter: MatterId; readonly by: PersonId }
  | {
      readonly type: 'recordOutcome';
      readonly matter: MatterId;
      readonly items: readonly NewItem[];
      readonly by: PersonId;
    }
  | { readonly type: 'finishItem'; readonly matter: MatterId; readonly by: PersonId };

/** An item with everything that was left out filled in, except what people wrote. */
export interface SetItem {
  readonly id: MatterId;
  readonly unit: UnitCode;
  readonly owner: PersonId | null;
  readonly dueAt: Instant;
}

export type ItemWarning = 'yellow' | 'red';
/** `near`: it begins soon; `outcome`: it is over, and its outcome is to be put down. */
export type ConsultationCall = 'near' | 'outcome';

export type ConsultationEvent =
  | {
      readonly type: 'consultationCalled';
      readonly matter: MatterId;
      readonly node: NodeCode | null;
      readonly meetAt: Instant;
      readonly units: readonly UnitCode[];
      readonly called: readonly PersonId[];
      readonly by: PersonId;
      readonly said?: Said & { readonly place: string };
    }
  | {
      readonly type: 'consultationMoved';
      readonly matter: MatterId;
      readonly meetAt: Instant;
      readonly called: readonly PersonId[];
      readonly by: PersonId;
    }
  | {
      readonly type: 'consultationCancelled';
      readonly matter: MatterId;
      readonly called: readonly PersonId[];
      readonly by: PersonId;
    }
  | {
      readonly type: 'consultationReminded';
      readonly matter: MatterId;
      readonly call: ConsultationCall;
      readonly called: readonly PersonId[];
    }
  | {
      readonly type: 'outcomeRecorded';
      readonly matter: MatterId;
      readonly items: readonly SetItem[];
      readonly called: readonly PersonId[];
      readonly by: PersonId;
      readonly said?: { readonly items: readonly string[] };
    }
  | { readonly type: 'itemDone'; readonly matter: MatterId; readonly by: PersonId }
  | {
      readonly type: 'itemWarned';
      readonly matter: MatterId;
      readonly warning: ItemWarning;
      readonly called: readonly PersonId[];
    };

/** What is wrong with one item, before anything of the outcome is saved. */
export type ItemFault =
  | { readonly code: 'words-missing' }
  | { readonly code: 'words-too-long'; readonly signs: number; readonly most: number }
  | { readonly code: 'unit-unknown'; readonly words: string }
  | { readonly code: 'person-unknown'; readonly words: string }
  | { readonly code: 'date-not-ahead'; readonly day: Day }
  | { readonly code: 'date-too-far'; readonly latestDay: Day };

export type ConsultationRefusal =
  | { readonly code: 'consultation-unknown'; readonly matter: string }
  | { readonly code: 'consultation-words-missing' }
  | { readonly code: 'consultation-words-too-long'; readonly most: number }
  | { readonly code: 'consultation-not-ahead'; readonly meetAt: Instant }
  | { readonly code: 'consultation-too-far'; readonly latestDay: Day }
  | { readonly code: 'consultation-no-units' }
  | { readonly code: 'consultation-unknown-unit'; readonly unit: string }
  | { readonly code: 'consultation-over'; readonly state: 'cancelled' | 'held' }
  | { readonly code: 'outcome-empty' }
  | { readonly code: 'outcome-too-long'; readonly count: number; readonly most: number }
  | {
      readonly code: 'outcome-faulty';
      readonly faults: readonly { readonly line: number; readonly fault: ItemFault }[];
    }
  | { readonly code: 'item-unknown'; readonly matter: string }
  | ({ readonly code: 'item-done' } & Moment);

/** What cards of this part are about. */
export type ConsultationSubject =
  | { readonly kind: 'consultation'; readonly matter: MatterId }
  | {
      readonly kind: 'consultationCall';
      readonly matter: MatterId;
      readonly call: ConsultationCall | 'moved' | 'cancelled';
      readonly at: Instant;
    }
  | {
      readonly kind: 'itemCall';
      readonly matter: MatterId;
      readonly call: ItemWarning;
      readonly at: Instant;
    }
  | {
      readonly kind: 'consultationForm';
      readonly node: NodeCode | null;
      readonly openedAt: Instant;
    }
  | {
      readonly kind: 'consultationMoveForm';
      readonly matter: MatterId;
      readonly openedAt: Instant;
    }
  | { readonly kind: 'itemForm'; readonly matter: MatterId; readonly openedAt: Instant }
  | {
      readonly kind: 'outcomeForm';
      readonly matter: MatterId;
      /** What was typed before, where it could not be read. */
      readonly typed: string;
      readonly openedAt: Instant;
    };

/** What a person is waited for to do. */
export type ConsultationAct = 'consultation-outcome' | 'item-do';

/** A meeting of units on one issue (会商). Ids begin with C. */
export interface Consultation extends MatterBase {
  readonly kind: 'consultation';
  readonly words: string;
  readonly place: string;
  readonly meetAt: Instant;
  readonly units: readonly UnitCode[];
  readonly convened: Moment;
  readonly state: 'planned' | 'cancelled' | 'held';
  readonly reminded: Readonly<Partial<Record<ConsultationCall, Instant>>>;
  readonly items: readonly MatterId[];
  readonly called: readonly PersonId[];
}

/** Something somebody must do by a date. Ids begin with T. */
export interface DatedItem extends MatterBase {
  readonly kind: 'datedItem';
  /** What it comes from. */
  readonly source: { readonly kind: 'consultation'; readonly matter: MatterId };
  readonly words: string;
  readonly unit: UnitCode;
  /** Null: whoever answers for the unit. */
  readonly owner: PersonId | null;
  readonly set: Moment;
  readonly dueAt: Instant;
  readonly done: Moment | null;
  readonly warned: Readonly<Partial<Record<ItemWarning, Instant>>>;
  readonly called: readonly PersonId[];
}
