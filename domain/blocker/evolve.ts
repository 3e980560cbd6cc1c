import type { Appliers } from '../project/applier.ts';
import type { BlockerEvent } from './types.ts';

export const blockerAppliers: Appliers<BlockerEvent> = {};
