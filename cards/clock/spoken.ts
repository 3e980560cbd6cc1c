import type { ClockCommand, ClockRefusal } from '../../domain/clock/types.ts';
import type { DoneWords, RefusalWords } from '../spoken.ts';

/** How the acts of this part are named where a person may not do them. */
export const clockActs: Readonly<Record<ClockCommand['type'], string>> = {};

export const clockRefusals: RefusalWords<ClockRefusal> = {};

export const clockDone: DoneWords<ClockCommand> = {};
