import type { Calendar, Limit } from '../calendar/calendar.ts';
import type { Day, Instant } from '../calendar/time.ts';
import type {
  Catalogue,
  MaterialCode,
  NodeCode,
  ProjectAttributes,
  UnitCode,
} from '../catalogue/types.ts';
import type { NodeClock } from '../clock/types.ts';
import type { NodeExtension } from '../extension/types.ts';
import type { Reopening } from '../handover/types.ts';
import type { Matter, MatterId } from '../matter/types.ts';
import type { Directory, PersonId } from '../people/types.ts';
import type { Phase } from '../standing/types.ts';

export type ProjectId = string;

/** What rules are read against: data that changes rarely and is the same for every project. */
export interface World {
  readonly calendar: Calendar;
  /** The current one; what a project keeps is `worldFor`. */
  readonly catalogue: Catalogue;
  /** Other versions that projects may have been opened with; absent: none. */
  readonly editions?: ReadonlyMap<string, Catalogue>;
  readonly directory: Directory;
}

/** The 1+1+N help team: one responsible leader, one agent, the helpers of the units. */
export interface HelpTeam {
  readonly lead: PersonId;
  readonly agent: PersonId;
  readonly helpers: readonly PersonId[];
  readonly unitHeads: readonly PersonId[];
  readonly enterpriseContact: PersonId | null;
}

/** Light of a node: done, on course, inside the warning window, overdue; grey when no clock runs. */
export type Light = 'green' | 'blue' | 'yellow' | 'red' | 'grey';
export type RunningLight = Exclude<Light, 'green' | 'grey'>;

/** `yellow` when the light turns, `h24` and `h1` before the due instant, `red` once it has passed. */
export type WarningKind = 'yellow' | 'h24' | 'h1' | 'red';

export interface LimitOverride {
  readonly limit: Limit;
  readonly reason: string;
}

/** The month a recurring node stands for, `2026-04`. */
export type Period = string;

/** A period of a recurring node that is over. */
export interface PastPeriod {
  readonly period: Period;
  /** Null, as in a done node, where it was done before the project was entered here. */
  readonly startedOn: Day | null;
  readonly dueAt: Instant | null;
  readonly doneAt: Instant | null;
  readonly doneBy: PersonId | null;
}

export interface WaitingNode {
  readonly status: 'waiting';
  readonly code: NodeCode;
  /** Of a recurring node that was reopened. */
  readonly period?: Period;
  readonly past?: readonly PastPeriod[];
  /** Why it is open again; absent: it never was done or skipped. */
  readonly reopened?: Reopening;
}

export interface RunningNode {
  readonly status: 'running';
  readonly code: NodeCode;
  readonly startedOn: Day;
  readonly dueAt: Instant;
  /** Set by a person to the minute (`时限`), not counted from the limit. */
  readonly dueIsExplicit: boolean;
  readonly limitOverride: LimitOverride | null;
  readonly accepted: { readonly by: PersonId; readonly at: Instant } | null;
  /** The light as last recorded; what it is now is `lightOf`. */
  readonly light: RunningLight;
  readonly warned: Readonly<Partial<Record<WarningKind, Instant>>>;
  /** When a person last did something on the node; decides whether the 24-hour warning is needed. */
  readonly touchedAt: Instant;
  readonly clock: NodeClock;
  /** The time that was asked for on top; null: none ever was. */
  readonly extension: NodeExtension | null;
  /** Who answers for it by a person's decision; null: whoever the rule names. */
  readonly assignedTo: PersonId | null;
  /** Of the monthly node: the month it stands for, `2026-03`; null: it comes once. */
  readonly period: Period | null;
  /** Periods of the recurring node before this one, the oldest first; absent: none. */
  readonly past?: readonly PastPeriod[];
  /** Why it is open again; absent: it never was done or skipped. */
  readonly reopened?: Reopening;
}

export interface DoneNode {
  readonly status: 'done';
  readonly code: NodeCode;
  /** Null for a node finished before the project was entered here. */
  readonly startedOn: Day | null;
  readonly dueAt: Instant | null;
  readonly doneAt: Instant | null;
  readonly doneBy: PersonId | null;
  readonly clock: NodeClock;
  readonly period: Period | null;
  readonly past?: readonly PastPeriod[];
  /** The time that was asked for on top; absent: none ever was. */
  readonly extension?: NodeExtension;
}

export type SkippedNode =
  | { readonly status: 'skipped'; readonly code: NodeCode; readonly reason: 'not-applicable' }
  | {
      readonly status: 'skipped';
      readonly code: NodeCode;
      /** By an operator, who said why. */
      readonly reason: 'decided';
      readonly by: PersonId;
      readonly at: Instant;
      readonly words: string;
    };

export type NodeState = WaitingNode | RunningNode | DoneNode | SkippedNode;

/** A version of a paper. */
interface FiledMaterial {
  readonly code: MaterialCode;
  readonly version: number;
  /** Null where a finished node produced the paper and nobody has uploaded it. */
  readonly file: { readonly id: string; readonly name: string } | null;
  readonly filedBy: PersonId | null;
  readonly filedAt: Instant | null;
  /** Since when it had been promised; absent: it was not, or is not the first after the promise. */
  readonly owedSince?: Instant;
  /** The last day on which it is good; absent: for good. */
  readonly expiresOn?: Day;
}

/** A material belongs to the project, once; the newest version counts, whoever sent it. */
export interface AcceptedMaterial extends FiledMaterial {
  readonly status: 'accepted';
  /** When whoever needs it next was told that it expires soon. */
  readonly expiryWarnedAt?: Instant;
}

/** Sent back (退回): missing again until a new version comes. */
export interface RejectedMaterial extends FiledMaterial {
  readonly status: 'rejected';
  readonly rejection: {
    readonly by: PersonId;
    readonly at: Instant;
    /** The node whose unit could not use it. */
    readonly node: NodeCode;
    readonly words: string;
  };
}

/** Good no longer: missing again for every node that is not done. */
export interface ExpiredMaterial extends FiledMaterial {
  readonly status: 'expired';
  readonly expiresOn: Day;
}

/** Conditional acceptance (容缺受理): the paper is owed by a date that has its own warnings. */
export interface PromisedMaterial {
  readonly status: 'promised';
  readonly code: MaterialCode;
  /** The newest version there was, 0 where none came yet. */
  readonly version: number;
  /** The nodes whose unit heads have accepted the promise; it counts for no other. */
  readonly nodes: readonly NodeCode[];
  readonly promisedBy: PersonId;
  readonly promisedAt: Instant;
  readonly promisedOn: Day;
  readonly dueAt: Instant;
  readonly warned: Readonly<Partial<Record<'yellow' | 'red', Instant>>>;
}

export type MaterialState =
  | AcceptedMaterial
  | PromisedMaterial
  | RejectedMaterial
  | ExpiredMaterial;

export interface Project {
  readonly id: ProjectId;
  readonly name: string;
  readonly owner: string;
  readonly location: UnitCode;
  /** Total investment in 万元 (10,000 yuan). */
  readonly investmentWan: number;
  readonly keyProject: boolean;
  readonly attributes: ProjectAttributes;
  readonly catalogueVersion: string;
  readonly team: HelpTeam;
  readonly nodes: ReadonlyMap<NodeCode, NodeState>;
  readonly materials: ReadonlyMap<MaterialCode, MaterialState>;
  readonly matters: ReadonlyMap<MatterId, Matter>;
  readonly phase: Phase;
  /** When it was entered here; it may have begun long before. */
  readonly openedAt: Instant;
  /** Grows by one with every change; the basis of "a newer state exists". */
  readonly version: number;
}
