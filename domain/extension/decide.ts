import type { Deciders } from '../project/decider.ts';
import type { ExtensionCommand } from './types.ts';

export const extensionDeciders: Deciders<ExtensionCommand> = {};
