import type { Instant } from '../calendar/time.ts';
import type { NodeCode } from '../catalogue/types.ts';
import type { MatterBase, MatterId } from '../matter/types.ts';
import type { PersonId } from '../people/types.ts';

/** What the agent does on the enterprise's behalf (代办), and notes made on site. */

/** What people wrote themselves; absent once it was blanked in the log. */
interface Said {
  readonly words: string;
}

interface Moment {
  readonly by: PersonId;
  readonly at: Instant;
}

export type ErrandCommand =
  | { readonly type: 'askErrand'; readonly node: NodeCode; readonly by: PersonId }
  | { readonly type: 'takeErrand'; readonly matter: MatterId; readonly by: PersonId }
  | { readonly type: 'finishErrand'; readonly matter: MatterId; readonly by: PersonId }
  | {
      readonly type: 'noteOnSite';
      readonly node: NodeCode;
      readonly words: string;
      readonly by: PersonId;
    }
  | {
      readonly type: 'addNotePhoto';
      readonly matter: MatterId;
      readonly file: { readonly id: string; readonly name: string };
      readonly by: PersonId;
    };

export type ErrandWarning = 'yellow' | 'red';

export type ErrandEvent =
  | {
      readonly type: 'errandAsked';
      readonly matter: MatterId;
      readonly node: NodeCode;
      readonly takeDueAt: Instant;
      readonly called: readonly PersonId[];
      readonly by: PersonId;
    }
  | {
      readonly type: 'errandTaken';
      readonly matter: MatterId;
      readonly node: NodeCode;
      readonly by: PersonId;
    }
  | {
      readonly type: 'errandDone';
      readonly matter: MatterId;
      readonly node: NodeCode;
      readonly by: PersonId;
    }
  | {
      readonly type: 'errandWarned';
      readonly matter: MatterId;
      readonly node: NodeCode;
      readonly warning: ErrandWarning;
      readonly called: readonly PersonId[];
    }
  | {
      readonly type: 'siteNoted';
      readonly matter: MatterId;
      readonly node: NodeCode;
      readonly by: PersonId;
      readonly said?: Said;
    }
  | {
      readonly type: 'notePhotoAdded';
      readonly matter: MatterId;
      readonly node: NodeCode;
      readonly file: { readonly id: string; readonly name: string } | null;
      readonly by: PersonId;
    };

export type ErrandRefusal =
  | { readonly code: 'errand-open'; readonly node: NodeCode; readonly taken: Moment | null }
  | { readonly code: 'errand-unknown'; readonly matter: string }
  | ({ readonly code: 'errand-taken' } & Moment)
  | ({ readonly code: 'errand-done' } & Moment)
  | { readonly code: 'note-empty' }
  | { readonly code: 'note-too-long'; readonly most: number }
  | { readonly code: 'note-unknown'; readonly matter: string }
  | { readonly code: 'note-has-photos'; readonly most: number };

/** `done`: whoever asked hears of it. */
export type ErrandCall = ErrandWarning | 'done';

/** What cards of this part are about. */
export type ErrandSubject =
  | { readonly kind: 'errand'; readonly matter: MatterId; readonly node: NodeCode }
  | {
      readonly kind: 'errandCall';
      readonly matter: MatterId;
      readonly node: NodeCode;
      readonly call: ErrandCall;
      readonly at: Instant;
    }
  | { readonly kind: 'noteForm'; readonly node: NodeCode; readonly openedAt: Instant };

/** What an agent is waited for to do. */
export type ErrandAct = 'errand-take' | 'errand-do';

/** One service done on the enterprise's behalf (代办事项). Ids begin with E. */
export interface Errand extends MatterBase {
  readonly kind: 'errand';
  readonly node: NodeCode;
  readonly asked: Moment;
  /** By when the agent takes it. */
  readonly takeDueAt: Instant;
  readonly taken: Moment | null;
  readonly done: Moment | null;
  readonly warned: Readonly<Partial<Record<ErrandWarning, Instant>>>;
  readonly called: readonly PersonId[];
}

/** What somebody saw on site (现场记录). Ids begin with N. Nothing of it is ever open. */
export interface SiteNote extends MatterBase {
  readonly kind: 'siteNote';
  readonly node: NodeCode;
  readonly noted: Moment;
  readonly words: string;
  readonly photos: number;
}
