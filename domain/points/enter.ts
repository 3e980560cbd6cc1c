import { dueAt } from '../calendar/due.ts';
import { dayOf, type Instant } from '../calendar/time.ts';
import type { PointsRules } from '../catalogue/rules-types.ts';
import type { World } from '../project/types.ts';
import { hundredthsOf, monthOf, ruleOf } from './amounts.ts';
import type { Candidate, Withdrawal } from './candidate.ts';
import { roomFor } from './caps.ts';
import type { Entry, Hundredths, Line, NewLine, ReversalLine, RuledLine } from './types.ts';
import { type Delivery, proofOf } from './warned.ts';

/** What stands already: of the nodes concerned whatever the month, of the units of the month. */
export type Ledger = readonly Line[];

/**
 * The lines that candidates become: what stands already is left out, an exemption makes it 0 and is
 * named, a deduction whose warning is not on record likewise, and caps cut what goes too far. Lines
 * come in the order of their causes. The same candidates again become nothing.
 */
export function enterAll(
  world: World,
  candidates: readonly Candidate[],
  ledger: Ledger,
  deliveries: ReadonlyMap<string, readonly Delivery[]>,
  at: Instant,
): RuledLine[] {
  const rules = world.catalogue.rules.points;
  const known = new Set(ledger.map(({ rule, key }) => `${rule} ${key}`));
  const lines: RuledLine[] = [];
  for (const candidate of candidates) {
    const name = `${candidate.rule} ${candidate.key}`;
    const rule = ruleOf(rules, candidate.rule);
    if (!rule || known.has(name)) continue;
    const proof = candidate.need
      ? proofOf(candidate.need, deliveries.get(candidate.projectId) ?? [])
      : undefined;
    const isUnwarned = candidate.need !== null && proof === undefined;
    const exempt = candidate.exempt ?? (isUnwarned ? ('warning-not-delivered' as const) : null);
    const line = lineOf(world, candidate, hundredthsOf(rule.score), at);
    const warned = { ...line, warnedBy: proof?.id ?? null };
    const entered =
      exempt === null
        ? cutTo(rules, warned, [...ledger, ...lines])
        : { ...warned, hundredths: 0, reason: exempt, appealUntil: null };
    if (entered === null) continue;
    known.add(name);
    lines.push(entered);
  }
  return lines;
}

function lineOf(
  world: World,
  candidate: Candidate,
  full: Hundredths,
  at: Instant,
): Omit<RuledLine, 'warnedBy'> {
  const { rule, unit, projectId, node, matter, key, cause } = candidate;
  return {
    kind: 'entry',
    rule,
    unit,
    month: monthOf(cause.at),
    projectId,
    node,
    matter,
    cause,
    key,
    full,
    hundredths: full,
    reason: null,
    appealUntil: full < 0 ? appealUntil(world, at) : null,
    at,
  };
}

/** Close of business on the third working day; the day of the entry is not counted. */
export function appealUntil({ calendar, catalogue }: World, at: Instant): Instant {
  const { days, kind } = catalogue.rules.points.appeal;
  return dueAt(calendar, dayOf(at), { days, kind });
}

/** A deduction beyond its cap stays on record with what is left of it; an award of nothing is none. */
function cutTo(rules: PointsRules, line: RuledLine, ledger: readonly NewLine[]): RuledLine | null {
  const room = roomFor(rules, line, ledger);
  const { full } = line;
  const hundredths = full < 0 ? Math.max(full, -room) : Math.min(full, room);
  if (hundredths === full) return line;
  if (full > 0 && hundredths <= 0) return null;
  const cut = { ...line, hundredths: hundredths === 0 ? 0 : hundredths, reason: 'capped' as const };
  return cut.hundredths === 0 ? { ...cut, appealUntil: null } : cut;
}

/** The reversals of what was entered and turns out to be exempt. */
export function withdrawAll(
  withdrawals: readonly Withdrawal[],
  ledger: Ledger,
  at: Instant,
): ReversalLine[] {
  const reversed = new Set(
    ledger.flatMap((line) => (line.kind === 'reversal' ? line.reverses : [])),
  );
  return withdrawals.flatMap(({ projectId, matter, node, reason, cause }) =>
    ledger
      .filter((line): line is Entry => line.kind === 'entry')
      .filter((line) => line.projectId === projectId && line.node === node)
      .filter((line) => line.matter === matter && line.hundredths < 0 && !reversed.has(line.id))
      .map((entry) => reversalOf(entry, reason, cause, at)),
  );
}

/** Takes an entry back by a new line; the first one stays as it is. */
export const reversalOf = (
  { id, rule, unit, month, projectId, node, matter, hundredths }: Entry,
  reason: ReversalLine['reason'],
  cause: Entry['cause'],
  at: Instant,
): ReversalLine => ({
  kind: 'reversal',
  rule,
  unit,
  month,
  projectId,
  node,
  matter,
  cause,
  hundredths: -hundredths,
  key: `reverses/${id}`,
  reverses: id,
  reason,
  at,
});
