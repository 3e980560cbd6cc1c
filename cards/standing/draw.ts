import type { StandingSubject } from '../../domain/standing/types.ts';
import type { Drawers } from '../drawn.ts';

export const standingDrawers: Drawers<StandingSubject> = {};
