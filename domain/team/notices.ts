import type { NoticePlanners } from '../project/notices.ts';
import type { TeamEvent } from './types.ts';

export const teamNotices: NoticePlanners<TeamEvent> = {};
