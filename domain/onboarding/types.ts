import type { Instant } from '../calendar/time.ts';
import type { NodeCode } from '../catalogue/types.ts';
import type { PersonId } from '../people/types.ts';

/** A project against the district around it: what its import and its catalogue make of it. */

export type OnboardingCommand =
  /** The import that opened the project is taken back. */
  | { readonly type: 'withdrawProject'; readonly import: number; readonly by: PersonId }
  /** The project takes another version of the catalogue. */
  | { readonly type: 'moveCatalogue'; readonly version: string; readonly by: PersonId };

/** What a move changes: nodes that come and go, and deadlines of running ones. */
export interface CatalogueMove {
  readonly from: string;
  readonly to: string;
  readonly added: readonly NodeCode[];
  /** Gone from the catalogue, and not begun or not done yet: nobody works on them any more. */
  readonly removed: readonly NodeCode[];
  readonly dues: readonly {
    readonly node: NodeCode;
    readonly from: Instant;
    readonly to: Instant;
  }[];
  /** Their limits changed, but their deadlines were set by people or moved by pauses: these stay. */
  readonly kept: readonly NodeCode[];
}

export type OnboardingEvent =
  | { readonly type: 'projectWithdrawn'; readonly import: number; readonly by: PersonId }
  | ({ readonly type: 'catalogueMoved'; readonly by: PersonId } & CatalogueMove);

export type OnboardingRefusal =
  | { readonly code: 'catalogue-unknown'; readonly version: string }
  | { readonly code: 'catalogue-same'; readonly version: string };

/** What cards of this part are about. */
export type OnboardingSubject =
  | { readonly kind: 'withdrawn' }
  | {
      readonly kind: 'catalogueMoved';
      readonly by: PersonId;
      readonly at: Instant;
      readonly move: CatalogueMove;
    };
