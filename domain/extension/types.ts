import type { Day, Instant } from '../calendar/time.ts';
import type { NodeCode } from '../catalogue/types.ts';
import type { PersonId } from '../people/types.ts';

/** More time asked for a node (延期), decided by the project's lead. */

/** Counts the requests of a node, from 1; names one of them on cards and in the log. */
export type RequestNumber = number;

export type ExtensionCommand =
  | {
      readonly type: 'askExtension';
      readonly node: NodeCode;
      /** The new last day; it ends at the close of business. */
      readonly dueOn: Day;
      readonly words: string;
      readonly by: PersonId;
    }
  | {
      readonly type: 'decideExtension';
      readonly node: NodeCode;
      readonly request: RequestNumber;
      readonly verdict: Verdict;
      readonly by: PersonId;
    }
  | {
      /** 撤回: whoever asked does so no more. */
      readonly type: 'withdrawExtension';
      readonly node: NodeCode;
      /** Null: the one that is open. */
      readonly request: RequestNumber | null;
      readonly by: PersonId;
    };

/** 同意 · 缩短 · 不同意 */
export type Verdict =
  | {
      readonly kind: 'grant';
      /** A day that stood on the form beside it; absent: none was picked. */
      readonly picked?: Day;
    }
  | { readonly kind: 'shorten'; readonly dueOn: Day }
  | { readonly kind: 'refuse'; readonly words: string };

/** What a person is waited for to do about a request. */
export type ExtensionAct = 'extension-decide';

/** What people wrote themselves: kept apart in the log, and absent once it was blanked there. */
interface Said {
  readonly words: string;
}

/** Why a request ended without anybody deciding it. */
export type LapseReason =
  /** The node is done or was skipped. */
  | 'node-over'
  /** The day that was asked for has passed. */
  | 'day-passed'
  /** The node has got as much time by other means. */
  | 'overtaken';

export type ExtensionEvent =
  | {
      readonly type: 'extensionAsked';
      readonly node: NodeCode;
      readonly request: RequestNumber;
      readonly dueAt: Instant;
      readonly by: PersonId;
      readonly said?: Said;
    }
  | {
      readonly type: 'extensionGranted';
      readonly node: NodeCode;
      readonly request: RequestNumber;
      readonly dueAt: Instant;
      readonly isShortened: boolean;
      readonly by: PersonId;
    }
  | {
      readonly type: 'extensionRefused';
      readonly node: NodeCode;
      readonly request: RequestNumber;
      readonly by: PersonId;
      readonly said?: Said;
    }
  | {
      readonly type: 'extensionWithdrawn';
      readonly node: NodeCode;
      readonly request: RequestNumber;
      readonly by: PersonId;
    }
  | {
      readonly type: 'extensionReminded';
      readonly node: NodeCode;
      readonly request: RequestNumber;
    }
  | {
      readonly type: 'extensionLapsed';
      readonly node: NodeCode;
      readonly request: RequestNumber;
      readonly reason: LapseReason;
    };

export type ExtensionRefusal =
  | { readonly code: 'extension-none'; readonly node: NodeCode }
  | { readonly code: 'extension-open'; readonly node: NodeCode; readonly request: ExtensionRequest }
  | { readonly code: 'extension-not-later'; readonly node: NodeCode; readonly dueAt: Instant }
  | { readonly code: 'extension-too-long'; readonly node: NodeCode; readonly askedAt: Instant }
  /** Granted, with another day picked beside it: nobody guesses which was meant. */
  | {
      readonly code: 'extension-which-day';
      readonly node: NodeCode;
      readonly picked: Day;
      readonly askedAt: Instant;
    }
  | { readonly code: 'extension-own'; readonly node: NodeCode; readonly who: readonly PersonId[] }
  | {
      readonly code: 'extension-closed';
      readonly node: NodeCode;
      /** Null: there never was such a request. */
      readonly request: PastRequest | null;
    };

/** What cards of this part are about. */
export type ExtensionSubject =
  | { readonly kind: 'extensionForm'; readonly node: NodeCode; readonly openedAt: Instant }
  | {
      /** For the leader: the request and what may be decided. */
      readonly kind: 'extensionDecision';
      readonly node: NodeCode;
      readonly request: RequestNumber;
      readonly isReminder: boolean;
    }
  | {
      /** What became of it. */
      readonly kind: 'extensionOutcome';
      readonly node: NodeCode;
      readonly request: RequestNumber;
    };

/** More time that was asked for a node. */
export interface ExtensionRequest {
  readonly request: RequestNumber;
  readonly by: PersonId;
  readonly at: Instant;
  /** When the node was due as it was asked. */
  readonly from: Instant;
  /** The due instant that is asked for. */
  readonly dueAt: Instant;
  readonly words: string;
  /** When the leader was reminded; null: not yet. */
  readonly remindedAt: Instant | null;
}

export type ExtensionOutcome =
  | {
      readonly kind: 'granted';
      readonly by: PersonId;
      readonly at: Instant;
      readonly dueAt: Instant;
      readonly isShortened: boolean;
    }
  | {
      readonly kind: 'refused';
      readonly by: PersonId;
      readonly at: Instant;
      readonly words: string;
    }
  | { readonly kind: 'withdrawn'; readonly by: PersonId; readonly at: Instant }
  | { readonly kind: 'lapsed'; readonly at: Instant; readonly reason: LapseReason };

export interface PastRequest extends ExtensionRequest {
  readonly outcome: ExtensionOutcome;
}

/** All that was asked for a node: at most one request is open. */
export interface NodeExtension {
  readonly open: ExtensionRequest | null;
  /** Decided, withdrawn or lapsed, the oldest first. */
  readonly past: readonly PastRequest[];
}
