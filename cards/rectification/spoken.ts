import type {
  RectificationCommand,
  RectificationRefusal,
} from '../../domain/rectification/types.ts';
import type { DoneWords, RefusalWords } from '../spoken.ts';

/** How the acts of this part are named where a person may not do them. */
export const rectificationActs: Readonly<Record<RectificationCommand['type'], string>> = {};

export const rectificationRefusals: RefusalWords<RectificationRefusal> = {};

export const rectificationDone: DoneWords<RectificationCommand> = {};
