import type { NoticePlanners } from '../project/notices.ts';
import type { ErrandEvent } from './types.ts';

export const errandNotices: NoticePlanners<ErrandEvent> = {};
