import type { NoticePlanners } from '../project/notices.ts';
import type { HandoverEvent } from './types.ts';

export const handoverNotices: NoticePlanners<HandoverEvent> = {};
