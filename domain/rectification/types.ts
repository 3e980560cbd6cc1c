import type { MatterBase } from '../matter/types.ts';

/** Problems found by an inspection, each with an owner and a date; and the checklist of an acceptance brought forward. */

export type RectificationCommand = never;
export type RectificationEvent = never;
export type RectificationRefusal = never;
/** What cards of this part are about. */
export type RectificationSubject = never;

/** One problem of an inspection: its owner, its date and who checks it again. Ids begin with R. */
export interface RectificationItem extends MatterBase {
  readonly kind: 'rectification';
}

/** The acceptance checklist that runs during construction (0803). Ids begin with K. */
export interface Checklist extends MatterBase {
  readonly kind: 'checklist';
}
