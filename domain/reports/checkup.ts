import { DAY_MS, type Instant } from '../calendar/time.ts';
import type { NodeCode, UnitCode } from '../catalogue/types.ts';
import type { PersonId } from '../people/types.ts';
import { worldFor } from '../project/edition.ts';
import { runningNodes } from '../project/node-view.ts';
import { responsibleFor, unitOfNode } from '../project/people.ts';
import type { Project, ProjectId, World } from '../project/types.ts';
import { isActive } from '../standing/phase.ts';

/**
 * More running nodes than this are more than one person can carry beside their own work: with five
 * working days a week each would get half a day.
 */
export const MOST_NODES = 10;
/** Source: the whole life of a project, onboarding: "projects without movement for 30 days". */
export const STILL_DAYS = 30;

/** What is wrong with how a district is set up, for its operator. Each list has the worst first. */
export interface Checkup {
  /** Units with running nodes and nobody of their own to answer for them. */
  readonly empty: readonly {
    readonly unit: UnitCode;
    readonly nodes: readonly { readonly project: ProjectId; readonly node: NodeCode }[];
  }[];
  readonly overloaded: readonly { readonly person: PersonId; readonly nodes: number }[];
  /** Projects in which nobody has done anything for so long. */
  readonly still: readonly { readonly project: ProjectId; readonly since: Instant }[];
}

/**
 * Looks over all projects at `now`; `movedAt` is when a person last did something in each, and in one
 * without an entry nobody ever has. Projects that are not under way are passed over.
 */
export function checkup(
  around: World,
  projects: readonly Project[],
  movedAt: ReadonlyMap<ProjectId, Instant>,
  now: Instant,
): Checkup {
  const empty = new Map<UnitCode, { project: ProjectId; node: NodeCode }[]>();
  const held = new Map<PersonId, number>();
  const active = projects.filter(isActive);
  for (const project of active) {
    const world = worldFor(around, project);
    for (const { code } of runningNodes(project)) {
      const { person, via } = responsibleFor(world, project, code);
      if (person) held.set(person, (held.get(person) ?? 0) + 1);
      if (person && via !== 'stand-in') continue;
      const unit = unitOfNode(world, project, code);
      empty.set(unit, [...(empty.get(unit) ?? []), { project: project.id, node: code }]);
    }
  }
  const stillSince = now - STILL_DAYS * DAY_MS;
  return {
    empty: [...empty]
      .map(([unit, nodes]) => ({ unit, nodes }))
      .sort((a, b) => b.nodes.length - a.nodes.length),
    overloaded: [...held]
      .filter(([, nodes]) => nodes > MOST_NODES)
      .map(([person, nodes]) => ({ person, nodes }))
      .sort((a, b) => b.nodes - a.nodes),
    still: active
      .flatMap(({ id }) => {
        const since = movedAt.get(id);
        return since !== undefined && since <= stillSince ? [{ project: id, since }] : [];
      })
      .sort((a, b) => a.since - b.since),
  };
}
