import type { Heard } from '../../intake/answer.ts';
import type { Turn } from '../../intake/origin.ts';
import { proposeBlocker } from './blocker.ts';
import { proposeFinish } from './finish.ts';

/** A plain sentence, as it was written and with signs and spaces evened out. */
export interface Said {
  readonly words: string;
  readonly text: string;
}

/**
 * Takes a plain sentence for something and answers with a card whose one button carries it out;
 * undefined: it is nothing of this kind. A guess is never carried out. Source: design, section 4.
 */
export type ProposalReader = (turn: Turn, heard: Heard, said: Said) => Promise<object | undefined>;

/** One line a kind of proposal, in the order in which they are tried. */
const readers: readonly ProposalReader[] = [proposeFinish, proposeBlocker];

/** The question about a plain sentence that no command reads; undefined: it means nothing known. */
export async function propose(turn: Turn, heard: Heard, said: Said): Promise<object | undefined> {
  for (const read of readers) {
    const proposal = await read(turn, heard, said);
    if (proposal) return proposal;
  }
  return undefined;
}
