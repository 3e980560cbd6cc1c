import type { Deciders } from '../project/decider.ts';
import type { RectificationCommand } from './types.ts';

export const rectificationDeciders: Deciders<RectificationCommand> = {};
