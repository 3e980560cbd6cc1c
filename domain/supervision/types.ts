import type { Day, Instant } from '../calendar/time.ts';
import type { LadderRole, NodeCode, RungAsks, RungCode } from '../catalogue/types.ts';
import type { MatterBase, MatterId } from '../matter/types.ts';
import type { PersonId } from '../people/types.ts';
import type { Period } from '../project/types.ts';

/** 13710 supervision: a red node opens an order (督办单), whose missed rungs climb to a leader. */

/** What people wrote themselves; absent once it was blanked in the log. */
interface Said {
  readonly words: string;
}

interface Moment {
  readonly by: PersonId;
  readonly at: Instant;
}

/** Names the form that a command came from, so that it is carried out once. */
export type FormId = string;

/** Why a node is late, as whoever accepts the order says. Source: lifecycle README, section 9. */
export const delayCauses = ['unit', 'enterprise', 'upperLevel', 'priorNode', 'other'] as const;
export type DelayCause = (typeof delayCauses)[number];

/**
 * How heavy a matter is: an ordinary one (一般) is to be solved by the first result, a major one
 * (复杂) gets a plan. Where a ladder does not tell them apart every rung is for both.
 */
export const grades = ['ordinary', 'major'] as const;
export type Grade = (typeof grades)[number];

/** A rung of one order: what is owed by when. Its date was counted when the order opened. */
export interface OwedRung {
  readonly code: RungCode;
  readonly asks: RungAsks;
  readonly dueAt: Instant;
  readonly climbsTo: LadderRole;
  /** Only for matters of this weight; absent: for all. */
  readonly grade?: Grade;
}

/** What may be missed: a rung, the monthly feedback of a dated plan, the answer to a refusal. */
export type MissedStep = RungCode | 'monthly' | 'returned';

/** Somebody who would have been asked, had they been there; the role alone where nobody holds it. */
export interface Skipped {
  readonly role: LadderRole | 'responsible';
  readonly person: PersonId | null;
  /** `is-owner`: whoever missed the step is nobody to climb to. */
  readonly why: 'nobody' | 'left' | 'unreachable' | 'is-owner';
}

/** Who is asked at a step, and who was passed over on the way up. */
export interface Climb {
  readonly role: LadderRole | 'responsible' | 'verifier' | 'operator';
  readonly called: readonly PersonId[];
  readonly skipped: readonly Skipped[];
}

interface OnOrder {
  readonly matter: MatterId;
  readonly by: PersonId;
}

interface FromForm {
  /** Null where it came from no form. */
  readonly form: FormId | null;
}

/** What may be done to an order. Words are what the person wrote. */
export type SupervisionCommand =
  | (OnOrder &
      FromForm & {
        readonly type: 'acceptOrder';
        readonly responsible: PersonId;
        readonly cause: DelayCause;
        readonly words: string;
      })
  | (OnOrder & FromForm & { readonly type: 'feedBackOrder'; readonly words: string })
  | (OnOrder &
      FromForm & {
        readonly type: 'giveResult';
        /** `solved`: an ordinary matter is dealt with; `plan`: a complex one has a plan and dates. */
        readonly result: 'solved' | 'plan';
        readonly words: string;
      })
  | (OnOrder & {
      readonly type: 'addOrderFile';
      readonly file: { readonly id: string; readonly name: string };
    })
  | (OnOrder &
      FromForm & { readonly type: 'proposePlan'; readonly on: Day; readonly words: string })
  | (OnOrder &
      FromForm & {
        readonly type: 'decidePlan';
        readonly approve: boolean;
        readonly words: string;
      })
  | (OnOrder &
      FromForm & { readonly type: 'spareOrder'; readonly until: Day; readonly words: string })
  | (OnOrder & FromForm & { readonly type: 'assignOrder'; readonly to: PersonId })
  | (OnOrder & { readonly type: 'noteOrder' })
  | (OnOrder & { readonly type: 'confirmCause' })
  | (OnOrder &
      FromForm & {
        readonly type: 'answerOrder';
        readonly satisfied: boolean;
        readonly words: string;
      })
  | (OnOrder & FromForm & { readonly type: 'closeOrder'; readonly words: string })
  | (OnOrder & FromForm & { readonly type: 'returnOrder'; readonly words: string })
  | (OnOrder & FromForm & { readonly type: 'resolveOrder'; readonly words: string })
  | (OnOrder &
      FromForm & {
        readonly type: 'decideSummons';
        readonly decision: 'hold' | 'drop';
        readonly words: string;
      });

