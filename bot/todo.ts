import { type TodoItem, withOrders } from '../cards/todo.ts';
import type { Db } from '../db/client.ts';
import { findOwedLeads } from '../db/queries/leads.ts';
import { findProjectsOf, loadProjects, type Reach } from '../db/queries/projects.ts';
import { whoMay } from '../domain/access/access.ts';
import { SITE } from '../domain/catalogue/types.ts';
import { waitingFor } from '../domain/matter/waiting.ts';
import type { Person } from '../domain/people/types.ts';
import { runningNodes } from '../domain/project/node-view.ts';
import { responsibleFor } from '../domain/project/people.ts';
import type { Project, World } from '../domain/project/types.ts';

/**
 * Where a person can have a part at all, for themselves or for those they stand in for: narrows what
 * is loaded; the rules decide afterwards.
 */
export function reachOf({ catalogue, editions, directory }: World, { id, unit }: Person): Reach {
  const people = [id, ...directory.standsInFor(id)];
  const units = [...new Set([unit, ...people.map((each) => directory.person(each)?.unit ?? unit)])];
  const nodes = [catalogue, ...(editions?.values() ?? [])].flatMap((each) => [
    ...each.nodes.values(),
  ]);
  const codesOf = (responsible: readonly string[]) => [
    ...new Set(
      nodes.filter((node) => responsible.includes(node.responsibleUnit)).map(({ code }) => code),
    ),
  ];
  return { people, units, unitNodes: codesOf(units), siteNodes: codesOf([SITE]) };
}

/**
 * What waits for a person: matters, what is owed on leads, and the running nodes they answer for; for
 * a unit head, an agent or another helper who answers for no node, those they may finish. `only` is
 * one project alone.
 */
export async function findTodo(
  db: Db,
  world: World,
  person: Person,
  only?: string,
): Promise<TodoItem[]> {
  const ids = only ? [only] : await findProjectsOf(db, reachOf(world, person));
  const projects = await loadProjects(db, ids);
  const waits = projects.flatMap((project) =>
    waitingFor(world, project, person.id).map((waiting) => ({ project, waiting })),
  );
  const leads = only ? [] : await leadsOf(db, world, person);
  return [...withOrders(nodesOf(world, projects, person), waits), ...leads];
}

/** What is owed on leads by the person, and by those they stand in for, who share no secrets. */
async function leadsOf(db: Db, { directory }: World, { id }: Person): Promise<TodoItem[]> {
  const owed = await findOwedLeads(db, [id, ...directory.standsInFor(id)]);
  return owed
    .filter(({ owner, confidential }) => owner === id || confidential === null)
    .flatMap((lead) => lead.duties.map((duty) => ({ lead, duty })));
}

function nodesOf(world: World, projects: readonly Project[], person: Person): TodoItem[] {
  const all = projects.flatMap((project) =>
    runningNodes(project).map((node) => ({ project, node })),
  );
  const own = all.filter(
    ({ project, node }) => responsibleFor(world, project, node.code).person === person.id,
  );
  const items =
    own.length > 0
      ? own
      : all.filter(({ project, node }) =>
          whoMay(world, project, 'finish', node.code).includes(person.id),
        );
  return items.sort((a, b) => a.node.dueAt - b.node.dueAt);
}
