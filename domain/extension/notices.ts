import type { NoticePlanners } from '../project/notices.ts';
import type { ExtensionEvent } from './types.ts';

export const extensionNotices: NoticePlanners<ExtensionEvent> = {};
