import type { TeamSubject } from '../../domain/team/types.ts';
import type { Drawers } from '../drawn.ts';

export const teamDrawers: Drawers<TeamSubject> = {};
