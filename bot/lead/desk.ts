import { type LeadRules, readLeadRules, shippedLeadRules } from '../../domain/lead/rules.ts';
import type { LeadReader } from '../../domain/lead/types.ts';
import type { Settings } from '../config.ts';
import { type PolicyEntry, readFile, readPolicies, shippedPolicies } from './policies.ts';

/** How leads are read, and what the district has laid down about them. */
export interface LeadDesk {
  readonly reader: LeadReader;
  readonly rules: LeadRules;
  readonly policies: readonly PolicyEntry[];
  /** The district's own policy file; null: the shipped one. */
  readonly policyFile: string | null;
}

/** Throws a `StartError` where a file that a setting names is wrong. */
export function createLeadDesk(
  settings: Pick<Settings, 'POLICY_FILE' | 'LEAD_RULES_FILE'>,
  reader: LeadReader,
): LeadDesk {
  const { POLICY_FILE: policyFile, LEAD_RULES_FILE: rulesFile } = settings;
  return {
    reader,
    rules: rulesFile ? readFile(rulesFile, 'LEAD_RULES_FILE', rulesOf) : shippedLeadRules(),
    policies: policyFile ? readPolicies(policyFile) : shippedPolicies(),
    policyFile: policyFile ?? null,
  };
}

function rulesOf(raw: unknown) {
  const read = readLeadRules(raw);
  return read.ok ? ({ ok: true, value: read.rules } as const) : read;
}
