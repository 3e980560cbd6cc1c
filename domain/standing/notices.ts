import type { NoticePlanners } from '../project/notices.ts';
import type { StandingEvent } from './types.ts';

export const standingNotices: NoticePlanners<StandingEvent> = {};
