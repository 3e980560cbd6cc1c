import type { ConsultationSubject } from '../../domain/consultation/types.ts';
import type { Drawers } from '../drawn.ts';

export const consultationDrawers: Drawers<ConsultationSubject> = {};
