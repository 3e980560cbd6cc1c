import type { PersonId, Role } from '../people/types.ts';
import type { World } from '../project/types.ts';
import type { LeadFacts } from './lead.ts';
import type { AssignmentRule, LeadRules } from './rules.ts';

/** Those of a unit who take a lead, in this order. */
const takers: readonly Role[] = ['promoter', 'helper', 'unitHead'];

/**
 * Who follows a lead that `reporter` told of: a promoter keeps their own, unless a rule says
 * otherwise; anybody else's goes where size and sector send it, else to the unit for leads, in which
 * whoever has the fewest takes it. `load` counts a person's open leads.
 */
export function ownerFor(
  world: World,
  { assignment }: LeadRules,
  facts: LeadFacts,
  reporter: PersonId,
  load: (person: PersonId) => number = () => 0,
): PersonId {
  const { directory } = world;
  const isPromoter = directory.person(reporter)?.role === 'promoter';
  const rules = assignment.rules.filter(
    (rule) => fits(rule, facts) && (!isPromoter || rule.alsoFromPromoters === true),
  );
  const least = (unit: string, role: Role): PersonId | undefined =>
    [...directory.inUnit(unit, role)].sort((a, b) => load(a.id) - load(b.id))[0]?.id;
  for (const { unit, role } of rules) {
    const found = (role ? [role] : takers).map((each) => least(unit, each)).find(Boolean);
    if (found) return found;
  }
  if (isPromoter) return reporter;
  const usual = takers.map((each) => least(assignment.unit, each)).find(Boolean);
  return usual ?? directory.withRole('operator')[0]?.id ?? reporter;
}

function fits({ fromWan, industries }: AssignmentRule, facts: LeadFacts): boolean {
  const { investment, industry } = facts;
  const isLarge =
    fromWan === undefined ||
    (investment !== null && investment.currency === 'CNY' && investment.min >= fromWan);
  const isOf = industries === undefined || (industry !== null && industries.includes(industry));
  return isLarge && isOf;
}
