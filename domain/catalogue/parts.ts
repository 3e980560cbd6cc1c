import type { z } from 'zod';
import type { Report } from './faults.ts';
import type { RulesFile } from './rules-schema.ts';
import type { MaterialEntry, materialsFile } from './schema.ts';
import type {
  AttributeDefinition,
  BlockerCategory,
  Checklist,
  NodeDefinition,
  Stage,
  Unit,
} from './types.ts';

/** The well-formed entries of all files, and the codes of all entries. */
export interface Parts {
  readonly stages: readonly Stage[];
  readonly nodes: readonly NodeDefinition[];
  readonly attributes: readonly AttributeDefinition[];
  readonly checklists: readonly Checklist[];
  readonly materials: readonly MaterialEntry[];
  readonly units: readonly Unit[];
  readonly blockerCategories: readonly BlockerCategory[];
  readonly rules: RulesFile;
  readonly reuse: z.infer<typeof materialsFile>['reuse'];
  readonly unitCount: number;
  readonly unitKinds: Readonly<Record<string, string>>;
  readonly placeholders: readonly string[];
  readonly codes: Readonly<
    Record<
      'stages' | 'nodes' | 'attributes' | 'checklists' | 'materials' | 'units' | 'blockers',
      readonly string[]
    >
  >;
}

/** Each value that occurs more than once, named once. */
export function duplicates(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

/** Reports the codes that are not known, as `unknown <what> <code>`. */
export function checkKnown(
  codes: readonly string[],
  known: readonly string[],
  what: string,
  place: string,
  report: Report,
): void {
  for (const code of codes) if (!known.includes(code)) report(place, `unknown ${what} ${code}`);
}
