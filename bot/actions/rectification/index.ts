import type { rectificationActions } from '../../../cards/rectification/actions.ts';
import type { Runs } from '../types.ts';

export const rectificationRuns: Runs<typeof rectificationActions> = {};
