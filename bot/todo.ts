import type { TodoItem } from '../cards/answers.ts';
import type { Db } from '../db/client.ts';
import { findProjectsOf, loadProjects, type Reach } from '../db/queries/projects.ts';
import { whoMay } from '../domain/access/access.ts';
import { SITE } from '../domain/catalogue/types.ts';
import type { Person } from '../domain/people/types.ts';
import { runningNodes } from '../domain/project/node-view.ts';
import { responsibleFor } from '../domain/project/people.ts';
import type { World } from '../domain/project/types.ts';

/** Where a person can have a part at all: narrows what is loaded; the rules decide afterwards. */
export function reachOf({ catalogue }: World, { id, unit }: Person): Reach {
  const nodes = [...catalogue.nodes.values()];
  const codesOf = (responsible: string) =>
    nodes.filter((node) => node.responsibleUnit === responsible).map(({ code }) => code);
  return { person: id, unit, unitNodes: codesOf(unit), siteNodes: codesOf(SITE) };
}

/**
 * Running nodes that wait for a person: those they answer for; for a unit head, an agent or another
 * helper who answers for none, those they may finish. Soonest first. `only` is one project alone.
 */
export async function findTodo(
  db: Db,
  world: World,
  person: Person,
  only?: string,
): Promise<TodoItem[]> {
  const ids = only ? [only] : await findProjectsOf(db, reachOf(world, person));
  const all = (await loadProjects(db, ids)).flatMap((project) =>
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
