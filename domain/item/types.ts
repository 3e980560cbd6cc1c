import type { Day, Instant } from '../calendar/time.ts';
import type { NodeCode, UnitCode } from '../catalogue/types.ts';
import type { MatterBase, MatterId } from '../matter/types.ts';
import type { PersonId } from '../people/types.ts';

/** Something that somebody must do by a date: out of a consultation, an instruction, a meeting. */

interface Moment {
  readonly by: PersonId;
  readonly at: Instant;
}

/** Names the form or message that a command came from, so that it is carried out once. */
export type FormId = string;

/** What an item is about: a node by its four digits, a matter by its id, null: the whole project. */
export type ItemAbout = NodeCode | MatterId | null;

/** How high whoever gave an instruction stands, at the time it was given. */
export type LeaderRank = 'principal' | 'lead' | 'head';

/** What an item comes from. */
export type ItemSource =
  | { readonly kind: 'consultation'; readonly matter: MatterId }
  | {
      readonly kind: 'instruction';
      readonly about: ItemAbout;
      readonly by: PersonId;
      readonly rank: LeaderRank;
      readonly form: FormId | null;
    }
  | {
      readonly kind: 'meeting';
      /** The first item of the same list: its id names the card that shows them all. */
      readonly head: MatterId;
      /** What the meeting is called; empty: nothing was said. */
      readonly meeting: string;
      /** What the decision was about; empty: the decision says it. */
      readonly topic: string;
      readonly form: FormId | null;
    };

/** Something to be done, as it was said; what is left out follows from the rest. */
export interface NewItem {
  readonly words: string;
  /** A unit of the district, or `ENT` for the enterprise. */
  readonly unit?: UnitCode;
  readonly owner?: PersonId;
  readonly dueOn?: Day;
}

/** A line of a meeting's list: `words` is the decision. */
export interface MeetingItem extends NewItem {
  readonly topic?: string;
  readonly node?: NodeCode;
}

/** An item with everything that was left out filled in, except what people wrote. */
export interface SetItem {
  readonly id: MatterId;
  readonly unit: UnitCode;
  readonly owner: PersonId | null;
  readonly dueAt: Instant;
}

export type ItemCommand =
  | ({
      readonly type: 'instruct';
      readonly about: ItemAbout;
      readonly form: FormId | null;
      /** It is another matter than what stands on the same target: both are to be done. */
      readonly beside?: true;
      readonly by: PersonId;
    } & NewItem)
  | {
      readonly type: 'withdrawInstruction';
      readonly matter: MatterId;
      /** Why, for whoever was at work on it. */
      readonly words: string;
      readonly by: PersonId;
    }
  | {
      readonly type: 'recordMeeting';
      readonly meeting: string;
      readonly items: readonly MeetingItem[];
      readonly form: FormId | null;
      readonly by: PersonId;
    }
  | {
      readonly type: 'finishItem';
      readonly matter: MatterId;
      /** What came of it; absent: nothing was said. */
      readonly words?: string;
      readonly by: PersonId;
    }
  | {
      readonly type: 'addItemFile';
      readonly matter: MatterId;
      readonly file: { readonly id: string; readonly name: string };
      readonly by: PersonId;
    };

export type ItemWarning = 'yellow' | 'red';

export type ItemEvent =
  | {
      readonly type: 'instructed';
      readonly matter: MatterId;
      readonly about: ItemAbout;
      readonly node: NodeCode | null;
      readonly unit: UnitCode;
      readonly owner: PersonId | null;
      readonly dueAt: Instant;
      readonly rank: LeaderRank;
      /** Who is called to do it; nobody where it does not stand. */
      readonly called: readonly PersonId[];
      readonly form: FormId | null;
      readonly by: PersonId;
      readonly said?: { readonly words: string };
    }
  /** It is not carried out: `standing` is. */
  | { readonly type: 'itemSuperseded'; readonly matter: MatterId; readonly standing: MatterId }
  /** Nobody does it any more; whoever was to do it is called. */
  | {
      readonly type: 'itemWithdrawn';
      readonly matter: MatterId;
      readonly called: readonly PersonId[];
      readonly by: PersonId;
      readonly said?: { readonly words: string };
    }
  | {
      readonly type: 'meetingRecorded';
      readonly items: readonly (SetItem & { readonly node: NodeCode | null })[];
      readonly called: readonly PersonId[];
      readonly form: FormId | null;
      readonly by: PersonId;
      readonly said?: {
        readonly meeting: string;
        readonly items: readonly { readonly topic: string; readonly words: string }[];
      };
    }
  | {
      readonly type: 'itemDone';
      readonly matter: MatterId;
      readonly by: PersonId;
      readonly said?: { readonly words: string };
    }
  | {
      readonly type: 'itemFileAdded';
      readonly matter: MatterId;
      readonly by: PersonId;
      readonly file: { readonly id: string; readonly name: string } | null;
    }
  | {
      readonly type: 'itemWarned';
      readonly matter: MatterId;
      readonly warning: ItemWarning;
      readonly called: readonly PersonId[];
    };

