import type { Appliers } from '../project/applier.ts';
import type { StandingEvent } from './types.ts';

export const standingAppliers: Appliers<StandingEvent> = {};
