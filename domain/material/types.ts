import type { Day, Instant } from '../calendar/time.ts';
import type { MaterialCode, NodeCode } from '../catalogue/types.ts';
import type { PersonId } from '../people/types.ts';
import type { MaterialState } from '../project/types.ts';

// A paper's own life: versions, rejected (退回) or expired, and asked for although it is there.
// Source: design, section 3 "Materials"; the whole life of a project, item 5.

export type MaterialCommand =
  | {
      readonly type: 'rejectMaterial';
      /** The running node whose unit cannot use it. */
      readonly node: NodeCode;
      readonly material: MaterialCode;
      readonly words: string;
      readonly by: PersonId;
    }
  | {
      readonly type: 'setExpiry';
      readonly material: MaterialCode;
      /** The last day on which it is good. */
      readonly expiresOn: Day;
      readonly by: PersonId;
    }
  /** Somebody wants a paper from the enterprise or a unit: it may be there already. */
  | { readonly type: 'askPaper'; readonly material: MaterialCode; readonly by: PersonId };

export type MaterialEvent =
  | {
      readonly type: 'materialRejected';
      readonly material: MaterialCode;
      readonly version: number;
      readonly node: NodeCode;
      readonly by: PersonId;
      readonly said: { readonly words: string } | null;
    }
  | {
      readonly type: 'expirySet';
      readonly material: MaterialCode;
      readonly version: number;
      readonly expiresOn: Day;
      readonly by: PersonId;
    }
  | {
      readonly type: 'expiryWarned';
      readonly material: MaterialCode;
      readonly version: number;
      /** The node that needs it next. */
      readonly node: NodeCode;
    }
  | {
      readonly type: 'materialExpired';
      readonly material: MaterialCode;
      readonly version: number;
      /** The node that needs it next; null: none does any more, and nobody is called. */
      readonly node: NodeCode | null;
    }
  | {
      readonly type: 'materialAskedAgain';
      readonly material: MaterialCode;
      readonly version: number;
      readonly by: PersonId;
    };

/** Why a paper cannot be rejected, or be given a date: it is not there. */
export type NotThere = 'missing' | Exclude<MaterialState['status'], 'accepted'>;

export type MaterialRefusal =
  | {
      readonly code: 'paper-not-there';
      readonly material: MaterialCode;
      readonly state: NotThere;
    }
  | {
      readonly code: 'paper-not-needed';
      readonly material: MaterialCode;
      /** Null: no running node needs it. */
      readonly node: NodeCode | null;
    }
  | { readonly code: 'expiry-not-ahead'; readonly expiresOn: Day }
  | { readonly code: 'expiry-too-far'; readonly latestDay: Day }
  | { readonly code: 'expiry-stands'; readonly material: MaterialCode; readonly expiresOn: Day };

export type MaterialSubject =
  /** A version was sent back; calls whoever sent it. */
  | {
      readonly kind: 'rejected';
      readonly node: NodeCode;
      readonly material: MaterialCode;
      readonly version: number;
    }
  /** Asks in the own chat which paper is sent back, and why. */
  | { readonly kind: 'rejectForm'; readonly node: NodeCode; readonly openedAt: Instant }
  /** `yellow`: a version expires soon; `red`: it has. */
  | {
      readonly kind: 'expiry';
      readonly node: NodeCode;
      readonly material: MaterialCode;
      readonly version: number;
      readonly warning: 'yellow' | 'red';
    };
