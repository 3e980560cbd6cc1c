import type { MatterBase } from '../matter/types.ts';

/** A meeting of units on one issue (会商) and the dated items that come out of it. */

export type ConsultationCommand = never;
export type ConsultationEvent = never;
export type ConsultationRefusal = never;
/** What cards of this part are about. */
export type ConsultationSubject = never;

/** A meeting of units on one issue (会商). Ids begin with C. */
export interface Consultation extends MatterBase {
  readonly kind: 'consultation';
}

/** Something somebody must do by a date, out of a meeting or an instruction. Ids begin with T. */
export interface DatedItem extends MatterBase {
  readonly kind: 'datedItem';
}
