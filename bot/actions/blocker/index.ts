import type { blockerActions } from '../../../cards/blocker/actions.ts';
import type { Runs } from '../types.ts';

export const blockerRuns: Runs<typeof blockerActions> = {};
