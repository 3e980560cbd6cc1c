import type { BlockerEvent } from '../blocker/types.ts';
import type { Day, Instant } from '../calendar/time.ts';
import type { MaterialCode, NodeCode, ProjectAttributes, UnitCode } from '../catalogue/types.ts';
import type { ClockEvent } from '../clock/types.ts';
import type { ConsultationEvent } from '../consultation/types.ts';
import type { ErrandEvent } from '../errand/types.ts';
import type { ExtensionEvent } from '../extension/types.ts';
import type { HandoverEvent } from '../handover/types.ts';
import type { ItemEvent } from '../item/types.ts';
import type { MaterialEvent } from '../material/types.ts';
import type { OnboardingEvent } from '../onboarding/types.ts';
import type { PersonId } from '../people/types.ts';
import type { RectificationEvent } from '../rectification/types.ts';
import type { StandingEvent } from '../standing/types.ts';
import type { SupervisionEvent } from '../supervision/events.ts';
import type { TeamEvent } from '../team/types.ts';
import type {
  HelpTeam,
  LimitOverride,
  Period,
  ProjectId,
  RunningLight,
  WarningKind,
} from './types.ts';

/** What has happened to a project's nodes and papers. */
export type NodeEvent =
  | {
      readonly type: 'projectOpened';
      readonly id: ProjectId;
      readonly name: string;
      readonly owner: string;
      readonly location: UnitCode;
      readonly investmentWan: number;
      readonly keyProject: boolean;
      readonly attributes: ProjectAttributes;
      readonly catalogueVersion: string;
      readonly team: HelpTeam;
      /** All codes of the catalogue version; each waits until a later event says otherwise. */
      readonly nodes: readonly NodeCode[];
    }
  | {
      readonly type: 'nodeSkipped';
      readonly node: NodeCode;
      readonly reason: 'not-applicable';
    }
  | {
      readonly type: 'nodeImported';
      readonly node: NodeCode;
      /** When it was done, where that is known. */
      readonly doneAt?: Instant;
      /** Of a recurring node: the period it is done with. */
      readonly period?: Period;
    }
  | {
      readonly type: 'nodeStarted';
      readonly node: NodeCode;
      readonly startedOn: Day;
      readonly dueAt: Instant;
      readonly limitOverride: LimitOverride | null;
      /** Of a recurring node. */
      readonly period?: Period;
    }
  | { readonly type: 'nodeAccepted'; readonly node: NodeCode; readonly by: PersonId }
  | { readonly type: 'nodeFinished'; readonly node: NodeCode; readonly by: PersonId }
  | {
      readonly type: 'dueSet';
      readonly node: NodeCode;
      readonly dueAt: Instant;
      readonly by: PersonId;
    }
  | {
      readonly type: 'materialFiled';
      readonly material: MaterialCode;
      readonly version: number;
      /** Absent where the finished node itself is the proof that the paper exists. */
      readonly file: { readonly id: string; readonly name: string } | null;
      readonly by: PersonId | null;
      /** The node it was sent for; null where none was named. */
      readonly node: NodeCode | null;
      /** Running nodes that demand it; empty where nobody sent it, since then nobody acted on them. */
      readonly serves: readonly NodeCode[];
      /** The last day on which it is good as a rule. */
      readonly expiresOn?: Day;
    }
  | {
      readonly type: 'materialPromised';
      readonly material: MaterialCode;
      readonly node: NodeCode;
      /** In force from now on: earlier than asked where another node needs the paper before. */
      readonly promisedOn: Day;
      readonly dueAt: Instant;
      readonly by: PersonId;
    }
  | {
      readonly type: 'lightTurned';
      readonly node: NodeCode;
      readonly from: RunningLight;
      readonly to: RunningLight;
    }
  | {
      readonly type: 'warned';
      readonly node: NodeCode;
      readonly warning: WarningKind;
      readonly missing: readonly MaterialCode[];
    }
  | {
      readonly type: 'promiseWarned';
      readonly material: MaterialCode;
      readonly node: NodeCode;
      readonly warning: 'yellow' | 'red';
    };

/**
 * What has happened to a project. Written once, never changed: the log is the audit trail. What
 * people wrote themselves stands under `said`, and a file's name in `file`: the log keeps these
 * apart, so that they may be blanked.
 */
export type ProjectEvent =
  | NodeEvent
  | MaterialEvent
  | BlockerEvent
  | RectificationEvent
  | ClockEvent
  | ExtensionEvent
  | HandoverEvent
  | ErrandEvent
  | ConsultationEvent
  | ItemEvent
  | TeamEvent
  | StandingEvent
  | OnboardingEvent
  | SupervisionEvent;

export type ProjectEventType = ProjectEvent['type'];
