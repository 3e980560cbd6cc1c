import type { Appliers } from '../project/applier.ts';
import type { TeamEvent } from './types.ts';

export const teamAppliers: Appliers<TeamEvent> = {
  teamChanged: (project, { after }) => ({ ...project, team: after }),
};
