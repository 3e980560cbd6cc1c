import type { UnitCode } from '../catalogue/types.ts';
import type { PersonId } from '../people/types.ts';
import type { World } from '../project/types.ts';
import type { Candidate } from './candidates.ts';
import type { Audience, Cycle, Instead } from './types.ts';

type Read = Pick<Audience, 'person' | 'instead'>;

/** Who reads what is somebody's: they or who stands in; undefined: nobody can. */
function readerOf({ directory }: World, holder: PersonId): Read | undefined {
  if (!directory.person(holder)?.active) return undefined;
  const person = directory.actingFor(holder);
  if (directory.person(person)?.unreachable) return undefined;
  return { person, instead: person === holder ? null : { why: 'away', of: holder } };
}

/** Why nobody reads it themselves. */
function whyNot({ directory }: World, holder: PersonId | undefined): Instead {
  if (holder === undefined) return { why: 'nobody' };
  return { why: directory.person(holder)?.active ? 'unreachable' : 'left', of: holder };
}

/**
 * Everybody to whom a tier's digest goes. Who is on leave is stood in for; what is of somebody who
 * has left or cannot be reached, or of a unit without a head, goes to the leaders above, who are
 * told why. Source: design, section 3 "Dispatch" and "Supervision".
 */
export function audiencesOf(
  world: World,
  cycle: Cycle,
  candidates: readonly Candidate[],
): Audience[] {
  switch (cycle) {
    case 'weekly':
      return unitAudiences(world, candidates);
    case 'half-monthly':
      return leadAudiences(world, candidates);
    case 'monthly':
      return principals(world).map(({ holder, ...read }) => ({
        cycle,
        key: `district:${holder}`,
        scope: { kind: 'district' },
        leadOf: null,
        ...read,
      }));
    default:
      return cycle satisfies never;
  }
}

/** Principal leaders and who reads for them; the operators where there is nobody at all. */
function principals(world: World): (Read & { readonly holder: PersonId })[] {
  const { directory } = world;
  const read = directory.withRole('principalLeader').flatMap(({ id: holder }) => {
    const reader = readerOf(world, holder);
    return reader ? [{ holder, ...reader }] : [];
  });
  if (read.length > 0) return read;
  return directory
    .withRole('operator')
    .map(({ id }) => ({ holder: id, person: id, instead: { why: 'nobody' } }));
}

function unitAudiences(world: World, candidates: readonly Candidate[]): Audience[] {
  const heads = world.directory.known().filter(({ role }) => role === 'unitHead');
  const units = new Set([
    ...heads.map(({ unit }) => unit),
    ...candidates.map(({ item }) => item.unit),
  ]);
  return [...units].sort().flatMap((unit): Audience[] => {
    const own = heads.filter((head) => head.unit === unit);
    const scope = { kind: 'unit', unit } as const;
    const read = own.flatMap(({ id: holder }) => {
      const reader = readerOf(world, holder);
      return reader ? [{ holder, ...reader }] : [];
    });
    if (read.length > 0) {
      return read.map(({ holder, person, instead }) => ({
        cycle: 'weekly',
        key: `unit:${unit}:${holder}`,
        scope,
        leadOf: null,
        person,
        instead,
      }));
    }
    const instead = whyNot(world, own[0]?.id);
    return leadsOf(candidates, unit).flatMap((lead) =>
      above(world, lead).map(({ person }) => ({
        cycle: 'weekly',
        key: `unit:${unit}:${lead}:${person}`,
        scope,
        leadOf: lead,
        person,
        instead,
      })),
    );
  });
}

/** Leaders of the projects in which a unit has something open. */
const leadsOf = (candidates: readonly Candidate[], unit: UnitCode): PersonId[] => [
  ...new Set(candidates.flatMap(({ item, lead }) => (item.unit === unit ? lead : []))),
];

/** Whoever reads what a project's lead has to: the lead or who stands in, else the principals. */
function above(world: World, lead: PersonId): readonly Read[] {
  const own = readerOf(world, lead);
  return own ? [own] : principals(world);
}

/** A leader who leads no project has none of their own. Source: design, section 1. */
function leadAudiences(world: World, candidates: readonly Candidate[]): Audience[] {
  const leads = new Set([
    ...world.directory.withRole('portfolioLeader').map(({ id }) => id),
    ...candidates.map(({ lead }) => lead),
  ]);
  return [...leads].sort().flatMap((lead): Audience[] => {
    const own = readerOf(world, lead);
    const scope = { kind: 'lead', lead } as const;
    if (own) {
      return [{ cycle: 'half-monthly', key: `lead:${lead}`, scope, leadOf: null, ...own }];
    }
    const instead = whyNot(world, lead);
    return principals(world).map(({ person }) => ({
      cycle: 'half-monthly',
      key: `lead:${lead}:${person}`,
      scope,
      leadOf: null,
      person,
      instead,
    }));
  });
}
