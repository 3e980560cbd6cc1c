import type { BlockerCommand, BlockerRefusal } from '../../domain/blocker/types.ts';
import type { DoneWords, RefusalWords } from '../spoken.ts';

/** How the acts of this part are named where a person may not do them. */
export const blockerActs: Readonly<Record<BlockerCommand['type'], string>> = {};

export const blockerRefusals: RefusalWords<BlockerRefusal> = {};

export const blockerDone: DoneWords<BlockerCommand> = {};
