import type { BlockerSubject } from '../../domain/blocker/types.ts';
import type { Drawers } from '../drawn.ts';

export const blockerDrawers: Drawers<BlockerSubject> = {};
