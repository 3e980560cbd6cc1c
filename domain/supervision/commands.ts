import type { Day, Instant } from '../calendar/time.ts';
import type { NodeCode } from '../catalogue/types.ts';
import type { MatterId } from '../matter/types.ts';
import type { PersonId } from '../people/types.ts';
import type { DelayCause, FromForm, OnOrder } from './types.ts';

/** What may be done to an order. Words are what the person wrote. */
export type SupervisionCommand =
  | (OnOrder &
      FromForm & {
        readonly type: 'acceptOrder';
        readonly responsible: PersonId;
        readonly cause: DelayCause;
        readonly words: string;
      })
  | (OnOrder & FromForm & { readonly type: 'feedBackOrder'; readonly words: string })
  | (OnOrder &
      FromForm & {
        readonly type: 'giveResult';
        /** `solved`: an ordinary matter is dealt with; `plan`: a complex one has a plan and dates. */
        readonly result: 'solved' | 'plan';
        readonly words: string;
      })
  | (OnOrder & {
      readonly type: 'addOrderFile';
      readonly file: { readonly id: string; readonly name: string };
    })
  | (OnOrder &
      FromForm & { readonly type: 'proposePlan'; readonly on: Day; readonly words: string })
  | (OnOrder &
      FromForm & {
        readonly type: 'decidePlan';
        readonly approve: boolean;
        readonly words: string;
      })
  | (OnOrder &
      FromForm & { readonly type: 'spareOrder'; readonly until: Day; readonly words: string })
  | (OnOrder & FromForm & { readonly type: 'assignOrder'; readonly to: PersonId })
  | (OnOrder & { readonly type: 'noteOrder' })
  | (OnOrder & { readonly type: 'confirmCause' })
  | (OnOrder &
      FromForm & {
        readonly type: 'answerOrder';
        readonly satisfied: boolean;
        readonly words: string;
      })
  | (OnOrder & FromForm & { readonly type: 'closeOrder'; readonly words: string })
  | (OnOrder & FromForm & { readonly type: 'returnOrder'; readonly words: string })
  | (OnOrder & FromForm & { readonly type: 'resolveOrder'; readonly words: string })
  | (OnOrder &
      FromForm & {
        readonly type: 'decideSummons';
        readonly decision: 'hold' | 'drop';
        readonly words: string;
      });

/** Why a command changes nothing. */
export type SupervisionRefusal =
  | { readonly code: 'order-unknown'; readonly matter: string }
  | {
      readonly code: 'order-closed';
      readonly matter: MatterId;
      readonly at: Instant;
      readonly by: PersonId | null;
    }
  | {
      readonly code: 'order-accepted';
      readonly matter: MatterId;
      readonly by: PersonId;
      readonly at: Instant;
    }
  | { readonly code: 'order-not-accepted'; readonly matter: MatterId }
  | { readonly code: 'order-completed'; readonly matter: MatterId; readonly at: Instant }
  | { readonly code: 'order-not-completed'; readonly matter: MatterId; readonly node: NodeCode }
  | {
      readonly code: 'order-own-work';
      readonly matter: MatterId;
      readonly who: readonly PersonId[];
    }
  | { readonly code: 'order-not-returned'; readonly matter: MatterId }
  | {
      readonly code: 'order-returned';
      readonly matter: MatterId;
      readonly at: Instant;
      readonly by: PersonId;
    }
  | { readonly code: 'order-form-answered'; readonly matter: MatterId }
  | { readonly code: 'order-words-missing' }
  | { readonly code: 'order-words-too-long'; readonly mostSigns: number }
  | { readonly code: 'order-person-unknown'; readonly person: string }
  | { readonly code: 'order-person-elsewhere'; readonly person: PersonId }
  | { readonly code: 'order-noted'; readonly matter: MatterId }
  | {
      readonly code: 'order-result-given';
      readonly matter: MatterId;
      readonly by: PersonId;
      readonly at: Instant;
    }
  | { readonly code: 'order-cause-confirmed'; readonly matter: MatterId }
  | {
      readonly code: 'order-cause-not-named';
      readonly matter: MatterId;
      /** What the unit gives as the cause; null: it has not accepted the order, and gives none. */
      readonly cause: DelayCause | null;
    }
  | { readonly code: 'order-answered'; readonly matter: MatterId }
  | { readonly code: 'plan-date-not-ahead'; readonly earliest: Day }
  | { readonly code: 'plan-date-too-far'; readonly latest: Day }
  | { readonly code: 'plan-waits'; readonly matter: MatterId; readonly on: Day }
  | { readonly code: 'plan-not-open'; readonly matter: MatterId }
  | { readonly code: 'spare-date'; readonly earliest: Day; readonly latest: Day }
  | { readonly code: 'summons-not-open'; readonly matter: MatterId };
