import type { Day, Instant } from '../calendar/time.ts';
import type { NodeCode } from '../catalogue/types.ts';
import type { MatterId } from '../matter/types.ts';
import type { PersonId } from '../people/types.ts';

/** What is wrong with one problem of a list, before anything of the list is saved. */
export type ProblemFault =
  | { readonly code: 'words-missing' }
  | { readonly code: 'words-too-long'; readonly signs: number; readonly most: number }
  /** What stands where a unit, a person or a date is expected. */
  | { readonly code: 'not-understood'; readonly words: string }
  | { readonly code: 'unit-unknown'; readonly words: string }
  | { readonly code: 'person-unknown'; readonly words: string }
  | { readonly code: 'person-ambiguous'; readonly words: string; readonly count: number }
  | { readonly code: 'date-not-ahead'; readonly day: Day }
  | { readonly code: 'date-too-far'; readonly latestDay: Day }
  | { readonly code: 'rechecks-own-work'; readonly person: PersonId }
  | { readonly code: 'nobody-rechecks' }
  | { readonly code: 'nobody-answers' }
  | { readonly code: 'listed-already'; readonly matter: MatterId }
  | { readonly code: 'said-twice'; readonly line: number };

/** `line` counts the problems of the list from 1. */
export interface FaultyLine {
  readonly line: number;
  readonly fault: ProblemFault;
}

/** Why a command about problems or a checklist changes nothing. */
export type RectificationRefusal =
  | { readonly code: 'no-inspection'; readonly node: NodeCode }
  | { readonly code: 'no-problems'; readonly node: NodeCode }
  | { readonly code: 'too-many-problems'; readonly count: number; readonly most: number }
  | { readonly code: 'problems-faulty'; readonly faults: readonly FaultyLine[] }
  | { readonly code: 'unknown-problem'; readonly matter: string }
  | {
      readonly code: 'problem-closed';
      readonly matter: MatterId;
      readonly at: Instant;
      readonly by: PersonId;
    }
  | {
      readonly code: 'problem-fixed';
      readonly matter: MatterId;
      readonly at: Instant;
      readonly by: PersonId;
      readonly recheckBy: PersonId | null;
    }
  /** It is fixed and waits for its re-check: nothing is to be changed any more. */
  | { readonly code: 'problem-waits'; readonly matter: MatterId }
  | { readonly code: 'problem-change-missing' }
  | { readonly code: 'problem-change-faulty'; readonly fault: ProblemFault }
  | { readonly code: 'problem-unchanged' }
  | { readonly code: 'problem-not-fixed'; readonly matter: MatterId }
  | {
      readonly code: 'problem-withdrawn';
      readonly matter: MatterId;
      readonly at: Instant;
      readonly by: PersonId;
    }
  | { readonly code: 'problem-reason-missing'; readonly act: 'recheck' | 'withdraw' }
  | { readonly code: 'problem-reason-too-long'; readonly most: number }
  | { readonly code: 'too-many-photos'; readonly matter: MatterId; readonly most: number }
  | {
      readonly code: 'problems-open';
      readonly node: NodeCode;
      readonly count: number;
      /** The first few of them. */
      readonly first: readonly { readonly matter: MatterId; readonly words: string }[];
    }
  | { readonly code: 'no-checklist'; readonly node: NodeCode }
  | { readonly code: 'nothing-ticked' }
  | { readonly code: 'unknown-checklist-item'; readonly item: string }
  | {
      readonly code: 'checklist-item-failed';
      readonly item: string;
      /** The open problem that has to be closed first. */
      readonly matter: MatterId;
    }
  | { readonly code: 'tick-words-too-long'; readonly most: number }
  | {
      readonly code: 'checklist-open';
      readonly node: NodeCode;
      readonly unchecked: number;
      readonly failed: number;
    };
