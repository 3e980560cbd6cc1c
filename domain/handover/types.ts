/** Who answers for a node is changed by people: handed over, reopened, skipped. */

export type HandoverCommand = never;
export type HandoverEvent = never;
export type HandoverRefusal = never;
/** What cards of this part are about. */
export type HandoverSubject = never;
