import type { CalendarRules, Limit, Weekday } from '../calendar/calendar.ts';
import type { UnitCode } from './types.ts';

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