export type SupervisionEvent =
  | {
      readonly type: 'orderOpened';
      readonly matter: MatterId;
      readonly node: NodeCode;
      /** Of the monthly node: the period that is late. */
      readonly period: Period | null;
      /** The deadline that was missed. */
      readonly missedAt: Instant;
      /** The enterprise's own clock is late: the order runs as help and costs no points. */
      readonly asHelp: boolean;
      readonly rungs: readonly OwedRung[];
      readonly climb: Climb;
    }
  | (OnOrder &
      FromForm & {
        readonly type: 'orderAccepted';
        readonly responsible: PersonId;
        readonly cause: DelayCause;
        readonly said?: Said;
      })
  | (OnOrder &
      FromForm & {
        readonly type: 'orderFedBack';
        /** The next monthly feedback of a plan; absent: there is no plan. */
        readonly nextAt?: Instant;
        readonly said?: Said;
      })
  | (OnOrder &
      FromForm & {
        readonly type: 'resultGiven';
        readonly result: 'solved' | 'plan';
        readonly said?: Said;
      })
  | (OnOrder & {
      readonly type: 'orderFileAdded';
      readonly file: { readonly id: string; readonly name: string } | null;
    })
  | (OnOrder &
      FromForm & {
        readonly type: 'planProposed';
        readonly on: Day;
        /** Whom it is put to; null: nobody is left to decide. */
        readonly to: PersonId | null;
        readonly said?: Said;
      })
  | (OnOrder &
      FromForm & {
        readonly type: 'planDecided';
        readonly approved: boolean;
        /** Of an approved one: when all is to be done, and when it is next told how far it is. */
        readonly dueAt?: Instant;
        readonly nextAt?: Instant;
        readonly said?: Said;
      })
  | {
      readonly type: 'rungMissed';
      readonly matter: MatterId;
      readonly step: MissedStep;
      /** The instant that was missed. */
      readonly dueAt: Instant;
      readonly climb: Climb;
      /** A summons (约谈) is proposed to the principal leaders with it. */
      readonly summons: boolean;
      /** The monthly feedback that is owed after this one. */
      readonly nextAt?: Instant;
    }
  /** The node was red all of a working day, its `nth`; written at close of business. */
  | {
      readonly type: 'redDayCounted';
      readonly matter: MatterId;
      readonly node: NodeCode;
      readonly day: Day;
      readonly nth: number;
    }
  | (OnOrder &
      FromForm & { readonly type: 'orderSpared'; readonly until: Instant; readonly said?: Said })
  | (OnOrder & FromForm & { readonly type: 'orderAssigned'; readonly to: PersonId })
  | (OnOrder & { readonly type: 'orderNoted' })
  | (OnOrder & { readonly type: 'causeConfirmed' })
  | (OnOrder &
      FromForm & {
        readonly type: 'orderAnswered';
        readonly satisfied: boolean;
        readonly said?: Said;
      })
  /** Nothing presses while its node's clock stands still or has got a later end. */
  | { readonly type: 'orderHeld'; readonly matter: MatterId; readonly why: 'paused' | 'due-moved' }
  | {
      readonly type: 'orderWentOn';
      readonly matter: MatterId;
      readonly rungs: readonly OwedRung[];
      /** Of a plan, later by the same days. */
      readonly planDueAt?: Instant;
      readonly nextAt?: Instant;
      readonly climb: Climb;
    }
  | {
      readonly type: 'orderCompleted';
      readonly matter: MatterId;
      /** Who is asked to verify it. */
      readonly climb: Climb;
    }
  /** Its node runs again: what was not missed is owed anew. */
  | {
      readonly type: 'orderReopened';
      readonly matter: MatterId;
      readonly rungs: readonly OwedRung[];
      readonly climb: Climb;
    }
  | (OnOrder & FromForm & { readonly type: 'orderClosed'; readonly said?: Said })
  | (OnOrder &
      FromForm & {
        readonly type: 'orderReturned';
        readonly dueAt: Instant;
        readonly climb: Climb;
        readonly said?: Said;
      })
  | (OnOrder &
      FromForm & {
        readonly type: 'orderResolved';
        readonly climb: Climb;
        readonly said?: Said;
      })
  /** Its node is not to be done any more. */
  | { readonly type: 'orderDropped'; readonly matter: MatterId }
  | (OnOrder &
      FromForm & {
        readonly type: 'summonsDecided';
        readonly decision: 'hold' | 'drop';
        readonly said?: Said;
      });

