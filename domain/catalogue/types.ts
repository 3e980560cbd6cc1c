import type { Limit } from '../calendar/calendar.ts';
import type { Rules } from './rules-types.ts';

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
