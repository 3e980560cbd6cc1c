import type { ExtensionSubject } from '../../domain/extension/types.ts';
import type { Drawers } from '../drawn.ts';

export const extensionDrawers: Drawers<ExtensionSubject> = {};
