import type { standingActions } from '../../../cards/standing/actions.ts';
import type { Runs } from '../types.ts';

export const standingRuns: Runs<typeof standingActions> = {};
