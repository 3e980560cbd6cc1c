import type { Day, Instant } from '../calendar/time.ts';
import type { BlockerCategoryCode, NodeCode, UnitCode } from '../catalogue/types.ts';
import type { MatterBase, MatterId } from '../matter/types.ts';
import type { PersonId } from '../people/types.ts';

/** 堵点: something that keeps a project from going on, reported by anybody in its group. */

/** How high a blocker stands, the lowest first: 单位级, 跨单位, 卡脖子. */
export const blockerLevels = ['unit', 'crossUnit', 'bottleneck'] as const;
export type BlockerLevel = (typeof blockerLevels)[number];

/** What a person is waited for to do about a blocker. */
export type BlockerAct = 'blocker-reply' | 'blocker-part' | 'blocker-solve' | 'blocker-confirm';

/** What people wrote themselves: kept apart in the log, and absent once it was blanked there. */
interface Said {
  readonly words: string;
}

/** Names the form or message that a command came from, so that it is carried out once. */
export type FormId = string;

interface OnBlocker {
  readonly matter: MatterId;
  readonly by: PersonId;
}

interface FromForm {
  /** Null where it came from no form. */
  readonly form: FormId | null;
}

export type BlockerCommand =
  | {
      readonly type: 'raiseBlocker';
      readonly category: BlockerCategoryCode;
      /** Units that are needed besides the one that owns it. */
      readonly units: readonly UnitCode[];
      readonly words: string;
      readonly since: Day;
      /** The node it was reported at; null: none was named. */
      readonly node: NodeCode | null;
      /** Said or pressed in the project's group: whoever is in there may, also who just came in. */
      readonly fromGroup: boolean;
      readonly form: FormId | null;
      readonly by: PersonId;
    }
  | (OnBlocker & { readonly type: 'claimBlocker' })
  | (OnBlocker & FromForm & { readonly type: 'progressBlocker'; readonly words: string })
  /** By the owner unit: it is solved; by another unit that is needed: its own part is done. */
  | (OnBlocker & { readonly type: 'solveBlocker' })
  | (OnBlocker & { readonly type: 'confirmBlocker' })
  | (OnBlocker & { readonly type: 'rejectBlocker' })
  | (OnBlocker & { readonly type: 'escalateBlocker' })
  | (OnBlocker & FromForm & { readonly type: 'moveBlocker'; readonly unit: UnitCode })
  | (OnBlocker &
      FromForm & { readonly type: 'inviteToBlocker'; readonly units: readonly UnitCode[] })
  | (OnBlocker & {
      readonly type: 'addBlockerPhoto';
      readonly file: { readonly id: string; readonly name: string };
    });

export type BlockerWarning = 'yellow' | 'red' | 'confirm';

export type BlockerEvent =
  | {
      readonly type: 'blockerRaised';
      readonly matter: MatterId;
      readonly node: NodeCode | null;
      readonly category: BlockerCategoryCode;
      readonly owner: UnitCode;
      readonly units: readonly UnitCode[];
      readonly since: Day;
      readonly replyDueAt: Instant;
      /** Who is called for it, the person of the owner unit first. */
      readonly called: readonly PersonId[];
      readonly form: FormId | null;
      readonly by: PersonId;
      readonly said?: Said;
    }
  | (OnBlocker & { readonly type: 'blockerClaimed' })
  | (OnBlocker &
      FromForm & {
        readonly type: 'blockerProgressed';
        /** The unit whose part it tells of; null: the person speaks for none of its units. */
        readonly unit: UnitCode | null;
        readonly said?: Said;
      })
  | (OnBlocker & { readonly type: 'blockerPartDone'; readonly unit: UnitCode })
  | (OnBlocker & {
      readonly type: 'blockerSolved';
      readonly confirmDueAt: Instant;
      /** Who is asked to confirm it. */
      readonly called: readonly PersonId[];
    })
  | (OnBlocker & { readonly type: 'blockerClosed' })
  /** Not solved after all: the owner unit owes a new reply. */
  | (OnBlocker & {
      readonly type: 'blockerReopened';
      readonly replyDueAt: Instant;
      readonly called: readonly PersonId[];
    })
  | {
      readonly type: 'blockerRose';
      readonly matter: MatterId;
      readonly level: BlockerLevel;
      readonly called: readonly PersonId[];
      /** Null where its days are up. */
      readonly by: PersonId | null;
    }
  | (OnBlocker &
      FromForm & {
        readonly type: 'blockerMoved';
        readonly owner: UnitCode;
        readonly replyDueAt: Instant;
        readonly called: readonly PersonId[];
      })
  | (OnBlocker &
      FromForm & {
        readonly type: 'blockerUnitsInvited';
        readonly units: readonly UnitCode[];
        readonly called: readonly PersonId[];
      })
  | (OnBlocker & {
      readonly type: 'blockerPhotoAdded';
      readonly file: { readonly id: string; readonly name: string } | null;
    })
  | {
      readonly type: 'blockerWarned';
      readonly matter: MatterId;
      readonly warning: BlockerWarning;
      readonly called: readonly PersonId[];
    };

