import type { ExtensionCommand, ExtensionRefusal } from '../../domain/extension/types.ts';
import type { DoneWords, RefusalWords } from '../spoken.ts';

/** How the acts of this part are named where a person may not do them. */
export const extensionActs: Readonly<Record<ExtensionCommand['type'], string>> = {};

export const extensionRefusals: RefusalWords<ExtensionRefusal> = {};

export const extensionDone: DoneWords<ExtensionCommand> = {};
