import type { ClockSubject } from '../../domain/clock/types.ts';
import type { Drawers } from '../drawn.ts';

export const clockDrawers: Drawers<ClockSubject> = {};
