import type { Instant } from '../calendar/time.ts';
import type { NodeCode, UnitCode } from '../catalogue/types.ts';
import type { MatterId } from '../matter/types.ts';
import type { PersonId } from '../people/types.ts';
import type { ProjectId } from '../project/types.ts';

/** Points (积分): a unit's ledger, each entry with the event that caused it; nothing is erased. */

/** `D1` … `D12` take, `A1` … `A6` give. What each stands for is in the catalogue's rules. */
export type RuleCode = string;

/** The month of an account, `2026-03`, as the district's calendar has it. */
export type Month = string;

/**
 * An amount in hundredths of a point, so that sums are exact: −50 is 扣 0.5 分. The rules have points.
 */
export type Hundredths = number;

/**
 * Why a deduction costs nothing. Source: lifecycle README, section 9 ("not deducted"); design,
 * section 3 "Points" (no deduction where the warning was not delivered).
 */
export const exemptions = [
  'paused',
  'prior-node',
  'enterprise',
  'statutory-minimum',
  'upper-level',
  'force-majeure',
  'warning-not-delivered',
] as const;
export type Exemption = (typeof exemptions)[number];

/** An event of the log. `id` is its row there. */
export interface CauseEvent {
  readonly id: number;
  readonly type: string;
  readonly at: Instant;
}

interface LedgerLine {
  readonly rule: RuleCode;
  readonly unit: UnitCode;
  readonly month: Month;
  readonly projectId: ProjectId;
  readonly node: NodeCode | null;
  readonly matter: MatterId | null;
  readonly cause: CauseEvent;
  readonly hundredths: Hundredths;
  /** Names what it is about, so that the same thing is entered once: unique within its rule. */
  readonly key: string;
  readonly at: Instant;
}

/** Points given or taken by a rule. */
export interface RuledLine extends LedgerLine {
  readonly kind: 'entry';
  /** What it would be without exemption and cap. */
  readonly full: Hundredths;
  /** Why it costs nothing, or less; null: it is what the rule says. */
  readonly reason: Exemption | 'capped' | null;
  /** The delivery, as an event of the log, that proves the warning of a deduction. */
  readonly warnedBy: number | null;
  /** Until when a deduction is a proposal that may be appealed against; null: it is none. */
  readonly appealUntil: Instant | null;
}

/** Takes an entry back, whole. Stands in the same month, so that its account is right again. */
export interface ReversalLine extends LedgerLine {
  readonly kind: 'reversal';
  /** The entry that is taken back. */
  readonly reverses: number;
  /** `ruling`: an appeal was granted; else the rule that exempts it. */
  readonly reason: 'ruling' | Exemption;
}

export type NewLine = RuledLine | ReversalLine;
export type Entry = RuledLine & { readonly id: number };
export type Reversal = ReversalLine & { readonly id: number };
export type Line = Entry | Reversal;

/** An objection (申诉) to a deduction, and what was ruled on it. */
export interface Appeal {
  readonly entry: number;
  readonly by: PersonId;
  readonly at: Instant;
  readonly words: string;
  readonly ruling: {
    readonly by: PersonId;
    readonly at: Instant;
    /** `uphold` 维持, `revoke` 撤销. */
    readonly decision: 'uphold' | 'revoke';
    readonly words: string;
  } | null;
}

/**
 * Where an entry stands. `exempt`: on record, without points; `proposed`: may be appealed against;
 * `appealed`: waits for a ruling; `final`: stands; `reversed`: taken back by a later line.
 */
export type EntryState = 'exempt' | 'proposed' | 'appealed' | 'final' | 'reversed';

/** What may be done about points besides what follows from events by itself. */
export type PointsCommand =
  | {
      readonly type: 'appealPoints';
      readonly entry: number;
      readonly words: string;
      readonly by: PersonId;
    }
  | {
      readonly type: 'ruleOnPoints';
      readonly entry: number;
      readonly decision: 'uphold' | 'revoke';
      readonly words: string;
      readonly by: PersonId;
    };

/** Rules whose event somebody has to establish: nothing else in the log shows it. */
export const recordedRules = ['D9', 'D11', 'D12', 'A5'] as const;
export type RecordedRule = (typeof recordedRules)[number];

export type PointsRefusal =
  | { readonly code: 'points-entry-unknown' }
  | { readonly code: 'points-nothing-deducted' }
  | { readonly code: 'points-appeal-over'; readonly until: Instant }
  | { readonly code: 'points-appealed'; readonly by: PersonId; readonly at: Instant }
  | { readonly code: 'points-not-appealed' }
  | {
      readonly code: 'points-not-theirs';
      readonly unit: UnitCode;
      readonly who: readonly PersonId[];
    }
  | { readonly code: 'points-reversed' }
  | {
      readonly code: 'points-ruled';
      readonly by: PersonId;
      readonly at: Instant;
      readonly decision: 'uphold' | 'revoke';
    }
  | { readonly code: 'points-own-unit'; readonly who: readonly PersonId[] }
  | { readonly code: 'points-not-verifier'; readonly who: readonly PersonId[] }
  | { readonly code: 'points-words-missing' }
  | { readonly code: 'points-words-too-long'; readonly mostSigns: number }
  | { readonly code: 'points-rule-off'; readonly rule: RuleCode }
  | { readonly code: 'points-recorded'; readonly rule: RuleCode }
  | { readonly code: 'points-not-rated-here' }
  | { readonly code: 'points-node-not-done'; readonly node: NodeCode };
