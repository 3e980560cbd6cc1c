import type { Appliers } from '../project/applier.ts';
import type { RectificationEvent } from './types.ts';

export const rectificationAppliers: Appliers<RectificationEvent> = {};
