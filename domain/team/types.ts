/** Changes of a project's help team (1+1+N). */

export type TeamCommand = never;
export type TeamEvent = never;
export type TeamRefusal = never;
/** What cards of this part are about. */
export type TeamSubject = never;
