import type { Instant } from '../calendar/time.ts';
import type { MatterId } from '../matter/types.ts';
import type { FormId, MissedStep } from './types.ts';

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
        | 'named'
        | 'causeNamed'
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
  /** A summons that was decided on, in the own chats of those who are to come. */
  | { readonly kind: 'summoned'; readonly matter: MatterId; readonly at: Instant }
  | {
      readonly kind: 'orderForm';
      readonly matter: MatterId;
      readonly of: OrderForm;
      readonly form: FormId;
    };
