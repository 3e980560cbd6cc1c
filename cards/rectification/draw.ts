import type { RectificationSubject } from '../../domain/rectification/types.ts';
import type { Drawers } from '../drawn.ts';

export const rectificationDrawers: Drawers<RectificationSubject> = {};
