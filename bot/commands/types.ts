import type { Heard } from '../intake/answer.ts';
import type { Turn } from '../intake/origin.ts';

/** A sentence that acts at once. Its help text stands beside it. */
export interface Command {
  /** As the help shows it. */
  readonly usage: string;
  readonly what: string;
  /** Reads a normalised sentence; undefined: it is another command's. */
  read(text: string): Run | undefined;
}

/** Carries the command out and answers with the card; undefined: it was no order after all. */
export type Run = (turn: Turn, heard: Heard) => Promise<object | undefined>;
