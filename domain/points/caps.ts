import type { PointsRules } from '../catalogue/rules-types.ts';
import { hundredthsOf, ruleOf, sumOf } from './amounts.ts';
import type { Hundredths, NewLine, RuledLine } from './types.ts';

/**
 * How much a line may still take or give, as a positive amount. A deduction: what a node may cost in
 * a month (20 points), and what its rule may take of one node at all (D2: 10). An award: what its rule
 * may give a unit in a month (A1: 10, A6: 5), and of a close-out (A3) no more than the node has lost.
 * What was reversed leaves room again. Source: lifecycle README, section 9.
 */
export function roomFor(
  rules: PointsRules,
  line: RuledLine,
  ledger: readonly NewLine[],
): Hundredths {
  const cap = ruleOf(rules, line.rule)?.cap;
  const rooms = [Number.POSITIVE_INFINITY];
  if (line.full < 0 && line.node !== null) {
    const spent = -sumOf(
      deductions(ledger.filter((one) => isSameNode(one, line) && isMonth(one, line))),
    );
    rooms.push(hundredthsOf(-rules.perNodeMonthlyCap) - spent);
  }
  if (cap) {
    const isCounted = cap.per === 'node' ? isSameNode : isSameAccount;
    const of = ledger.filter((one) => one.rule === line.rule && isCounted(one, line));
    rooms.push(hundredthsOf(cap.points) - Math.abs(sumOf(of)));
  }
  if (line.rule === 'A3') {
    const about = ledger.filter((one) => isSameNode(one, line) && one.matter === line.matter);
    rooms.push(-sumOf(deductions(about)));
  }
  return Math.max(0, Math.min(...rooms));
}

/** Deductions and what took them back. */
const deductions = (lines: readonly NewLine[]): NewLine[] =>
  lines.filter(({ rule }) => rule.startsWith('D'));

const isSameNode = (one: NewLine, { projectId, node }: RuledLine): boolean =>
  one.projectId === projectId && one.node === node;

const isMonth = (one: NewLine, { month }: RuledLine): boolean => one.month === month;

const isSameAccount = (one: NewLine, line: RuledLine): boolean =>
  one.unit === line.unit && isMonth(one, line);
