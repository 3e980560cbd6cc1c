import type { Deciders } from '../project/decider.ts';
import type { ErrandCommand } from './types.ts';

export const errandDeciders: Deciders<ErrandCommand> = {};
