import type { BlockerAct } from '../blocker/types.ts';
import { blockerWaits } from '../blocker/waiting.ts';
import type { Instant } from '../calendar/time.ts';
import type { NodeCode } from '../catalogue/types.ts';
import { paperWaits } from '../clock/remind.ts';
import type { ClockAct } from '../clock/types.ts';
import type { ConsultationAct } from '../consultation/types.ts';
import { consultationWaits } from '../consultation/waiting.ts';
import type { ErrandAct } from '../errand/types.ts';
import { errandWaits } from '../errand/waiting.ts';
import type { ExtensionAct } from '../extension/types.ts';
import { extensionWaits } from '../extension/waiting.ts';
import type { ItemAct } from '../item/types.ts';
import { itemWaits } from '../item/waiting.ts';
import type { PersonId } from '../people/types.ts';
import type { Project, World } from '../project/types.ts';
import type { RectificationAct } from '../rectification/types.ts';
import { problemWaits } from '../rectification/waiting.ts';
import type { SupervisionAct } from '../supervision/types.ts';
import { orderWaits } from '../supervision/waiting.ts';
import type { MatterId } from './types.ts';

/** What a person is waited for to do; `cards/waiting` has the words. One union a part. */
export type WaitingAct =
  | BlockerAct
  | ClockAct
  | ConsultationAct
  | ErrandAct
  | ExtensionAct
  | ItemAct
  | RectificationAct
  | SupervisionAct;

/** Something, besides finishing nodes, that waits for one person: an entry of their to-do list. */
export interface Waiting {
  /** Null where it is about a node and no matter of its own. */
  readonly matter: MatterId | null;
  readonly node: NodeCode | null;
  /** By when; null: no date is set. */
  readonly dueAt: Instant | null;
  readonly act: WaitingAct;
  /** How many matters of one node it stands for; absent: one. */
  readonly count?: number;
}

/** What of one part waits for a person in a project, each thing once. */
type Waits = (world: World, project: Project, person: PersonId) => readonly Waiting[];

/** One line a part. */
const parts: readonly Waits[] = [
  blockerWaits,
  extensionWaits,
  paperWaits,
  problemWaits,
  errandWaits,
  consultationWaits,
  itemWaits,
  orderWaits,
];

/**
 * All that waits for a person in a project besides its nodes: by date, what has none at the end.
 * Only who must act now is waited for, not everybody who may.
 */
export function waitingFor(world: World, project: Project, person: PersonId): Waiting[] {
  const dated = ({ dueAt }: Waiting) => dueAt ?? Number.POSITIVE_INFINITY;
  // After the last node only what was supervised is still to be closed out.
  const asked = project.phase.status === 'finished' ? [orderWaits] : parts;
  return asked
    .flatMap((waits) => waits(world, project, person))
    .sort((a, b) => (dated(a) === dated(b) ? 0 : dated(a) - dated(b)));
}
