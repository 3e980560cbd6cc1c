import type { NoticePlanners } from '../project/notices.ts';
import type { ClockEvent } from './types.ts';

export const clockNotices: NoticePlanners<ClockEvent> = {};
