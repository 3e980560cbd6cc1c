import type { Day, Instant } from '../calendar/time.ts';
import type { DispatchTier } from '../catalogue/rules-types.ts';
import type { NodeCode, UnitCode } from '../catalogue/types.ts';
import type { LeadSection } from '../lead/digest.ts';
import type { MatterId } from '../matter/types.ts';
import type { PersonId } from '../people/types.ts';
import type { ProjectId } from '../project/types.ts';
import type { MissedStep } from '../supervision/types.ts';

/** Dispatch (调度): three tiers of leaders, each with a digest of what it has to look at. */

/** Weekly for unit heads, half-monthly for portfolio leaders, monthly for principal leaders. */
export type Cycle = DispatchTier['cycle'];

/** One turn of a tier: known by its nominal day, due on that or the working day after it. */
export interface DispatchPeriod {
  readonly cycle: Cycle;
  /** The nominal day; of the monthly tier the first of the month that ends. */
  readonly key: Day;
  /** The day on which its digest is due. */
  readonly on: Day;
  readonly dueAt: Instant;
}

/** Whose digest it is: a unit's, a leader's, or that of the whole district. */
export type Scope =
  | { readonly kind: 'unit'; readonly unit: UnitCode }
  | { readonly kind: 'lead'; readonly lead: PersonId }
  | { readonly kind: 'district' };

/** Why somebody gets a digest that is not their own. */
export type Instead =
  /** Stands in for somebody on leave. */
  | { readonly why: 'away'; readonly of: PersonId }
  /** Whoever led has left. */
  | { readonly why: 'left'; readonly of: PersonId }
  /** Whoever led cannot be reached. */
  | { readonly why: 'unreachable'; readonly of: PersonId }
  /** The unit has no head on record. */
  | { readonly why: 'nobody' };

export interface Audience {
  readonly cycle: Cycle;
  /** Tells it from others of the tier: one digest for each and period. */
  readonly key: string;
  readonly scope: Scope;
  /** Who gets it. */
  readonly person: PersonId;
  /** Only these projects, where somebody above reads what is nobody's; null: all of the scope. */
  readonly leadOf: PersonId | null;
  readonly instead: Instead | null;
}

/** Why an item is in a digest. */
export type Reason =
  | 'rungMissed'
  | 'bottleneck'
  | 'redLong'
  | 'bigProject'
  | 'crossUnit'
  | 'red'
  | 'notDone'
  | 'blocker'
  | 'problem'
  | 'yellow'
  | 'soon'
  | 'given';

/**
 * What comes first in each tier's digest: what that tier is there for. A portfolio leader has to bring
 * units together before all else. Source: lifecycle rules, `dispatch[].takes`.
 */
export const weightOrder: Readonly<Record<Cycle, readonly Reason[]>> = {
  weekly: [
    'rungMissed',
    'red',
    'notDone',
    'bottleneck',
    'blocker',
    'problem',
    'yellow',
    'soon',
    'given',
  ],
  'half-monthly': ['bottleneck', 'crossUnit', 'rungMissed', 'redLong', 'notDone', 'given'],
  monthly: ['rungMissed', 'bottleneck', 'redLong', 'bigProject', 'notDone', 'given'],
};

/** What an item is about: a node, or a matter by its id. */
export type ItemRef = NodeCode | MatterId;

/** A line of a digest. Numbers count from 1 in the order of the list and stay with the digest. */
export interface DigestItem {
  readonly project: ProjectId;
  readonly projectName: string;
  /** In 万元. */
  readonly investmentWan: number;
  readonly about: ItemRef;
  /** The node itself, or the one a matter belongs to. */
  readonly node: NodeCode | null;
  readonly kind: 'node' | 'blocker' | 'rectification' | 'datedItem' | 'order';
  /** At least one, the weightiest first. */
  readonly reasons: readonly Reason[];
  readonly light: 'red' | 'yellow' | 'blue';
  /** What people wrote of a matter; empty for a node. */
  readonly words: string;
  readonly unit: UnitCode;
  readonly person: PersonId | null;
  readonly dueAt: Instant | null;
  /** Since when it stands: red since, reported, given. */
  readonly since: Instant;
  /** Working days a red node has been red; 0 for all else. */
  readonly redWorkdays: number;
  /** The highest step of 13710 that was missed on it. */
  readonly missed: MissedStep | null;
  /** No time runs on the node at the moment. */
  readonly isStopped: boolean;
  /** It stands on the list of a higher tier, too. */
  readonly passedUp: Cycle | null;
}

/** What a principal leader may choose from. */
export const options = [
  'holdSummons',
  'setDeadline',
  'approvePlan',
  'nameLeader',
  'districtMeeting',
  'siteMeeting',
  'askAbove',
  'changePlan',
  'allocateFunds',
] as const;
export type DecisionOption = (typeof options)[number];

/** A decision that only the tier can take. */
export interface Decision {
  /** The number of its item. */
  readonly item: number;
  /** The rule by which it was chosen. */
  readonly rule: Reason;
  readonly options: readonly DecisionOption[];
  /** What waiting costs: days it stands already, nodes that wait behind it. */
  readonly days: number;
  readonly followers: number;
}

export interface LightCounts {
  readonly red: number;
  readonly yellow: number;
  readonly blue: number;
}

/** Nodes that were due in a month, and how many of them were done in time. */
export interface MonthRate {
  /** `2026-03` */
  readonly month: string;
  readonly due: number;
  readonly onTime: number;
}

/** Figures over the digest's whole scope. */
export interface Figures {
  readonly projects: number;
  /** Key projects (重点项目) under way, and those of them that have a red node. */
  readonly keyProjects: number;
  readonly keyRed: number;
  readonly lights: LightCounts;
  /** Running nodes due in the next seven days. */
  readonly soon: number;
  /** Units with red or yellow nodes, the worst first. */
  readonly byUnit: readonly ({ readonly unit: UnitCode } & LightCounts)[];
  /** The last six months, the oldest first. */
  readonly onTime: readonly MonthRate[];
  /** Calendar days used on running nodes, by whose they are. */
  readonly days: Readonly<Record<'unit' | 'enterprise' | 'upperLevel' | 'nobody', number>>;
}

/** A digest as it stood when it was made: kept, so that its items keep their numbers. */
export interface Digest {
  readonly cycle: Cycle;
  readonly scope: Scope;
  readonly instead: Instead | null;
  /** Its reader may give instructions (批示) on what is in it. */
  readonly instructs: boolean;
  readonly madeAt: Instant;
  readonly items: readonly DigestItem[];
  /** Of the monthly tier; empty for the others. */
  readonly decisions: readonly Decision[];
  readonly figures: Figures;
  /** Absent in digests made before there were leads; null: nothing to tell. */
  readonly leads?: LeadSection | null;
}
