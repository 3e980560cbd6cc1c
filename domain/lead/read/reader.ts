import type { LeadReader } from '../types.ts';
import { readByRule } from './read.ts';

/** The built-in reader: the grammar alone, no network. */
export const ruleReader: LeadReader = { read: async (message) => readByRule(message) };
