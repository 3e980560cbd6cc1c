import type { HandoverSubject } from '../../domain/handover/types.ts';
import type { Drawers } from '../drawn.ts';

export const handoverDrawers: Drawers<HandoverSubject> = {};
