import type { Instant } from '../calendar/time.ts';
import type { PointsRules } from '../catalogue/rules-types.ts';
import type { UnitCode } from '../catalogue/types.ts';
import { hundredthsOf, sumOf } from './amounts.ts';
import { postedOf, stateOf } from './state.ts';
import type { Appeal, Hundredths, Line, Month } from './types.ts';

/** A unit's account of a month. */
export interface Account {
  readonly unit: UnitCode;
  readonly month: Month;
  /** The base and all its lines; reversals make up for what they take back. */
  readonly balance: Hundredths;
  /** Of it, deductions that may still be appealed against or wait for a ruling. */
  readonly pending: Hundredths;
  /** The base and what stands for good: what may be published. Source: rules, `publishAfterAppeal`. */
  readonly settled: Hundredths;
  readonly taken: Hundredths;
  readonly given: Hundredths;
  /** Nodes that turned red in the month and cost the unit something. */
  readonly newReds: number;
  /** Orders that were not done within their month. */
  readonly missedMonths: number;
  /** False reports (D12). */
  readonly falseReports: number;
}

/** The account of a unit and a month from its lines, in any order. */
export function accountOf(
  rules: PointsRules,
  unit: UnitCode,
  month: Month,
  ledger: readonly Line[],
  appeals: readonly Appeal[],
  now: Instant,
): Account {
  const lines = ledger.filter((line) => line.unit === unit && line.month === month);
  const posted = postedOf(lines, appeals);
  const open = posted.filter((one) => ['proposed', 'appealed'].includes(stateOf(one, now)));
  const inForce = posted.filter(
    ({ entry, isReversed }) => !isReversed && (entry.hundredths !== 0 || entry.reason === 'capped'),
  );
  const countOf = (rule: string) => inForce.filter(({ entry }) => entry.rule === rule).length;
  const balance = hundredthsOf(rules.base) + sumOf(lines);
  const pending = sumOf(open.map(({ entry }) => entry));
  const standing = inForce.map(({ entry }) => entry);
  return {
    unit,
    month,
    balance,
    pending,
    settled: balance - pending,
    taken: sumOf(standing.filter(({ hundredths }) => hundredths < 0)),
    given: sumOf(standing.filter(({ hundredths }) => hundredths > 0)),
    newReds: countOf('D1'),
    missedMonths: countOf('D6'),
    falseReports: countOf('D12'),
  };
}
