import type { ConsultationCommand, ConsultationRefusal } from '../../domain/consultation/types.ts';
import type { DoneWords, RefusalWords } from '../spoken.ts';

/** How the acts of this part are named where a person may not do them. */
export const consultationActs: Readonly<Record<ConsultationCommand['type'], string>> = {};

export const consultationRefusals: RefusalWords<ConsultationRefusal> = {};

export const consultationDone: DoneWords<ConsultationCommand> = {};
