import type { ErrandSubject } from '../../domain/errand/types.ts';
import type { Drawers } from '../drawn.ts';

export const errandDrawers: Drawers<ErrandSubject> = {};