/** What is wrong with one item, before anything is saved. */
export type ItemFault =
  | { readonly code: 'words-missing' }
  | { readonly code: 'words-too-long'; readonly signs: number; readonly most: number }
  | { readonly code: 'unit-unknown'; readonly words: string }
  | { readonly code: 'person-unknown'; readonly words: string }
  | { readonly code: 'doer-missing' }
  | { readonly code: 'date-not-ahead'; readonly day: Day }
  | { readonly code: 'date-too-far'; readonly latestDay: Day };

export interface FaultyItem {
  readonly line: number;
  readonly fault: ItemFault;
}

export type ItemRefusal =
  | { readonly code: 'item-unknown'; readonly matter: string }
  | ({ readonly code: 'item-done' } & Moment)
  | { readonly code: 'item-superseded'; readonly standing: MatterId }
  | ({ readonly code: 'item-withdrawn' } & Moment)
  | { readonly code: 'item-no-instruction'; readonly matter: MatterId }
  | { readonly code: 'withdrawal-words-missing' }
  /** A unit head instructs within the own unit. */
  | { readonly code: 'instruction-beyond-unit'; readonly unit: UnitCode }
  | { readonly code: 'item-words-too-long'; readonly most: number }
  | { readonly code: 'instruction-about-unknown'; readonly about: string }
  | { readonly code: 'instruction-faulty'; readonly fault: ItemFault }
  | { readonly code: 'item-form-answered'; readonly matter: MatterId }
  | { readonly code: 'meeting-empty' }
  | { readonly code: 'meeting-too-long'; readonly count: number; readonly most: number }
  | { readonly code: 'meeting-faulty'; readonly faults: readonly FaultyItem[] };

/** What an instruction's form is filled with before anybody writes in it. */
export interface InstructionDraft {
  readonly words?: string;
  readonly unit?: UnitCode;
  readonly owner?: PersonId;
  readonly dueOn?: Day;
}

/** What cards of this part are about. */
export type ItemSubject =
  | { readonly kind: 'item'; readonly matter: MatterId }
  /** All items of one list; `matter` is the first of them. */
  | { readonly kind: 'meetingItems'; readonly matter: MatterId }
  | {
      readonly kind: 'itemCall';
      readonly matter: MatterId;
      readonly call: ItemWarning | 'superseded' | 'withdrawn';
      readonly at: Instant;
    }
  /** In the own chat of whoever gave the instruction. */
  | {
      readonly kind: 'itemTold';
      readonly matter: MatterId;
      readonly what: 'done' | 'superseded' | 'withdrawn';
      readonly at: Instant;
    }
  /** `matter`: a consultation, or the first item of a meeting's list. */
  | { readonly kind: 'itemForm'; readonly matter: MatterId; readonly openedAt: Instant }
  | { readonly kind: 'itemResultForm'; readonly matter: MatterId; readonly openedAt: Instant }
  | { readonly kind: 'withdrawForm'; readonly matter: MatterId; readonly openedAt: Instant }
  | {
      readonly kind: 'instructionForm';
      readonly about: ItemAbout;
      readonly form: FormId;
      readonly draft: InstructionDraft;
      /** The only unit that may be asked; absent: any may. */
      readonly within?: UnitCode;
      readonly openedAt: Instant;
    };

/** What a person is waited for to do. */
export type ItemAct = 'item-do';

/** Something somebody must do by a date. Ids begin with T. */
export interface DatedItem extends MatterBase {
  readonly kind: 'datedItem';
  readonly source: ItemSource;
  readonly words: string;
  readonly unit: UnitCode;
  /** Null: whoever answers for the unit. */
  readonly owner: PersonId | null;
  readonly set: Moment;
  readonly dueAt: Instant;
  /** `words`: what came of it; absent where nothing was said. */
  readonly done: (Moment & { readonly words?: string }) | null;
  /** The instruction that stands in its place; absent: it stands itself. */
  readonly superseded?: { readonly standing: MatterId; readonly at: Instant };
  /** Taken back by whoever gave it, or from above; absent: it was not. */
  readonly withdrawn?: Moment & { readonly words: string };
  /** Names of what was sent as its result; absent: nothing was. */
  readonly files?: readonly string[];
  readonly warned: Readonly<Partial<Record<ItemWarning, Instant>>>;
  readonly called: readonly PersonId[];
}
