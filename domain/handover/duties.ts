import type { NodeCode } from '../catalogue/types.ts';
import { isWorkerRole, type PersonId } from '../people/types.ts';
import { runningNodes } from '../project/node-view.ts';
import { holderOf } from '../project/people.ts';
import type { HelpTeam, Project, World } from '../project/types.ts';

/** What a person has in a project and hands over for good. */
export interface Duties {
  /** Running nodes that are theirs. */
  readonly nodes: readonly NodeCode[];
  /** The team without them and with the other; null: they are not in it. */
  readonly team: HelpTeam | null;
}

/** What goes from one person to another in a project; undefined where the one has nothing there. */
export function dutiesOf(
  world: World,
  project: Project,
  from: PersonId,
  to: PersonId,
): Duties | undefined {
  const team = teamWithout(project.team, from, to);
  const nodes = runningNodes(project)
    .filter(
      ({ code, assignedTo }) =>
        assignedTo === from || holderOf(world, project, code).person === from,
    )
    .map(({ code }) => code);
  return team || nodes.length > 0 ? { nodes, team } : undefined;
}

function teamWithout(team: HelpTeam, from: PersonId, to: PersonId): HelpTeam | null {
  const one = <Id extends PersonId | null>(id: Id) => (id === from ? to : id);
  const many = (ids: readonly PersonId[]) => [...new Set(ids.map(one))];
  const isIn = [
    team.lead,
    team.agent,
    ...team.helpers,
    ...team.unitHeads,
    team.enterpriseContact,
  ].includes(from);
  if (!isIn) return null;
  return {
    lead: one(team.lead),
    agent: one(team.agent),
    helpers: many(team.helpers),
    unitHeads: many(team.unitHeads),
    enterpriseContact: one(team.enterpriseContact),
  };
}

/**
 * Who may hand over all that a person has: an operator; for somebody who does a unit's work also the
 * head of that unit. Source: design, section 3 "Access".
 */
export function mayHandOver({ directory }: World, from: PersonId): PersonId[] {
  const person = directory.person(from);
  const heads =
    person && isWorkerRole(person.role) ? directory.inUnit(person.unit, 'unitHead') : [];
  return [...directory.withRole('operator'), ...heads].map(({ id }) => id);
}
