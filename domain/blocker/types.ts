import type { MatterBase } from '../matter/types.ts';

/** 堵点: something that keeps a project from going on, reported by anybody in its group. */

export type BlockerCommand = never;
export type BlockerEvent = never;
export type BlockerRefusal = never;
/** What cards of this part are about. */
export type BlockerSubject = never;

/** Something that keeps the project from going on (堵点). Ids begin with B. */
export interface Blocker extends MatterBase {
  readonly kind: 'blocker';
}
