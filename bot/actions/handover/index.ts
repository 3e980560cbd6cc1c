import type { handoverActions } from '../../../cards/handover/actions.ts';
import type { Runs } from '../types.ts';

export const handoverRuns: Runs<typeof handoverActions> = {};
