import type { BlockerCommand, BlockerRefusal } from '../blocker/types.ts';
import type { Day, Instant } from '../calendar/time.ts';
import type { MaterialCode, NodeCode } from '../catalogue/types.ts';
import type { ClockCommand, ClockRefusal } from '../clock/types.ts';
import type { ConsultationCommand, ConsultationRefusal } from '../consultation/types.ts';
import type { ErrandCommand, ErrandRefusal } from '../errand/types.ts';
import type { ExtensionCommand, ExtensionRefusal } from '../extension/types.ts';
import type { HandoverCommand, HandoverRefusal } from '../handover/types.ts';
import type { ItemCommand, ItemRefusal } from '../item/types.ts';
import type { MaterialCommand, MaterialRefusal } from '../material/types.ts';
import type { MatterId } from '../matter/types.ts';
import type { OnboardingCommand, OnboardingRefusal } from '../onboarding/types.ts';
import type { PersonId } from '../people/types.ts';
import type { RectificationCommand, RectificationRefusal } from '../rectification/types.ts';
import type { StandingCommand, StandingRefusal } from '../standing/types.ts';
import type { SupervisionCommand, SupervisionRefusal } from '../supervision/commands.ts';
import type { TeamCommand, TeamRefusal } from '../team/types.ts';

/** What somebody wants of a node or a paper. */
export type NodeCommand =
  | { readonly type: 'accept'; readonly node: NodeCode; readonly by: PersonId }
  | { readonly type: 'finish'; readonly node: NodeCode; readonly by: PersonId }
  | {
      readonly type: 'fileMaterial';
      readonly material: MaterialCode;
      readonly node: NodeCode | null;
      readonly file: { readonly id: string; readonly name: string };
      readonly by: PersonId;
    }
  | {
      readonly type: 'promiseMaterials';
      readonly node: NodeCode;
      readonly materials: readonly MaterialCode[];
      readonly promisedOn: Day;
      readonly by: PersonId;
    }
  | {
      readonly type: 'setDue';
      readonly node: NodeCode;
      readonly dueAt: Instant;
      readonly by: PersonId;
    };

/** What somebody wants of a project. `tick` is time passing: it has no author and is never refused. */
export type ProjectCommand =
  | NodeCommand
  | MaterialCommand
  | BlockerCommand
  | RectificationCommand
  | ClockCommand
  | ExtensionCommand
  | HandoverCommand
  | ErrandCommand
  | ConsultationCommand
  | ItemCommand
  | TeamCommand
  | StandingCommand
  | OnboardingCommand
  | SupervisionCommand
  | { readonly type: 'tick' };

export type ActType = Exclude<ProjectCommand['type'], 'tick'>;

/** Why a command about a node or a paper changes nothing. */
export type NodeRefusal =
  | {
      readonly code: 'not-allowed';
      readonly act: ActType;
      readonly node: NodeCode | null;
      /** Which of several that were meant; absent: the act as a whole. */
      readonly matter?: MatterId;
      readonly who: readonly PersonId[];
    }
  | { readonly code: 'unknown-node'; readonly node: string }
  | { readonly code: 'node-not-applicable'; readonly node: NodeCode }
  | {
      readonly code: 'node-waiting';
      readonly node: NodeCode;
      readonly waitsFor: readonly NodeCode[];
    }
  | {
      readonly code: 'node-done';
      readonly node: NodeCode;
      readonly doneAt: Instant | null;
      readonly doneBy: PersonId | null;
    }
  | {
      readonly code: 'already-accepted';
      readonly node: NodeCode;
      readonly by: PersonId;
      readonly at: Instant;
    }
  | {
      readonly code: 'materials-missing';
      readonly node: NodeCode;
      readonly missing: readonly MaterialCode[];
    }
  | { readonly code: 'unknown-material'; readonly material: string }
  | { readonly code: 'nothing-to-promise'; readonly node: NodeCode }
  | {
      readonly code: 'promise-stands';
      readonly node: NodeCode;
      /** With the days on which they are owed: earlier than asked where another node needs them. */
      readonly papers: readonly { readonly material: MaterialCode; readonly promisedOn: Day }[];
      readonly asked: Day;
    }
  | {
      readonly code: 'preflight-cannot-be-promised';
      readonly node: NodeCode;
      readonly materials: readonly MaterialCode[];
    }
  | { readonly code: 'date-not-ahead'; readonly latestPastDay: Day }
  | { readonly code: 'date-too-far'; readonly latestDay: Day }
  | { readonly code: 'due-not-ahead'; readonly dueAt: Instant }
  | { readonly code: 'due-too-far'; readonly latestAt: Instant };

/** Why a command changes nothing. `cards/refusals` turns each into a sentence. */
export type Refusal =
  | NodeRefusal
  | MaterialRefusal
  | BlockerRefusal
  | RectificationRefusal
  | ClockRefusal
  | ExtensionRefusal
  | HandoverRefusal
  | ErrandRefusal
  | ConsultationRefusal
  | ItemRefusal
  | TeamRefusal
  | StandingRefusal
  | OnboardingRefusal
  | SupervisionRefusal;
