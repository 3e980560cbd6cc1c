import type { Instant } from '../calendar/time.ts';
import type { NodeCode } from '../catalogue/types.ts';
import type { Cycle } from '../dispatch/types.ts';
import type { DutyKind, LeadId } from '../lead/lead.ts';
import type { MatterId } from '../matter/types.ts';
import type { PersonId } from '../people/types.ts';
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
    }
  /** A step of a lead is past due, and nobody was called for it in red. */
  | {
      readonly kind: 'lead-without-call';
      readonly lead: LeadId;
      readonly duty: DutyKind;
      readonly dueAt: Instant;
    }
  /** An open lead is followed by nobody who is here. */
  | {
      readonly kind: 'lead-without-owner';
      readonly lead: LeadId;
      readonly owner: PersonId;
      readonly isConfidential: boolean;
    }
  /** Time should have done something about a lead, or about a draft of one, and has not. */
  | { readonly kind: 'lead-overdue'; readonly lead: LeadId; readonly at: Instant }
  | { readonly kind: 'draft-overdue'; readonly count: number; readonly since: Instant };

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
    case 'lead-without-call':
      return `${finding.kind}:${finding.lead}:${finding.duty}`;
    case 'lead-without-owner':
    case 'lead-overdue':
      return `${finding.kind}:${finding.lead}`;
    case 'draft-overdue':
      return finding.kind;
    default:
      return finding satisfies never;
  }
}
