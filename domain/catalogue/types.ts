import type { CalendarRules, Limit, Weekday } from '../calendar/calendar.ts';

/** Two digits, `04`. */
export type StageCode = string;
/** Stage code and two digits, `0404`. */
export type NodeCode = string;
/** `M025`. */
export type MaterialCode = string;
/** `FGW`, `XZ01`. */
export type UnitCode = string;

/** `power`. */
export type BlockerCategoryCode = string;

/** Stands for the unit of the project's place, in nodes, materials and kinds of blockers. */
export const SITE = '@SITE';

export type AttributeValue = string | number | boolean;
export type ProjectAttributes = Readonly<Record<string, AttributeValue>>;

export type Rule =
  | {
      readonly attr: string;
      readonly op: 'eq' | 'in' | 'gte';
      readonly value: AttributeValue | readonly AttributeValue[];
    }
  | { readonly all: readonly Rule[] }
  | { readonly any: readonly Rule[] }
  | { readonly not: Rule };

export interface Catalogue {
  readonly version: string;
  readonly stages: readonly Stage[];
  /** In catalogue order. */
  readonly nodes: ReadonlyMap<NodeCode, NodeDefinition>;
  readonly materials: ReadonlyMap<MaterialCode, MaterialDefinition>;
  readonly units: ReadonlyMap<UnitCode, Unit>;
  /** Kind of unit to its Chinese name. */
  readonly unitKinds: Readonly<Record<string, string>>;
  readonly attributes: readonly AttributeDefinition[];
  readonly checklists: ReadonlyMap<string, Checklist>;
  /** Kinds of blockers (堵点), in the order in which they are offered. */
  readonly blockerCategories: ReadonlyMap<BlockerCategoryCode, BlockerCategory>;
  readonly rules: Rules;
}

export interface Stage {
  readonly code: StageCode;
  readonly name: string;
  readonly purpose: string;
  readonly nodes: readonly NodeCode[];
}

export type NodeType =
  | 'service'
  | 'filing'
  | 'approval'
  | 'milestone'
  | 'funds'
  | 'construction'
  | 'acceptance';

export interface NodeDefinition {
  readonly code: NodeCode;
  readonly name: string;
  readonly stage: StageCode;
  readonly type: NodeType;
  readonly responsibleUnit: UnitCode | typeof SITE;
  readonly cooperatingUnits: readonly (UnitCode | typeof SITE)[];
  /** The accelerated target, which lights and points use. */
  readonly limit: Limit;
  readonly statutory: Statutory | null;
  readonly clockOwner: 'authority' | 'enterprise' | 'joint';
  /** `acceptance` = the day the papers were taken in (受理), `ready` = prerequisites done. */
  readonly clockStart: 'acceptance' | 'ready';
  /** Reasons that may stop the clock here. */
  readonly clockPauses: readonly string[];
  /** One that does not apply to the project counts as done. */
  readonly prerequisites: readonly NodeCode[];
  readonly materials: readonly MaterialCode[];
  readonly outcome: { readonly text: string; readonly materials: readonly MaterialCode[] };
  /** What the agent (代办员) may do for the enterprise here. */
  readonly agentService: string;
  /** The sentence shown to the entrepreneur. */
  readonly enterpriseText: string;
  /** Absent: the node applies to every project. */
  readonly appliesWhen?: { readonly text: string; readonly rule: Rule };
  /** The first that holds replaces `limit` and `statutory`. */
  readonly variants: readonly Variant[];
  readonly preflight?: Preflight;
  /** Comes again on the same day of each month, until `recurringUntil` is done. */
  readonly recurring?: 'monthly';
  readonly recurringUntil?: NodeCode;
  /** Code of the checklist to be worked off here. */
  readonly checklist?: string;
  readonly rectification?: Rectification;
  /** Public-notice periods inside the node that nobody may cut. */
  readonly statutoryMinimum: readonly MinimumPeriod[];
  readonly legalNote?: string;
}

interface Basis {
  readonly basis: string;
  readonly article?: string;
  /** False where the text of the rule was not read. */
  readonly confirmed: boolean;
  readonly note?: string;
}

export type Statutory = Limit &
  Basis & {
    readonly type: 'maximum' | 'minimum';
    /** Whom the law binds: lateness on an enterprise's duty is no breach by the authority. */
    readonly dutyOf: 'authority' | 'enterprise' | 'joint';
  };