export type BlockerRefusal =
  | { readonly code: 'blocker-unknown'; readonly matter: string }
  | { readonly code: 'blocker-unknown-category'; readonly category: string }
  | { readonly code: 'blocker-unknown-unit'; readonly unit: string }
  | { readonly code: 'blocker-words-missing' }
  | { readonly code: 'blocker-words-too-long'; readonly mostSigns: number }
  | { readonly code: 'blocker-since-not-past'; readonly since: Day }
  | { readonly code: 'blocker-known'; readonly matter: MatterId }
  | { readonly code: 'blocker-form-answered'; readonly matter: MatterId }
  | {
      readonly code: 'blocker-closed';
      readonly matter: MatterId;
      readonly at: Instant;
      readonly by: PersonId;
    }
  | {
      readonly code: 'blocker-claimed';
      readonly matter: MatterId;
      readonly by: PersonId;
      readonly at: Instant;
    }
  | { readonly code: 'blocker-solved'; readonly matter: MatterId; readonly by: PersonId }
  | { readonly code: 'blocker-not-solved'; readonly matter: MatterId }
  | {
      readonly code: 'blocker-part-already-done';
      readonly matter: MatterId;
      readonly unit: UnitCode;
    }
  | { readonly code: 'blocker-level-highest'; readonly matter: MatterId }
  | { readonly code: 'blocker-owned-already'; readonly matter: MatterId; readonly unit: UnitCode }
  | { readonly code: 'blocker-units-known'; readonly matter: MatterId };

/** Why a short card calls somebody to a blocker. */
export type BlockerCall =
  | 'confirm'
  | 'confirm-late'
  | 'reopened'
  | 'moved'
  | 'invited'
  | 'yellow'
  | 'red'
  | 'crossUnit'
  | 'bottleneck';

/** What cards of this part are about. `call` and `at` tell one short card from the next. */
export type BlockerSubject =
  | { readonly kind: 'blocker'; readonly matter: MatterId }
  | {
      readonly kind: 'blockerCall';
      readonly matter: MatterId;
      readonly call: BlockerCall;
      readonly at: Instant;
    }
  | {
      readonly kind: 'blockerForm';
      readonly form: FormId;
      readonly node: NodeCode | null;
      /** It was asked for in the project's group. */
      readonly fromGroup: boolean;
    }
  | { readonly kind: 'blockerProgressForm'; readonly matter: MatterId; readonly form: FormId }
  | { readonly kind: 'blockerMoveForm'; readonly matter: MatterId; readonly form: FormId }
  | { readonly kind: 'blockerInviteForm'; readonly matter: MatterId; readonly form: FormId };

/** What one of the needed units has to do, and how far it is. */
export interface BlockerPart {
  readonly unit: UnitCode;
  readonly state: 'waiting' | 'underWay' | 'done';
  /** The last thing it said of it; empty: nothing. */
  readonly words: string;
}

export interface BlockerLine {
  readonly by: PersonId;
  readonly at: Instant;
  readonly unit: UnitCode | null;
  readonly words: string;
}

interface ByAt {
  readonly by: PersonId;
  readonly at: Instant;
}

/** Something that keeps the project from going on (堵点). Ids begin with B. */
export interface Blocker extends MatterBase {
  readonly kind: 'blocker';
  readonly category: BlockerCategoryCode;
  readonly words: string;
  readonly since: Day;
  readonly raised: ByAt;
  /** The unit that owes a reply and says when it is solved. */
  readonly owner: UnitCode;
  /** The other units that are needed, each with its own part. */
  readonly parts: readonly BlockerPart[];
  readonly level: BlockerLevel;
  /** From when the days until the next level are counted. */
  readonly countedFrom: Instant;
  /** Since when its reply is owed, and by when. */
  readonly askedAt: Instant;
  readonly replyDueAt: Instant;
  /** The owner unit's reply: that it takes it on, or how far it is; null: it still owes one. */
  readonly replied: ByAt | null;
  readonly claimed: ByAt | null;
  readonly warned: Readonly<Partial<Record<BlockerWarning, Instant>>>;
  /** What was told of it, oldest first; only the last few are kept here, the log has all. */
  readonly lines: readonly BlockerLine[];
  readonly called: readonly PersonId[];
  readonly photos: number;
  /** Said to be solved; null: not, or not any more. */
  readonly solved: (ByAt & { readonly dueAt: Instant }) | null;
  readonly closed: ByAt | null;
  /** Forms that were answered: the same one is not carried out twice. */
  readonly forms: readonly FormId[];
}
