import type { Deciders } from '../project/decider.ts';
import type { TeamCommand } from './types.ts';

export const teamDeciders: Deciders<TeamCommand> = {};