export type MinimumPeriod = Limit & Basis & { readonly what: string };

export interface Variant {
  readonly text: string;
  readonly when: Rule;
  readonly limit: Limit;
  readonly statutory: Statutory | null;
}

export interface Preflight {
  readonly hoursBefore: number;
  readonly materials: readonly MaterialCode[];
  readonly text: string;
}

export interface Rectification {
  readonly defaultDays: number;
  readonly targetDays: number;
  readonly kind: 'working' | 'calendar';
  readonly perItem: boolean;
  readonly text: string;
}

export interface MaterialDefinition {
  readonly code: MaterialCode;
  readonly name: string;
  readonly supplier: Supplier;
  /** Who writes it, where that is not the supplier. */
  readonly preparedBy?: string;
  readonly requiredBy: readonly NodeCode[];
  readonly reusable: boolean;
  /** A recurring node wants a new one each period; that of an earlier period serves it no more. */
  readonly perPeriod?: true;
  /** How long it is good from the day it is filed; at most one of the two. Absent: for good. */
  readonly validDays?: number;
  readonly validMonths?: number;
  /** Who supplies it when the node that produces it does not apply. */
  readonly fallback?: {
    readonly when: Rule | null;
    readonly supplier: Supplier;
    readonly text: string;
  };
}

export type Supplier =
  | { readonly kind: 'enterprise' }
  | { readonly kind: 'unit'; readonly unit: UnitCode | typeof SITE }
  | { readonly kind: 'node'; readonly node: NodeCode };

export interface Unit {
  readonly code: UnitCode;
  readonly name: string;
  readonly kind: string;
  /** Unique; the one used in chat. */
  readonly shortName: string;
  readonly aliases: readonly string[];
  readonly note?: string;
}

/** A kind of blocker (堵点): who owns it, and the words by which a report is known as one. */
export interface BlockerCategory {
  readonly code: BlockerCategoryCode;
  readonly name: string;
  /** Null: the unit of the running node that is due first. */
  readonly owner: UnitCode | typeof SITE | null;
  readonly hints: readonly string[];
}

export type AttributeDefinition = { readonly key: string; readonly text: string } & (
  | { readonly type: 'enum'; readonly values: readonly string[]; readonly default: string }
  | { readonly type: 'boolean'; readonly default: boolean }
  | { readonly type: 'number'; readonly default: number }
);

export interface Checklist {
  readonly code: string;
  readonly name: string;
  readonly node: NodeCode;
  readonly items: readonly ChecklistItem[];
}

export interface ChecklistItem {
  readonly code: string;
  readonly discipline: string;
  readonly phase: string;
  readonly text: string;
  /** The later acceptance that the item protects. */
  readonly servesNode: NodeCode;
  readonly states: readonly string[];
}

/** `rules.json`, the authority for numbers. */
export interface Rules {
  readonly version: string;
  readonly colours: readonly {
    readonly code: 'green' | 'blue' | 'yellow' | 'red';
    readonly name: string;
    readonly meaning: string;
    readonly when: string;
    readonly hours?: number;
  }[];
  readonly clock: ClockRules;
  readonly calendar: CalendarRules;
  readonly supervision: SupervisionRules;
  readonly dispatch: readonly DispatchTier[];
  readonly points: PointsRules;
}

export interface ClockRules {
  readonly acceptanceDayCounted: boolean;
  readonly rollToNextWorkingDay: boolean;
  /** `HH:mm` in Asia/Shanghai. */
  readonly dueTimeOfDay: string;
  readonly warningHours: number;
  readonly warningShortNode: { readonly fractionOfTotal: number; readonly text: string };
  readonly warningIfWindowNonWorking: 'previousWorkingDayStart';
  readonly supplementNoticeDays: Limit;
}

/** What each digit of 13710 stands for, without the close-out, which has no date. */
export const rungCodes = ['1', '3', '7', '1M'] as const;
export type RungCode = (typeof rungCodes)[number];

/** What a rung asks for, the lightest first: 接办, 反馈, 初步解决, 完成. */
export const rungAsks = ['accept', 'feedback', 'firstResult', 'completion'] as const;
export type RungAsks = (typeof rungAsks)[number];

/** To whom a missed rung climbs, the lowest first: 单位一把手, 分管领导, 主要领导. */
export const ladderRoles = ['unitHead', 'portfolioLeader', 'principalLeader'] as const;
export type LadderRole = (typeof ladderRoles)[number];

