import type { Role } from '../../domain/people/types.ts';
import type { Heard } from '../intake/answer.ts';
import type { Turn } from '../intake/origin.ts';

/** A sentence that acts at once. Its help text stands beside it. */
export interface Command {
  /** As the help shows it. */
  readonly usage: string;
  readonly what: string;
  /** The help shows it to people of this role alone, in their own chats; absent: to everybody. */
  readonly only?: Role;
  /** Signs that its sentence may have; absent: as many as any. */
  readonly mostSigns?: number;
  /** Reads a normalised sentence; undefined: it is another command's. */
  read(text: string): Run | undefined;
}

/** Carries the command out and answers with the card; undefined: it was no order after all. */
export type Run = (turn: Turn, heard: Heard) => Promise<object | undefined>;
