import { dayOf, type Instant } from '../calendar/time.ts';
import type { PointsRule, PointsRules } from '../catalogue/rules-types.ts';
import type { Hundredths, Month, RuleCode } from './types.ts';

/** Points of the rules as hundredths. */
export const hundredthsOf = (points: number): Hundredths => Math.round(points * 100);

/** An enabled rule by its code; undefined where it is switched off or there is none. */
export function ruleOf({ rules }: PointsRules, code: RuleCode): PointsRule | undefined {
  return rules.find((rule) => rule.code === code && rule.enabled);
}

/** The month of an instant in the district, `2026-03`. */
export const monthOf = (at: Instant): Month => dayOf(at).slice(0, 7);

export const sumOf = (lines: readonly { readonly hundredths: Hundredths }[]): Hundredths =>
  lines.reduce((sum, { hundredths }) => sum + hundredths, 0);
