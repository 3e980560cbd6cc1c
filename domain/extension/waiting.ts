import type { Waiting } from '../matter/waiting.ts';
import type { PersonId } from '../people/types.ts';
import { runningNodes } from '../project/node-view.ts';
import type { Project, World } from '../project/types.ts';
import { deciderOf } from './decider.ts';

/** Requests for more time that wait for a person's decision; best before the node is due. */
export const extensionWaits = (world: World, project: Project, person: PersonId): Waiting[] =>
  runningNodes(project).flatMap(({ code, dueAt, extension }) => {
    const open = extension?.open;
    if (!open || deciderOf(world, project, open.by) !== person) return [];
    return { matter: null, node: code, dueAt, act: 'extension-decide' };
  });
