import type { PersonId, Role } from '../people/types.ts';
import type { World } from '../project/types.ts';
import type { Lead } from './lead.ts';

/** Who may do what with a lead. Source: design, section 3 "Access" and "Leads". */

/** Roles that look at every lead that is not confidential. */
const seesAll: readonly Role[] = ['principalLeader', 'portfolioLeader', 'operator'];

const isOwner = ({ directory }: World, lead: Lead, person: PersonId): boolean =>
  lead.owner === person || (!lead.confidential && directory.actingFor(lead.owner) === person);

/** The heads of the owner's unit. */
export function headsOver({ directory }: World, { owner }: Pick<Lead, 'owner'>): PersonId[] {
  const unit = directory.person(owner)?.unit;
  return unit ? directory.inUnit(unit, 'unitHead').map(({ id }) => id) : [];
}

/**
 * Whether a person may see a lead: owner, reporter, the promoters and the head of the owner's unit,
 * the district's leaders, the operators; of a confidential one its owner and the leaders named on
 * its form, and nobody else.
 */
export function maySeeLead(world: World, lead: Lead, person: PersonId): boolean {
  if (lead.confidential) {
    return lead.owner === person || lead.confidential.leaders.includes(person);
  }
  if (isOwner(world, lead, person) || lead.first.by === person) return true;
  const seer = world.directory.person(person);
  if (!seer?.active) return false;
  if (seesAll.includes(seer.role)) return true;
  const unit = world.directory.person(lead.owner)?.unit;
  return seer.unit === unit && (seer.role === 'promoter' || seer.role === 'unitHead');
}

/**
 * Ids of those who confirm, move and hand over a lead: its owner, the head of the owner's unit, the
 * operators; of a confidential one its owner and the leaders named on its form.
 */
export function whoCarries(world: World, lead: Lead): PersonId[] {
  const { owner, confidential } = lead;
  if (confidential) return [owner, ...confidential.leaders];
  const all = [
    owner,
    world.directory.actingFor(owner),
    ...headsOver(world, lead),
    ...operators(world),
  ];
  return [...new Set(all)];
}

/** Somebody who may see a lead and may not carry it: what they know of it goes to its owner. */
export const isOnlySeen = (world: World, lead: Lead, person: PersonId): boolean =>
  maySeeLead(world, lead, person) && !whoCarries(world, lead).includes(person);

/** Whom to ask about a lead that one may not change; of a confidential one its owner alone is named. */
export const whomToAsk = (world: World, lead: Lead): PersonId[] =>
  lead.confidential ? [lead.owner] : whoCarries(world, lead);

const operators = ({ directory }: World): PersonId[] =>
  directory.withRole('operator').map(({ id }) => id);

/** Whoever says which group takes leads: operators, and heads of units that have promoters. */
export function mayNameLeadsGroup({ directory }: World, person: PersonId): boolean {
  const namer = directory.person(person);
  if (!namer?.active) return false;
  if (namer.role === 'operator') return true;
  return namer.role === 'unitHead' && directory.inUnit(namer.unit, 'promoter').length > 0;
}

/** Leaders who may be named on the form of a confidential lead. */
export const leadersToName = ({ directory }: World) =>
  (['principalLeader', 'portfolioLeader', 'unitHead'] as const).flatMap((role) =>
    directory.withRole(role),
  );
