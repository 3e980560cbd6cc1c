import type { Day, Instant } from '../calendar/time.ts';
import type { NodeCode, UnitCode } from '../catalogue/types.ts';
import type { MatterBase, MatterId } from '../matter/types.ts';
import type { PersonId } from '../people/types.ts';

export type { FaultyLine, ProblemFault, RectificationRefusal } from './faults.ts';

/** Problems found by an inspection, each with an owner and a date; and the checklist of an acceptance brought forward. */

/** A problem as somebody enters it; what is left out follows from the node. */
export interface NewProblem {
  readonly words: string;
  /** Where it is: 2号楼三层. */
  readonly part?: string;
  /** The clause of the standard it offends against. */
  readonly clause?: string;
  /** A unit of the district, or `ENT` for the enterprise. */
  readonly ownerUnit?: UnitCode;
  readonly owner?: PersonId;
  readonly dueOn?: Day;
  readonly recheckBy?: PersonId;
}

export type PhotoOf = 'before' | 'after';

/** What the checklist of an acceptance says of one of its items; an item without any is 未查. */
export type TickState = 'passed' | 'failed' | 'notApplicable';

export type RectificationCommand =
  | {
      readonly type: 'enterProblems';
      readonly node: NodeCode;
      readonly problems: readonly NewProblem[];
      readonly by: PersonId;
    }
  | {
      readonly type: 'reportFixed';
      readonly node: NodeCode;
      readonly matters: readonly MatterId[];
      readonly by: PersonId;
    }
  | {
      readonly type: 'recheckProblems';
      readonly node: NodeCode;
      readonly matters: readonly MatterId[];
      readonly isPassed: boolean;
      /** Why it did not pass; empty where it did. */
      readonly words: string;
      readonly by: PersonId;
    }
  | {
      readonly type: 'withdrawProblems';
      readonly node: NodeCode;
      readonly matters: readonly MatterId[];
      readonly words: string;
      readonly by: PersonId;
    }
  | {
      /** Another owner, another date, or both; what is left out stays. */
      readonly type: 'changeProblems';
      readonly node: NodeCode;
      readonly matters: readonly MatterId[];
      readonly owner?: PersonId;
      /** A unit of the district, or `ENT` for the enterprise. */
      readonly ownerUnit?: UnitCode;
      readonly dueOn?: Day;
      readonly by: PersonId;
    }
  | {
      readonly type: 'addProblemPhoto';
      readonly node: NodeCode;
      readonly matter: MatterId;
      readonly of: PhotoOf;
      readonly file: { readonly id: string; readonly name: string };
      readonly by: PersonId;
    }
  | {
      readonly type: 'tickChecklist';
      readonly node: NodeCode;
      /** Codes of items of the node's checklist. */
      readonly items: readonly string[];
      readonly state: TickState;
      /** What was seen; goes into the problem where the items failed. */
      readonly words: string;
      readonly by: PersonId;
    };

/** A problem with everything that was left out filled in, except what people wrote. */
export interface EnteredProblem {
  readonly id: MatterId;
  readonly ownerUnit: UnitCode;
  readonly owner: PersonId;
  readonly dueAt: Instant;
  /** Calendar days allowed, as they were counted: 30 although the last day rolled to a Monday. */
  readonly limitDays: number;
  readonly recheckBy: PersonId;
  /** The checklist item that failed, and the acceptance that it protects. */
  readonly source: { readonly item: string; readonly servesNode: NodeCode } | null;
}

/** What people wrote of a problem; absent once it was blanked in the log. */
export interface ProblemWords {
  readonly words: string;
  readonly part: string;
  readonly clause: string;
}

/** Who answers for a problem. */
export type ProblemOwner = Pick<EnteredProblem, 'owner' | 'ownerUnit'>;

/** What became different about one problem; null: that stayed. */
export interface ProblemChange {
  readonly matter: MatterId;
  readonly owner: { readonly from: ProblemOwner; readonly to: ProblemOwner } | null;
  readonly due: {
    readonly from: Instant;
    readonly to: Instant;
    /** Calendar days allowed, from its entry. */
    readonly limitDays: number;
  } | null;
}

