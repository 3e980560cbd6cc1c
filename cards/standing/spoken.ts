import type { StandingCommand, StandingRefusal } from '../../domain/standing/types.ts';
import type { DoneWords, RefusalWords } from '../spoken.ts';

/** How the acts of this part are named where a person may not do them. */
export const standingActs: Readonly<Record<StandingCommand['type'], string>> = {};

export const standingRefusals: RefusalWords<StandingRefusal> = {};

export const standingDone: DoneWords<StandingCommand> = {};
