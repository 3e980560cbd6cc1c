import type { z } from 'zod';
import { checkCalendar } from './check-calendar.ts';
import { checkGraph } from './check-graph.ts';
import { checkLimits } from './check-limits.ts';
import { checkMaterials } from './check-materials.ts';
import { checkAttributeRules } from './check-rules.ts';
import { checkSupervision } from './check-supervision.ts';
import { checkUnits } from './check-units.ts';
import type { Report } from './faults.ts';
import type { MaterialEntry, materialsFile, RulesFile } from './schema.ts';
import {
  type AttributeDefinition,
  type Checklist,
  type NodeDefinition,
  SITE,
  type Stage,
  type Unit,
} from './types.ts';

/** The well-formed entries of all files, and the codes of all entries. */
export interface Parts {
  readonly stages: readonly Stage[];
  readonly nodes: readonly NodeDefinition[];
  readonly attributes: readonly AttributeDefinition[];
  readonly checklists: readonly Checklist[];
  readonly materials: readonly MaterialEntry[];
  readonly units: readonly Unit[];
  readonly rules: RulesFile;
  readonly reuse: z.infer<typeof materialsFile>['reuse'];
  readonly unitCount: number;
  readonly unitKinds: Readonly<Record<string, string>>;
  readonly placeholders: readonly string[];
  readonly codes: Readonly<
    Record<
      'stages' | 'nodes' | 'attributes' | 'checklists' | 'materials' | 'units',
      readonly string[]
    >
  >;
}

/** Reports every contradiction between the entries. */
export function checkAll(parts: Parts, report: Report): void {
  for (const [kind, codes] of Object.entries(parts.codes)) {
    for (const code of duplicates(codes)) report(kind, `duplicate code ${code}`);
  }
  for (const placeholder of parts.placeholders) {
    if (placeholder !== SITE) report('catalogue unitPlaceholders', `unknown ${placeholder}`);
  }
  checkUnits(parts, report);
  checkGraph(parts, report);
  checkMaterials(parts, report);
  checkAttributeRules(parts, report);
  checkLimits(parts, report);
  checkCalendar(parts.rules.calendar, report);
  checkSupervision(parts, report);
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
