import type { errandActions } from '../../../cards/errand/actions.ts';
import type { Runs } from '../types.ts';

export const errandRuns: Runs<typeof errandActions> = {};
