import type { Day, Instant } from '../calendar/time.ts';
import type { NodeCode } from '../catalogue/types.ts';
import type { MatterId } from '../matter/types.ts';
import type { PersonId } from '../people/types.ts';
import type { Period } from '../project/types.ts';
import type { Climb, DelayCause, FromForm, MissedStep, OnOrder, OwedRung, Said } from './types.ts';

/** What has happened to an order. */
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
