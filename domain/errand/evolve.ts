import type { Appliers } from '../project/applier.ts';
import type { ErrandEvent } from './types.ts';

export const errandAppliers: Appliers<ErrandEvent> = {};
