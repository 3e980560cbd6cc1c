import { applicable } from '../catalogue/applies.ts';
import { unitOf } from '../catalogue/requirements.ts';
import type { NodeCode, ProjectAttributes, UnitCode } from '../catalogue/types.ts';
import type { PersonId } from '../people/types.ts';
import type { HelpTeam, World } from '../project/types.ts';

/** So many stages ahead the helpers of the units are in the team from the start. */
const STAGES_AHEAD = 3;

/**
 * The N of 1+1+N as a project starts: one helper of each unit that has something to do in its first
 * open stages, and the heads of the place and of the units of the first open stage. An operator may
 * change it later. Source: design, section 3 "Calling people".
 */
export function startingTeam(
  world: World,
  location: UnitCode,
  attributes: ProjectAttributes,
  done: readonly NodeCode[],
): Pick<HelpTeam, 'helpers' | 'unitHeads'> {
  const { catalogue, directory } = world;
  const applies = applicable(catalogue, attributes);
  const isOpen = (code: NodeCode) => applies.has(code) && !done.includes(code);
  const open = catalogue.stages
    .map(({ nodes }) => nodes.filter(isOpen))
    .filter((nodes) => nodes.length > 0);
  const unitsOf = (stages: readonly NodeCode[][]): UnitCode[] => [
    ...new Set(
      stages.flat().flatMap((code) => {
        const unit = catalogue.nodes.get(code)?.responsibleUnit;
        return unit ? unitOf(catalogue, unit, location) : [];
      }),
    ),
  ];
  const first = (unit: UnitCode, role: 'helper' | 'unitHead'): PersonId[] =>
    directory
      .inUnit(unit, role)
      .slice(0, 1)
      .map(({ id }) => id);
  return {
    helpers: unitsOf(open.slice(0, STAGES_AHEAD)).flatMap((unit) => first(unit, 'helper')),
    unitHeads: [...new Set([location, ...unitsOf(open.slice(0, 1))])].flatMap((unit) =>
      first(unit, 'unitHead'),
    ),
  };
}
