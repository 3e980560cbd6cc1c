import type { Day, Instant } from '../calendar/time.ts';
import type { NodeCode, UnitCode } from '../catalogue/types.ts';
import type { FaultyItem, NewItem, SetItem } from '../item/types.ts';
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
    };

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
    };

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
  | { readonly code: 'outcome-faulty'; readonly faults: readonly FaultyItem[] };

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
      readonly kind: 'consultationForm';
      readonly node: NodeCode | null;
      readonly openedAt: Instant;
    }
  | {
      readonly kind: 'consultationMoveForm';
      readonly matter: MatterId;
      readonly openedAt: Instant;
    }
  | {
      readonly kind: 'outcomeForm';
      readonly matter: MatterId;
      /** What was typed before, where it could not be read. */
      readonly typed: string;
      readonly openedAt: Instant;
    };

/** What a person is waited for to do. */
export type ConsultationAct = 'consultation-outcome';

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
