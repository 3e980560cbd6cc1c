import type { MatterBase } from '../matter/types.ts';

/** What the agent does on the enterprise's behalf (代办), and notes made on site. */

export type ErrandCommand = never;
export type ErrandEvent = never;
export type ErrandRefusal = never;
/** What cards of this part are about. */
export type ErrandSubject = never;

/** One service done on the enterprise's behalf (代办事项). Ids begin with E. */
export interface Errand extends MatterBase {
  readonly kind: 'errand';
}
