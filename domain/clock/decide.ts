import type { Deciders } from '../project/decider.ts';
import type { ClockCommand } from './types.ts';

export const clockDeciders: Deciders<ClockCommand> = {};
