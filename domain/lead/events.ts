import type { Day, Instant } from '../calendar/time.ts';
import type { PersonId } from '../people/types.ts';
import type { ProjectId } from '../project/types.ts';
import type {
  Confidential,
  DutyKind,
  DutyLight,
  FirstReport,
  LeadFacts,
  LeadId,
  LeadStage,
} from './lead.ts';

/** What happened to a lead. `said` is free text and personal data: it lies apart and may be blanked. */
export type LeadEvent =
  | {
      readonly type: 'leadOpened';
      readonly id: LeadId;
      readonly owner: PersonId;
      readonly first: FirstReport;
      readonly confidential: Confidential | null;
      readonly said: { readonly facts: LeadFacts };
    }
  | {
      readonly type: 'leadCorrected';
      readonly by: PersonId;
      readonly confidential: Confidential | null;
      readonly said: { readonly facts: LeadFacts };
    }
  | {
      readonly type: 'leadMoved';
      readonly by: PersonId | null;
      readonly to: Exclude<LeadStage, 'lost' | 'signed'>;
    }
  | {
      readonly type: 'leadFollowedUp';
      readonly by: PersonId;
      readonly said: { readonly words: string };
    }
  | {
      readonly type: 'leadFedBack';
      readonly by: PersonId;
      readonly said: { readonly words: string };
    }
  | {
      readonly type: 'leadHandedOver';
      readonly by: PersonId;
      /** Absent in old logs. */
      readonly from?: PersonId;
      readonly to: PersonId;
    }
  | {
      readonly type: 'leadLost';
      readonly by: PersonId;
      readonly said: { readonly reason: string };
    }
  | { readonly type: 'leadRevived'; readonly by: PersonId }
  | {
      readonly type: 'leadDisputed';
      readonly by: PersonId;
      readonly other: LeadId;
      readonly said: { readonly words: string };
    }
  | {
      readonly type: 'leadDisputeRuled';
      readonly by: PersonId;
      /** Whose it is. */
      readonly owner: PersonId;
      /** Whose it was, and who said otherwise; absent in old logs. */
      readonly parties?: readonly PersonId[];
    }
  | {
      readonly type: 'leadSigned';
      readonly by: PersonId;
      readonly on: Day;
      readonly amountWan: number;
    }
  | { readonly type: 'leadProjectOpened'; readonly by: PersonId; readonly project: ProjectId }
  | {
      readonly type: 'leadDutyStarted';
      readonly duty: DutyKind;
      readonly startedOn: Day;
      readonly dueAt: Instant;
    }
  | { readonly type: 'leadDutyMet'; readonly duty: DutyKind }
  | { readonly type: 'leadDutyTurned'; readonly duty: DutyKind; readonly light: DutyLight };

export type LeadEventOf<Type extends LeadEvent['type']> = Extract<LeadEvent, { type: Type }>;
