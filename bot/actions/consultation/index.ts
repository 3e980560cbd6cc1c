import type { consultationActions } from '../../../cards/consultation/actions.ts';
import type { Runs } from '../types.ts';

export const consultationRuns: Runs<typeof consultationActions> = {};
