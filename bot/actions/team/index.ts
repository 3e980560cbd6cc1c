import type { teamActions } from '../../../cards/team/actions.ts';
import type { Runs } from '../types.ts';

export const teamRuns: Runs<typeof teamActions> = {};
