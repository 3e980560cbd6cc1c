import { addDays, dayOf, type Instant, startOfDay } from '../calendar/time.ts';
import type { DispatchTier } from '../catalogue/rules-types.ts';
import type { World } from '../project/types.ts';
import type { Candidate } from './candidates.ts';
import { type DigestItem, type Reason, type Scope, weightOrder } from './types.ts';

/** What falls due in so many days is told ahead. Source: lifecycle rules, `dispatch` (未来7日). */
const AHEAD_DAYS = 7;

/** What is due before this instant counts as due in the next seven days, today among them. */
export const soonUntil = (now: Instant): Instant => startOfDay(addDays(dayOf(now), AHEAD_DAYS));

/** Whether something is of the unit, of the leader's projects, of the district. */
export function isIn(scope: Scope, { item, lead }: Pick<Candidate, 'item' | 'lead'>): boolean {
  switch (scope.kind) {
    case 'unit':
      return item.unit === scope.unit;
    case 'lead':
      return lead === scope.lead;
    case 'district':
      return true;
    default:
      return scope satisfies never;
  }
}

/** The candidate as an item of a tier; undefined: the tier does not take it. */
export function taken(
  world: World,
  tiers: readonly DispatchTier[],
  tier: DispatchTier,
  candidate: Candidate,
  now: Instant,
): DigestItem | undefined {
  const found = reasonsFor(world, tier, candidate, now);
  if (found.length === 0) return undefined;
  const above = [...tiers]
    .sort((a, b) => b.level - a.level)
    .find(
      (other) => other.level > tier.level && reasonsFor(world, other, candidate, now).length > 0,
    );
  const sorted = weightOrder[tier.cycle].filter((reason) => found.includes(reason));
  return { ...candidate.item, reasons: sorted, passedUp: above?.cycle ?? null };
}

/** Why a tier takes it; empty: it does not. Source: lifecycle rules, `dispatch[].takes`. */
export function reasonsFor(
  world: World,
  tier: DispatchTier,
  candidate: Candidate,
  now: Instant,
): Reason[] {
  const { item, missed, blocker, givenBy } = candidate;
  const { limits, cycle } = tier;
  const isMissed = missed.some((step) => limits.missed.includes(step));
  const found: Reason[] = isMissed ? ['rungMissed'] : [];
  if (item.kind === 'node' && item.light === 'red') found.push(...redReasons(tier, item));
  if (item.kind === 'node' && cycle === 'weekly') found.push(...aheadReasons(item, now));
  if (item.kind === 'rectification' && cycle === 'weekly') found.push('problem');
  if (blocker) found.push(...blockerReasons(tier, blocker));
  if (givenBy !== null) found.push(...itemReasons(world, tier, item, givenBy));
  return found;
}

function redReasons({ limits, cycle }: DispatchTier, item: Candidate['item']): Reason[] {
  const { redOverWorkdays, anyRedFromWan } = limits;
  const isBig = anyRedFromWan !== null && item.investmentWan >= anyRedFromWan;
  if (cycle === 'weekly') return ['red'];
  return [
    ...(item.redWorkdays > redOverWorkdays ? (['redLong'] as const) : []),
    ...(isBig ? (['bigProject'] as const) : []),
  ];
}

const aheadReasons = ({ light, dueAt }: Candidate['item'], now: Instant): Reason[] => [
  ...(light === 'yellow' ? (['yellow'] as const) : []),
  ...(light === 'blue' && dueAt !== null && dueAt < soonUntil(now) ? (['soon'] as const) : []),
];

/** A unit head has all of the unit's, a portfolio leader what needs several, principals 卡脖子. */
function blockerReasons(
  { cycle }: DispatchTier,
  { rank, units }: NonNullable<Candidate['blocker']>,
): Reason[] {
  const isBottleneck = rank >= 2;
  if (cycle === 'weekly') return [isBottleneck ? 'bottleneck' : 'blocker'];
  if (isBottleneck) return ['bottleneck'];
  return cycle === 'half-monthly' && (units > 1 || rank === 1) ? ['crossUnit'] : [];
}

/**
 * What was decided is on the list of whoever has to do it, and of whoever decided it, until it is
 * done; of a portfolio leader also what others decided, once it is late.
 * Source: design, section 3 "Dispatch".
 */
function itemReasons(
  { directory }: World,
  { cycle }: DispatchTier,
  { light }: Candidate['item'],
  givenBy: string,
): Reason[] {
  const isLate = light === 'red';
  const role = directory.person(givenBy)?.role;
  const isPrincipals = role === 'principalLeader';
  const why = isLate ? 'notDone' : 'given';
  switch (cycle) {
    case 'weekly':
      return [why];
    case 'half-monthly':
      // What a unit head has asked within the unit stays there as long as it is in time.
      return isLate || !(isPrincipals || role === 'unitHead') ? [why] : [];
    case 'monthly':
      return isPrincipals ? [why] : [];
    default:
      return cycle satisfies never;
  }
}
