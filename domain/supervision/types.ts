import type { Day, Instant } from '../calendar/time.ts';
import type { LadderRole, RungAsks, RungCode } from '../catalogue/rules-types.ts';
import type { NodeCode } from '../catalogue/types.ts';
import type { MatterBase, MatterId } from '../matter/types.ts';
import type { PersonId } from '../people/types.ts';
import type { Period } from '../project/types.ts';

/** 13710 supervision: a red node opens an order (督办单), whose missed rungs climb to a leader. */

/** What people wrote themselves; absent once it was blanked in the log. */
export interface Said {
  readonly words: string;
}

/** Who did something, and when. */
export interface Moment {
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

/** Names an order, and who acts on it. */
export interface OnOrder {
  readonly matter: MatterId;
  readonly by: PersonId;
}

/** What may have come from a form. */
export interface FromForm {
  /** Null where it came from no form. */
  readonly form: FormId | null;
}

/** What a person is waited for to do about an order. */
export type SupervisionAct =
  | 'order-accept'
  | 'order-feedback'
  | 'order-result'
  | 'order-complete'
  | 'order-plan-decide'
  | 'order-verify'
  | 'order-resolve'
  | 'order-cause'
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
  /** Of an answer of the enterprise: what it said, which stands even without a word. */
  readonly satisfied?: boolean;
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
