import type { HandoverCommand, HandoverRefusal } from '../../domain/handover/types.ts';
import type { DoneWords, RefusalWords } from '../spoken.ts';

/** How the acts of this part are named where a person may not do them. */
export const handoverActs: Readonly<Record<HandoverCommand['type'], string>> = {};

export const handoverRefusals: RefusalWords<HandoverRefusal> = {};

export const handoverDone: DoneWords<HandoverCommand> = {};
