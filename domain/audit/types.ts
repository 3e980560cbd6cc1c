import type { Instant } from '../calendar/time.ts';
import type { NodeCode } from '../catalogue/types.ts';
import type { Cycle } from '../dispatch/types.ts';
import type { MatterId } from '../matter/types.ts';
import type { ProjectId } from '../project/types.ts';
import type { MissedStep } from '../supervision/types.ts';

/** A promise that is not kept, as the auditor finds it. Source: design, section 6. */
export type Finding =
  /** A running node is past due and no order presses it. */
  | {
      readonly kind: 'late-without-order';
      readonly project: ProjectId;
      readonly node: NodeCode;
      readonly dueAt: Instant;
    }
  /** Time should have done something here, a light or a rung, and has not. */
  | {
      readonly kind: 'look-overdue';
      readonly project: ProjectId;
      /** Of a node, a paper, a matter, or of the project itself. */
      readonly code: string;
      readonly at: Instant;
    }
  /** A missed rung is on record, and nobody was called for it. */
  | {
      readonly kind: 'climb-without-call';
      readonly project: ProjectId;
      readonly matter: MatterId;
      readonly step: MissedStep;
      readonly at: Instant;
    }
  /** Messages wait longer past their time than any quota explains. */
  | {
      readonly kind: 'message-late';
      readonly chat: string;
      readonly count: number;
      readonly since: Instant;
    }
  /** A digest of a period that has begun was not sent. */
  | {
      readonly kind: 'digest-skipped';
      readonly cycle: Cycle;
      readonly period: string;
      /** Of the tier, by its key; null: it was made for nobody yet. */
      readonly audience: string | null;
    }
  /** Points were taken although the warning did not arrive. */
  | {
      readonly kind: 'deduction-unwarned';
      readonly project: ProjectId;
      readonly node: NodeCode;
      readonly rule: string;
    };

/** What one finding is told under: the same one is told once a day. */
export function findingKey(finding: Finding): string {
  switch (finding.kind) {
    case 'late-without-order':
      return `${finding.kind}:${finding.project}:${finding.node}`;
    case 'look-overdue':
      return `${finding.kind}:${finding.project}:${finding.code}`;
    case 'climb-without-call':
      return `${finding.kind}:${finding.project}:${finding.matter}:${finding.step}`;
    case 'message-late':
      return `${finding.kind}:${finding.chat}`;
    case 'digest-skipped':
      return `${finding.kind}:${finding.cycle}:${finding.period}:${finding.audience}`;
    case 'deduction-unwarned':
      return `${finding.kind}:${finding.project}:${finding.node}:${finding.rule}`;
    default:
      return finding satisfies never;
  }
}