export type SupervisionRefusal =
  | { readonly code: 'order-unknown'; readonly matter: string }
  | {
      readonly code: 'order-closed';
      readonly matter: MatterId;
      readonly at: Instant;
      readonly by: PersonId | null;
    }
  | {
      readonly code: 'order-accepted';
      readonly matter: MatterId;
      readonly by: PersonId;
      readonly at: Instant;
    }
  | { readonly code: 'order-not-accepted'; readonly matter: MatterId }
  | { readonly code: 'order-completed'; readonly matter: MatterId; readonly at: Instant }
  | { readonly code: 'order-not-completed'; readonly matter: MatterId; readonly node: NodeCode }
  | {
      readonly code: 'order-own-work';
      readonly matter: MatterId;
      readonly who: readonly PersonId[];
    }
  | { readonly code: 'order-not-returned'; readonly matter: MatterId }
  | {
      readonly code: 'order-returned';
      readonly matter: MatterId;
      readonly at: Instant;
      readonly by: PersonId;
    }
  | { readonly code: 'order-form-answered'; readonly matter: MatterId }
  | { readonly code: 'order-words-missing' }
  | { readonly code: 'order-words-too-long'; readonly mostSigns: number }
  | { readonly code: 'order-person-unknown'; readonly person: string }
  | { readonly code: 'order-person-elsewhere'; readonly person: PersonId }
  | { readonly code: 'order-noted'; readonly matter: MatterId }
  | {
      readonly code: 'order-result-given';
      readonly matter: MatterId;
      readonly by: PersonId;
      readonly at: Instant;
    }
  | { readonly code: 'order-cause-confirmed'; readonly matter: MatterId }
  | { readonly code: 'order-answered'; readonly matter: MatterId }
  | { readonly code: 'plan-date-not-ahead'; readonly earliest: Day }
  | { readonly code: 'plan-date-too-far'; readonly latest: Day }
  | { readonly code: 'plan-waits'; readonly matter: MatterId; readonly on: Day }
  | { readonly code: 'plan-not-open'; readonly matter: MatterId }
  | { readonly code: 'spare-date'; readonly earliest: Day; readonly latest: Day }
  | { readonly code: 'summons-not-open'; readonly matter: MatterId };

/** Why a short card calls somebody to an order. */
export type OrderCall =
  | { readonly call: 'missed'; readonly step: MissedStep }
  | {
      readonly call:
        | 'wentOn'
        | 'reopened'
        | 'returned'
        | 'planApproved'
        | 'planRefused'
        | 'assigned'
        | 'spared';
    };

/** The forms about an order, each in somebody's own chat. */
export const orderForms = [
  'accept',
  'feedback',
  'result',
  'plan',
  'decidePlan',
  'spare',
  'assign',
  'answer',
  'close',
  'return',
  'resolve',
  'summons',
] as const;
export type OrderForm = (typeof orderForms)[number];

/** What cards of this part are about. `at` tells one short card from the next. */
export type SupervisionSubject =
  /** The order itself, in the group. */
  | { readonly kind: 'order'; readonly matter: MatterId }
  /** A later rung in the group. */
  | ({ readonly kind: 'orderCall'; readonly matter: MatterId; readonly at: Instant } & OrderCall)
  /** In the own chat of a leader that a missed step has climbed to. */
  | {
      readonly kind: 'orderLeader';
      readonly matter: MatterId;
      readonly step: MissedStep;
      readonly at: Instant;
    }
  /** In the own chat of whoever decides on a dated plan. */
  | { readonly kind: 'planDecision'; readonly matter: MatterId; readonly at: Instant }
  /** In a verifier's own chat: close it out or send it back. */
  | { readonly kind: 'orderVerify'; readonly matter: MatterId; readonly at: Instant }
  /** In the own chat of the enterprise's contact. */
  | { readonly kind: 'orderEnterprise'; readonly matter: MatterId; readonly at: Instant }
  /** A summons that is proposed, with its draft record, in the principal leaders' own chats. */
  | { readonly kind: 'summons'; readonly matter: MatterId; readonly at: Instant }
  | {
      readonly kind: 'orderForm';
      readonly matter: MatterId;
      readonly of: OrderForm;
      readonly form: FormId;
    };

