import type { Db } from '../db/client.ts';
import { findRunningProjectIds, loadProjects } from '../db/queries/projects.ts';
import { whoMay } from '../domain/access/access.ts';
import type { PersonId } from '../domain/people/types.ts';
import { runningNodes } from '../domain/project/node-view.ts';
import { responsibleFor } from '../domain/project/people.ts';
import type { Project, RunningNode, World } from '../domain/project/types.ts';

export interface TodoItem {
  readonly project: Project;
  readonly node: RunningNode;
}

/**
 * Running nodes that wait for a person: those they answer for; for a unit head, an agent or another
 * helper who answers for none, those they may finish. Soonest first.
 */
export async function findTodo(
  db: Db,
  world: World,
  person: PersonId,
  only?: readonly string[],
): Promise<TodoItem[]> {
  const projects = await loadProjects(db, only ?? (await findRunningProjectIds(db)));
  const all = projects.flatMap((project) =>
    runningNodes(project).map((node) => ({ project, node })),
  );
  const own = all.filter(
    ({ project, node }) => responsibleFor(world, project, node.code).person === person,
  );
  const items =
    own.length > 0
      ? own
      : all.filter(({ project, node }) =>
          whoMay(world, project, 'finish', node.code).includes(person),
        );
  return items.sort((a, b) => a.node.dueAt - b.node.dueAt);
}
