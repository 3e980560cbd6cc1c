import type { NoticePlanners } from '../project/notices.ts';
import type { RectificationEvent } from './types.ts';

export const rectificationNotices: NoticePlanners<RectificationEvent> = {};