/** A rung as a machine reads it. */
export interface LadderRung {
  readonly code: RungCode;
  readonly name: string;
  readonly within: Limit;
  readonly asks: RungAsks;
  readonly climbsTo: LadderRole;
  /** Only for matters of this weight; absent: for all. */
  readonly grade?: 'ordinary' | 'major';
  /** Missing it proposes a summons (约谈). */
  readonly summons: boolean;
}

export interface SupervisionRules {
  readonly trigger: string;
  /** The dated rungs in their order; `steps` has the words for each. */
  readonly ladder: readonly LadderRung[];
  readonly dayKind: 'working' | 'calendar';
  readonly rollToNextWorkingDay: boolean;
  readonly steps: readonly {
    readonly code: '1' | '3' | '7' | '1M' | '0';
    readonly name: string;
    /** Null for the close-out, which has no date. */
    readonly within: Limit | null;
    readonly owner: string;
    readonly must: string;
    readonly ifMissed: string;
  }[];
  readonly extension: string;
}

export interface DispatchTier {
  readonly level: number;
  readonly name: string;
  readonly convenedBy: string;
  readonly role: string;
  readonly cycle: 'weekly' | 'half-monthly' | 'monthly';
  readonly defaultDay: string;
  readonly takes: readonly string[];
  readonly called: readonly string[];
  readonly when: DispatchDay;
  /** `HH:mm` in Asia/Shanghai. */
  readonly time: string;
  readonly limits: DispatchLimits;
}

export type DispatchDay =
  /** On a day off the next working day of the same week. */
  | { readonly weekday: Weekday }
  /** On a day off the next working day; the last day of a month that is shorter. */
  | { readonly monthDays: readonly number[] }
  | { readonly lastWorkday: true };

/** What a tier takes, in figures. */
export interface DispatchLimits {
  /** Nodes that have been red for more working days than this. */
  readonly redOverWorkdays: number;
  /** Any red node of a project whose total investment in 万元 is at least this; null: no such rule. */
  readonly anyRedFromWan: number | null;
  /** Steps of 13710 whose miss brings a matter here. */
  readonly missed: readonly (RungCode | 'monthly' | 'returned')[];
}

export interface PointsRules {
  readonly base: number;
  readonly cycle: 'monthly';
  /** What an account belongs to. */
  readonly unitOfAccount: string;
  /** Negative: a node never costs more in a month. */
  readonly perNodeMonthlyCap: number;
  readonly appeal: {
    readonly days: number;
    readonly kind: 'working' | 'calendar';
    readonly to: UnitCode;
    readonly publishAfterAppeal: boolean;
  };
  readonly rules: readonly PointsRule[];
  /** The numbers in the words of rules, lists and talks, as a machine reads them. */
  readonly thresholds: PointsThresholds;
  readonly lists: { readonly red: string; readonly black: string };
  readonly talk: readonly { readonly level: string; readonly when: string }[];
  readonly exempt: readonly string[];
}

/** How far a rule may go: all it may make up on one node, or for one unit in a month, in points. */
export interface PointsCap {
  readonly per: 'node' | 'unitMonth';
  readonly points: number;
}

export interface PointsThresholds {
  /** A1: the share of its limit that a node done early may have used. */
  readonly earlyShare: number;
  /** A3: calendar days after the red light within which its order is closed out. */
  readonly closeOutDays: number;
  /** The red list (红榜): so many units by points, with no more new reds in the month. */
  readonly red: { readonly top: number; readonly mostNewReds: number };
  /** The black list (黑榜): any of these; a false report (D12) puts a unit on it whatever its points. */
  readonly black: {
    readonly newReds: number;
    readonly missedMonths: number;
    readonly below: number;
  };
  readonly talk: {
    /** 提醒 */
    readonly remindBelow: number;
    /** 约谈: points below, months in a row on the black list, calendar days one node is late. */
    readonly summonBelow: number;
    readonly summonBlackMonths: number;
    readonly summonOverdueDays: number;
    /** 通报: so many summons in a quarter. */
    readonly censureSummons: number;
  };
}

export interface PointsRule {
  readonly code: string;
  readonly event: string;
  readonly score: number;
  readonly cap?: PointsCap;
  readonly note: string;
  readonly enabled: boolean;
}
