import type { Appliers } from '../project/applier.ts';
import type { ClockEvent } from './types.ts';

export const clockAppliers: Appliers<ClockEvent> = {};
