import type { Day, Instant } from '../calendar/time.ts';
import type { NodeCode, UnitCode } from '../catalogue/types.ts';
import type { Absence, PersonId } from '../people/types.ts';
import type { HelpTeam } from '../project/types.ts';

/** Who answers for a node is changed by people: handed over, reopened, skipped. */

export type HandoverCommand =
  /** 转办: to another person of the node's unit. */
  | {
      readonly type: 'handOverNode';
      readonly node: NodeCode;
      readonly to: PersonId;
      readonly by: PersonId;
    }
  /** 交接: everything a person has in this project goes to another one for good. */
  | {
      readonly type: 'handOverDuties';
      readonly from: PersonId;
      readonly to: PersonId;
      readonly by: PersonId;
    }
  /** 重开: a node that is done, or was skipped by mistake, runs again from today. */
  | {
      readonly type: 'reopen';
      readonly node: NodeCode;
      readonly words: string;
      readonly by: PersonId;
    }
  /** 跳过: a node that is not needed here after all. */
  | {
      readonly type: 'skip';
      readonly node: NodeCode;
      readonly words: string;
      readonly by: PersonId;
    };

/** What people wrote themselves: kept apart in the log, and absent once it was blanked there. */
interface Said {
  readonly words: string;
}

export type HandoverEvent =
  | {
      readonly type: 'nodeHandedOver';
      readonly node: NodeCode;
      /** Who held it until now; null: nobody. */
      readonly from: PersonId | null;
      readonly to: PersonId;
      readonly by: PersonId;
    }
  | {
      readonly type: 'dutiesHandedOver';
      readonly from: PersonId;
      readonly to: PersonId;
      /** Running nodes that the one held and the other holds from now on. */
      readonly nodes: readonly NodeCode[];
      /** The help team as it stands from now on; null: it stays as it was. */
      readonly team: HelpTeam | null;
      readonly by: PersonId;
    }
  | {
      /** It waits again; where nothing holds it up it starts with the next event. */
      readonly type: 'nodeReopened';
      readonly node: NodeCode;
      /** The project had finished, and is under way again. */
      readonly hadFinished: boolean;
      /** Its group had been archived, and has no living card of its progress any more. */
      readonly wasArchived: boolean;
      readonly by: PersonId;
      readonly said?: Said;
    }
  | {
      readonly type: 'nodeDropped';
      readonly node: NodeCode;
      readonly by: PersonId;
      readonly said?: Said;
    };

export type HandoverRefusal =
  | { readonly code: 'receiver-gone'; readonly person: PersonId }
  | { readonly code: 'receiver-of-other-unit'; readonly person: PersonId; readonly unit: UnitCode }
  | { readonly code: 'receiver-unfit'; readonly person: PersonId; readonly from: PersonId }
  | {
      readonly code: 'receiver-away';
      readonly person: PersonId;
      /** Absent: it has begun. */
      readonly from?: Day;
      readonly until: Day;
    }
  | { readonly code: 'receiver-holds-it'; readonly person: PersonId; readonly node: NodeCode }
  | { readonly code: 'same-person'; readonly person: PersonId }
  | {
      readonly code: 'duties-not-allowed';
      readonly from: PersonId;
      readonly who: readonly PersonId[];
    }
  | {
      readonly code: 'absence-not-allowed';
      readonly person: PersonId;
      readonly who: readonly PersonId[];
    }
  | { readonly code: 'absence-of-enterprise'; readonly person: PersonId }
  | {
      readonly code: 'absence-stands-in';
      readonly person: PersonId;
      readonly absent: readonly PersonId[];
    }
  | ({ readonly code: 'absence-stands'; readonly person: PersonId } & Absence)
  /** It would end before it begins. */
  | { readonly code: 'absence-order'; readonly from: Day; readonly until: Day }
  /** One leave is on record at a time, and this one runs. */
  | { readonly code: 'absence-runs'; readonly person: PersonId; readonly until: Day }
  | { readonly code: 'absence-none'; readonly person: PersonId }
  | { readonly code: 'node-not-over'; readonly node: NodeCode }
  | {
      readonly code: 'node-dropped';
      readonly node: NodeCode;
      readonly by: PersonId;
      readonly at: Instant;
    };

/** What cards of this part are about. */
export type HandoverSubject =
  | {
      readonly kind: 'handOverForm';
      readonly node: NodeCode;
      /** Who answered for the node when the form was opened; null: nobody. */
      readonly holder: PersonId | null;
      readonly openedAt: Instant;
    }
  | {
      /** Calls the new person to a node. */
      readonly kind: 'handedOver';
      readonly node: NodeCode;
      readonly from: PersonId | null;
      readonly to: PersonId;
      readonly by: PersonId;
    }
  | {
      /** Tells a group who has gone and who came. */
      readonly kind: 'dutiesHandedOver';
      readonly from: PersonId;
      readonly to: PersonId;
      readonly by: PersonId;
      readonly nodes: readonly NodeCode[];
      readonly at: Instant;
    }
  /** Tells a group who decided it and why; `at` says which time. */
  | { readonly kind: 'nodeReopened'; readonly node: NodeCode; readonly at: Instant }
  | { readonly kind: 'nodeDropped'; readonly node: NodeCode; readonly at: Instant }
  | { readonly kind: 'reopenForm'; readonly node: NodeCode; readonly openedAt: Instant }
  | { readonly kind: 'skipForm'; readonly node: NodeCode; readonly openedAt: Instant };

/** A node was opened again (重开) although it was done or skipped. */
export interface Reopening {
  readonly by: PersonId;
  readonly at: Instant;
  readonly words: string;
}
