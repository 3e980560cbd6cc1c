import type { Instant } from '../calendar/time.ts';
import type { DispatchTier } from '../catalogue/rules-types.ts';
import type { LeadSection } from '../lead/digest.ts';
import type { Project, World } from '../project/types.ts';
import { audiencesOf } from './audiences.ts';
import { candidatesOf } from './candidates.ts';
import { byWeight, chooseDecisions, decisionOn, weigh } from './decisions.ts';
import { figuresOf, type Looked } from './figures.ts';
import { isIn, taken } from './select.ts';
import type { Audience, Cycle, Digest, Scope } from './types.ts';

/** What somebody gets of a tier; null: there is nothing in it, and nothing is sent. */
export interface ForAudience {
  readonly audience: Audience;
  readonly digest: Digest | null;
}

/** Looks at projects once, for all digests that are made of them at `now`. */
export const lookAt = (world: World, projects: readonly Project[], now: Instant): Looked[] =>
  projects.map((project) => ({ project, candidates: candidatesOf(world, project, now) }));

/**
 * The digests of a tier as the projects stand at `now`, one for each audience. An item is in it as
 * long as the tier takes it: it leaves when it is solved or has gone up.
 * Source: design, section 3 "Dispatch"; lifecycle README, section 8.
 */
export function digestsOf(
  world: World,
  cycle: Cycle,
  looked: readonly Looked[],
  now: Instant,
  leadsOf: (scope: Scope) => LeadSection | null = () => null,
): ForAudience[] {
  const tiers = world.catalogue.rules.dispatch;
  const tier = tiers.find((one) => one.cycle === cycle);
  if (!tier) return [];
  const candidates = looked.flatMap((one) => one.candidates);
  return audiencesOf(world, cycle, candidates).map((audience) => ({
    audience,
    digest: digestFor(world, tier, audience, looked, now, leadsOf),
  }));
}

function digestFor(
  world: World,
  tier: DispatchTier,
  { scope, leadOf, instead }: Audience,
  looked: readonly Looked[],
  now: Instant,
  leadsOf: (scope: Scope) => LeadSection | null,
): Digest | null {
  const tiers = world.catalogue.rules.dispatch;
  const weighed = looked
    .flatMap(({ project, candidates }) =>
      candidates
        .filter((one) => isIn(scope, one) && (leadOf === null || one.lead === leadOf))
        .flatMap((one) => taken(world, tiers, tier, one, now) ?? [])
        .map((item) => weigh(world, project, item, now)),
    )
    .sort(byWeight(tier.cycle));
  // Leads are told once: to whom the scope is, not to whoever reads a part of it instead.
  const leads = leadOf === null ? leadsOf(scope) : null;
  if (weighed.length === 0 && leads === null) return null;
  const chosen = tier.cycle === 'monthly' ? chooseDecisions(weighed) : [];
  const ordered = [...chosen, ...weighed.filter((one) => !chosen.includes(one))];
  return {
    cycle: tier.cycle,
    scope,
    instead,
    // Every tier's digest carries 批示; an operator only passes on what has no reader.
    instructs: scope.kind === 'unit' || instead?.why !== 'nobody',
    madeAt: now,
    items: ordered.map(({ item }) => item),
    decisions: chosen.map((one, index) => decisionOn(one, index + 1)),
    figures: figuresOf(world, looked, scope, leadOf, now),
    ...(leads ? { leads } : {}),
  };
}
