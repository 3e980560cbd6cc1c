import type { ErrandCommand, ErrandRefusal } from '../../domain/errand/types.ts';
import type { DoneWords, RefusalWords } from '../spoken.ts';

/** How the acts of this part are named where a person may not do them. */
export const errandActs: Readonly<Record<ErrandCommand['type'], string>> = {};

export const errandRefusals: RefusalWords<ErrandRefusal> = {};

export const errandDone: DoneWords<ErrandCommand> = {};
