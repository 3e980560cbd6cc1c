import type { Instant } from '../calendar/time.ts';
import type { NodeCode, UnitCode } from '../catalogue/types.ts';
import type { MatterId } from '../matter/types.ts';
import type { ProjectEvent } from '../project/events.ts';
import type { Project, ProjectId } from '../project/types.ts';
import type { CauseEvent, Exemption, RuleCode } from './types.ts';

/** An event of a change, with its row in the log. */
export interface LoggedEvent {
  readonly id: number;
  readonly event: ProjectEvent;
}

/** A change that was committed: the project whole, as it stands after it. */
export interface PointsChange {
  /** As it was before; what was loaded of it. Null: the change opened the project. */
  readonly before: Pick<Project, 'nodes'> | null;
  readonly after: Project;
  readonly events: readonly LoggedEvent[];
  readonly at: Instant;
}

/**
 * What must have been delivered before a deduction may cost anything. `node`: a warning about the
 * node since its clock began; `order`: the supervision order or a later card about it; `any`: either
 * of them; `problem`: a card about the rectification items of the node.
 */
export interface WarningNeed {
  readonly of: 'node' | 'order' | 'any' | 'problem';
  readonly node: NodeCode;
  readonly matter: MatterId | null;
  /** Delivered from then on, and before the other. */
  readonly since: Instant;
  readonly before: Instant;
}

/** What a rule makes of an event, before caps and before the proof of a warning. */
export interface Candidate {
  readonly rule: RuleCode;
  readonly unit: UnitCode;
  readonly projectId: ProjectId;
  readonly node: NodeCode | null;
  readonly matter: MatterId | null;
  readonly key: string;
  readonly cause: CauseEvent;
  readonly exempt: Exemption | null;
  /** Null: it follows from an act of the unit itself, of which nobody has to warn it. */
  readonly need: WarningNeed | null;
}

/** Entries that an event takes back because it exempts them afterwards. */
export interface Withdrawal {
  readonly projectId: ProjectId;
  readonly matter: MatterId;
  readonly node: NodeCode;
  readonly reason: Exemption;
  readonly cause: CauseEvent;
}
