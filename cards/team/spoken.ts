import type { TeamCommand, TeamRefusal } from '../../domain/team/types.ts';
import type { DoneWords, RefusalWords } from '../spoken.ts';

/** How the acts of this part are named where a person may not do them. */
export const teamActs: Readonly<Record<TeamCommand['type'], string>> = {};

export const teamRefusals: RefusalWords<TeamRefusal> = {};

export const teamDone: DoneWords<TeamCommand> = {};
