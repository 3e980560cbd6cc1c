import type { extensionActions } from '../../../cards/extension/actions.ts';
import type { Runs } from '../types.ts';

export const extensionRuns: Runs<typeof extensionActions> = {};
