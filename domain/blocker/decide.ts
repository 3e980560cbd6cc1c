import type { Deciders } from '../project/decider.ts';
import type { BlockerCommand } from './types.ts';

export const blockerDeciders: Deciders<BlockerCommand> = {};
