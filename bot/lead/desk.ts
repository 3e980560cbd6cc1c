import { type LeadRules, leadRulesSchema, shippedLeadRules } from '../../domain/lead/rules.ts';
import type { LeadReader } from '../../domain/lead/types.ts';
import type { Settings } from '../config.ts';
import { type FileFault, type FileNews, type LiveFile, liveFile } from './live-file.ts';
import { type PolicyEntry, policiesSchema, shippedPolicies } from './policies.ts';

/** How leads are read, and what the district has laid down about them: as its files stand now. */
export interface LeadDesk {
  readonly reader: LeadReader;
  readonly rules: LeadRules;
  readonly policies: readonly PolicyEntry[];
  /** The district's own policy file; null: the shipped one. */
  readonly policyFile: PolicyFile | null;
  /** What has changed in the district's own files since the last look, to be told to operators. */
  news(): FileNews[];
}

export interface PolicyFile {
  readonly path: string;
  /** While it is broken, what it said before is what counts. */
  readonly fault: FileFault | null;
}

/** Throws a `StartError` where a file that a setting names is wrong. */
export function createLeadDesk(
  settings: Pick<Settings, 'POLICY_FILE' | 'LEAD_RULES_FILE'>,
  reader: LeadReader,
): LeadDesk {
  const { POLICY_FILE: path, LEAD_RULES_FILE: rulesPath } = settings;
  const policyFile = path ? liveFile(path, 'POLICY_FILE', policiesSchema) : null;
  const rulesFile = rulesPath ? liveFile(rulesPath, 'LEAD_RULES_FILE', leadRulesSchema) : null;
  const [policies, rules] = [shippedPolicies(), shippedLeadRules()];
  return {
    reader,
    get rules() {
      return rulesFile?.current() ?? rules;
    },
    get policies() {
      return policyFile?.current() ?? policies;
    },
    get policyFile() {
      return policyFile && path ? { path, fault: policyFile.fault() } : null;
    },
    news: () => [...newsOf(policyFile), ...newsOf(rulesFile)],
  };
}

function newsOf(file: LiveFile<unknown> | null): FileNews[] {
  const news = file?.news();
  return news ? [news] : [];
}
