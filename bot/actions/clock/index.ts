import type { clockActions } from '../../../cards/clock/actions.ts';
import type { Runs } from '../types.ts';

export const clockRuns: Runs<typeof clockActions> = {};
