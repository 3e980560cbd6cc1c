import type { NoticePlanners } from '../project/notices.ts';
import type { ConsultationEvent } from './types.ts';

export const consultationNotices: NoticePlanners<ConsultationEvent> = {};