/** What a person is waited for to do about an order. */
export type SupervisionAct =
  | 'order-accept'
  | 'order-feedback'
  | 'order-result'
  | 'order-complete'
  | 'order-plan-decide'
  | 'order-verify'
  | 'order-resolve'
  | 'order-summons';

export interface OrderLine extends Moment {
  readonly what:
    | 'accepted'
    | 'feedback'
    | 'result'
    | 'plan'
    | 'planDecided'
    | 'answered'
    | 'returned'
    | 'resolved'
    | 'closed'
    | 'summons';
  readonly words: string;
}

/** A plan with a date (有时限的方案) for what cannot be done within the ladder. */
export interface DatedPlan {
  readonly proposed: Moment;
  readonly on: Day;
  readonly to: PersonId | null;
  readonly decided: (Moment & { readonly approved: boolean }) | null;
  /** Of an approved one. */
  readonly dueAt: Instant | null;
  /** When the next monthly feedback is owed; null: none is. */
  readonly nextAt: Instant | null;
}

/** A case of supervision (督办单) on one red node. Ids begin with S. */
export interface SupervisionOrder extends MatterBase {
  readonly kind: 'order';
  readonly node: NodeCode;
  readonly period: Period | null;
  /** T0: from here the rungs are counted. */
  readonly openedAt: Instant;
  readonly missedAt: Instant;
  readonly asHelp: boolean;
  readonly grade: Grade;
  readonly rungs: readonly OwedRung[];
  readonly accepted:
    | (Moment & { readonly responsible: PersonId; readonly cause: DelayCause })
    | null;
  /** Somebody of the enterprise's side has confirmed that the cause is the enterprise's. */
  readonly causeConfirmed: Moment | null;
  readonly fedBack: Moment | null;
  readonly result: (Moment & { readonly result: 'solved' | 'plan' }) | null;
  readonly plan: DatedPlan | null;
  /** Steps that were missed, once each; the monthly one the last time it was. */
  readonly missed: Readonly<Partial<Record<MissedStep, Instant>>>;
  /** Whom the last missed step has climbed to; null: none has been missed. */
  readonly climb: Climb | null;
  /** Working days its node was red, and the day up to which they were counted; absent: none yet. */
  readonly redDays?: { readonly count: number; readonly upTo: Day };
  /** Leaders who have taken note (知道了) of how it stands. */
  readonly noted: readonly PersonId[];
  /** Whom a leader has named (指定); null: nobody. */
  readonly assigned: PersonId | null;
  /** Left alone until then: somebody is on it. */
  readonly spared: (Moment & { readonly until: Instant }) | null;
  /** Nothing presses; since when. */
  readonly held: { readonly since: Instant; readonly why: 'paused' | 'due-moved' } | null;
  /** Its node was done. */
  readonly completed: { readonly at: Instant; readonly by: PersonId | null } | null;
  /** What the enterprise said of the result; null: nothing yet, which holds nothing up. */
  readonly answered: (Moment & { readonly satisfied: boolean }) | null;
  /** Sent back by a verifier: by when a new result is owed, and whether it was given. */
  readonly returned:
    | (Moment & { readonly dueAt: Instant; readonly resolvedAt: Instant | null })
    | null;
  readonly summons: {
    readonly proposedAt: Instant;
    readonly decided: (Moment & { readonly decision: 'hold' | 'drop' }) | null;
  } | null;
  readonly closed: {
    readonly at: Instant;
    readonly by: PersonId | null;
    readonly why: 'verified' | 'dropped';
  } | null;
  /** What was told of it, oldest first; only the last few are kept here, the log has all. */
  readonly lines: readonly OrderLine[];
  readonly files: number;
  /** Everybody who had a hand in the work: none of them closes it out. */
  readonly doers: readonly PersonId[];
  readonly called: readonly PersonId[];
  /** Forms that were answered: the same one is not carried out twice. */
  readonly forms: readonly FormId[];
}
