import type { Deciders } from '../project/decider.ts';
import type { HandoverCommand } from './types.ts';

export const handoverDeciders: Deciders<HandoverCommand> = {};
