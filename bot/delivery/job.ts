import type { LogEntry } from '../../db/queries/events.ts';
import type { ClaimedLane, TakenRow } from '../../db/queries/lanes.ts';
import type { SentChange } from '../../db/queries/settle-done.ts';
import type { Intent } from '../../db/schema/outbox.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { BotContext, Who } from '../context.ts';
import type { FailureKind } from '../messenger/messenger.ts';
import type { KeptProjects } from './kept-projects.ts';
import type { Api } from './quota.ts';

/** What it takes to carry a row out. */
export interface Work {
  readonly context: BotContext;
  readonly who: Who;
  /** The district's time at which the row was taken. */
  readonly now: Instant;
  readonly lane: ClaimedLane;
  readonly row: TakenRow;
  readonly projects: KeptProjects;
  /**
   * Stable over crashes: the platform sends at most one message for it. Feishu takes 50 signs at most.
   */
  readonly uuid: string;
  /** Makes a call to the platform as soon as the quota allows it. */
  call<T>(api: Api, make: () => Promise<T>): Promise<T>;
}

/** One row at work. */
export interface Job<Kind extends Intent['kind'] = Intent['kind']> extends Work {
  readonly intent: Extract<Intent, { kind: Kind }>;
}

/** `unknown`: it may have been carried out, and is not repeated for that. */
export type FailureReason = FailureKind | 'broken' | 'unknown';

/** What became of a row. */
export type Outcome =
  | {
      readonly type: 'done';
      /** Why nothing was sent, or what fell short. */
      readonly note?: string;
      /** False where no message went to the chat: the next may follow at once. */
      readonly sent?: boolean;
      readonly cards?: readonly { readonly id: number; readonly change: SentChange }[];
      readonly chatId?: string;
      /** Of an answer, which has no card row: the message it became. */
      readonly messageId?: string;
      readonly events?: readonly LogEntry[];
      /** Why the row did not reach its person although it ends here; goes on record. */
      readonly failed?: FailureReason;
    }
  | {
      readonly type: 'dead';
      readonly error: string;
      readonly reason: FailureReason;
    }
  | { readonly type: 'again'; readonly error: string; readonly restMs: number }
  /** Its time has not come; nothing was tried. */
  | { readonly type: 'later'; readonly notBefore: Instant };

/** Done without a call. */
export const skipped = (note: string) => ({ type: 'done', note, sent: false }) as const;

/** A row that can never be carried out as it stands. */
export class BrokenRow extends Error {}

/** What a row refers to must be there. */
export const mustHave = <T>(value: T | null | undefined, what: string): T => {
  if (value === null || value === undefined) throw new BrokenRow(what);
  return value;
};
