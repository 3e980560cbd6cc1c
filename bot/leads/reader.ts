import { ruleReader } from '../../domain/lead/read/reader.ts';
import type { LeadReader } from '../../domain/lead/types.ts';
import type { Settings } from '../config.ts';

/** The reader that the settings ask for: the rule reader. */
export const leadReaderOf = (_settings: Settings): LeadReader => ruleReader;