export type RectificationEvent =
  | {
      readonly type: 'problemsEntered';
      readonly node: NodeCode;
      /** Counts what was entered at once, and the lists that were begun anew, per node from 1. */
      readonly batch: number;
      readonly round: number;
      readonly problems: readonly EnteredProblem[];
      readonly by: PersonId;
      readonly said?: { readonly problems: readonly ProblemWords[] };
    }
  | {
      readonly type: 'problemsFixed';
      readonly node: NodeCode;
      readonly matters: readonly MatterId[];
      readonly by: PersonId;
    }
  | {
      readonly type: 'problemsRechecked';
      readonly node: NodeCode;
      readonly matters: readonly MatterId[];
      readonly isPassed: boolean;
      readonly by: PersonId;
      readonly said?: { readonly words: string };
    }
  | {
      /** Entered by mistake, or their node is not needed any more. */
      readonly type: 'problemsWithdrawn';
      readonly node: NodeCode;
      readonly matters: readonly MatterId[];
      readonly by: PersonId;
      readonly said?: { readonly words: string };
    }
  | {
      readonly type: 'problemsChanged';
      readonly node: NodeCode;
      readonly changes: readonly ProblemChange[];
      readonly by: PersonId;
    }
  | {
      readonly type: 'problemsCleared';
      readonly node: NodeCode;
      readonly round: number;
      readonly count: number;
      /** Calendar days from the first entry to the last close; 0: on the same day. */
      readonly days: number;
      readonly limitDays: number;
    }
  | {
      readonly type: 'problemPhotoAdded';
      readonly node: NodeCode;
      readonly matter: MatterId;
      readonly of: PhotoOf;
      readonly file: { readonly id: string; readonly name: string } | null;
      readonly by: PersonId;
    }
  | {
      readonly type: 'problemWarned';
      readonly node: NodeCode;
      readonly matter: MatterId;
      readonly warning: ProblemWarning;
    }
  | {
      readonly type: 'checklistOpened';
      readonly node: NodeCode;
      readonly matter: MatterId;
      /** Its code in the catalogue. */
      readonly checklist: string;
    }
  | {
      readonly type: 'checklistTicked';
      readonly node: NodeCode;
      readonly matter: MatterId;
      readonly items: readonly string[];
      readonly state: TickState;
      readonly by: PersonId;
      readonly said?: { readonly words: string };
    };

export type ProblemWarning = 'yellow' | 'red';

/** What a person is waited for to do about problems of a node. */
export type RectificationAct = 'problems-fix' | 'problems-recheck';

/** Why a short card calls somebody to problems of a node. */
export type ProblemCall = 'returned' | 'changed' | ProblemWarning;

/** What cards of this part are about. */
export type RectificationSubject =
  /** The list of a node; `batch` tells what was entered at once, and posted anew for it. */
  | { readonly kind: 'problems'; readonly node: NodeCode; readonly batch: number }
  /** `at` tells one call from the next: it is about what was warned, returned or changed then. */
  | {
      readonly kind: 'problemCall';
      readonly node: NodeCode;
      readonly call: ProblemCall;
      readonly at: Instant;
    }
  | { readonly kind: 'problemsCleared'; readonly node: NodeCode; readonly round: number }
  | { readonly kind: 'problemsForm'; readonly node: NodeCode }
  | { readonly kind: 'fixForm'; readonly node: NodeCode; readonly person: PersonId }
  /** Another owner or date for some problems; `openedAt` tells a form that was answered. */
  | {
      readonly kind: 'problemChangeForm';
      readonly node: NodeCode;
      readonly person: PersonId;
      readonly openedAt: Instant;
    }
  | { readonly kind: 'recheckForm'; readonly node: NodeCode; readonly person: PersonId }
  /** The same, sent without being asked for: something waits for the person. */
  | { readonly kind: 'recheckCall'; readonly node: NodeCode; readonly person: PersonId }
  | { readonly kind: 'photoForm'; readonly node: NodeCode; readonly person: PersonId }
  /** Of which problem a picture is that somebody sent. */
  | {
      readonly kind: 'photoAskForm';
      readonly node: NodeCode;
      readonly file: string;
      readonly person: PersonId;
    }
  | { readonly kind: 'checklist'; readonly node: NodeCode; readonly matter: MatterId }
  | {
      readonly kind: 'tickForm';
      readonly node: NodeCode;
      readonly matter: MatterId;
      /** Null: the discipline is to be chosen first. */
      readonly discipline: string | null;
    };

export interface ByAt {
  readonly by: PersonId;
  readonly at: Instant;
}

export interface Photo extends ByAt {
  /** Id of the stored file. */
  readonly file: string;
}

/** Found; said to be fixed; found so by the re-checker (销项); entered by mistake. */
export type ProblemState =
  | { readonly status: 'open' }
  | { readonly status: 'fixed'; readonly fixed: ByAt }
  | { readonly status: 'closed'; readonly fixed: ByAt; readonly closed: ByAt }
  | { readonly status: 'withdrawn'; readonly withdrawn: ByAt & { readonly words: string } };

/** One problem of an inspection: its owner, its date and who checks it again. Ids begin with R. */
export interface RectificationItem extends MatterBase, ProblemWords, EnteredProblem {
  readonly kind: 'rectification';
  readonly id: MatterId;
  readonly node: NodeCode;
  readonly batch: number;
  readonly round: number;
  readonly entered: ByAt;
  readonly state: ProblemState;
  /** The last time it did not pass, and how often that was; null: never. */
  readonly returned: (ByAt & { readonly words: string; readonly times: number }) | null;
  /** The last time its owner or its date was changed; absent: never. */
  readonly changed?: ByAt;
  readonly photos: Readonly<Record<PhotoOf, readonly Photo[]>>;
  readonly warned: Readonly<Partial<Record<ProblemWarning, Instant>>>;
}

export interface Tick extends ByAt {
  readonly state: TickState;
  readonly words: string;
}

/** The acceptance checklist that runs during construction (0803). Its id is K and the node's code. */
export interface Checklist extends MatterBase {
  readonly kind: 'checklist';
  readonly node: NodeCode;
  /** Its code in the catalogue. */
  readonly checklist: string;
  readonly ticks: Readonly<Record<string, Tick>>;
}
