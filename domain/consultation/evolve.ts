import type { Appliers } from '../project/applier.ts';
import type { ConsultationEvent } from './types.ts';

export const consultationAppliers: Appliers<ConsultationEvent> = {};
