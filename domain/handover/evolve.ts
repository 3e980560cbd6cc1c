import type { Appliers } from '../project/applier.ts';
import type { HandoverEvent } from './types.ts';

export const handoverAppliers: Appliers<HandoverEvent> = {};
