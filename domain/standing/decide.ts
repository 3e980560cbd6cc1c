import type { Deciders } from '../project/decider.ts';
import type { StandingCommand } from './types.ts';

export const standingDeciders: Deciders<StandingCommand> = {};
