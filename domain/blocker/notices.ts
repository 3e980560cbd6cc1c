import type { NoticePlanners } from '../project/notices.ts';
import type { BlockerEvent } from './types.ts';

export const blockerNotices: NoticePlanners<BlockerEvent> = {};
