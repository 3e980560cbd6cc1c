import { checkBlockers } from './check-blockers.ts';
import { checkCalendar } from './check-calendar.ts';
import { checkGraph } from './check-graph.ts';
import { checkLimits } from './check-limits.ts';
import { checkMaterials } from './check-materials.ts';
import { checkAttributeRules } from './check-rules.ts';
import { checkSupervision } from './check-supervision.ts';
import { checkUnits } from './check-units.ts';
import type { Report } from './faults.ts';
import { duplicates, type Parts } from './parts.ts';
import { SITE } from './types.ts';

/** Reports every contradiction between the entries. */
export function checkAll(parts: Parts, report: Report): void {
  for (const [kind, codes] of Object.entries(parts.codes)) {
    for (const code of duplicates(codes)) report(kind, `duplicate code ${code}`);
  }
  for (const placeholder of parts.placeholders) {
    if (placeholder !== SITE) report('catalogue unitPlaceholders', `unknown ${placeholder}`);
  }
  checkUnits(parts, report);
  checkBlockers(parts, report);
  checkGraph(parts, report);
  checkMaterials(parts, report);
  checkAttributeRules(parts, report);
  checkLimits(parts, report);
  checkCalendar(parts.rules.calendar, report);
  checkSupervision(parts, report);
}
