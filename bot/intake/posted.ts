import type { Transaction } from '../../db/client.ts';
import type { Instant } from '../../domain/calendar/time.ts';

/** Where an answer goes. */
export interface AnswerPlace {
  readonly lane: string;
  /** Absent in an own chat. */
  readonly replyTo?: string;
}

/** An answer that stays true: a tracked card, in the place of one that is said and forgotten. */
export class PostedAnswer {
  readonly post: (tx: Transaction, place: AnswerPlace, now: Instant) => Promise<unknown>;

  constructor(post: PostedAnswer['post']) {
    this.post = post;
  }
}
