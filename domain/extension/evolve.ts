import type { Appliers } from '../project/applier.ts';
import type { ExtensionEvent } from './types.ts';

export const extensionAppliers: Appliers<ExtensionEvent> = {};
