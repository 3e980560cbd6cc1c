import { whoMay } from '../access/access.ts';
import type { NodeCode } from '../catalogue/types.ts';
import { refuse } from '../decision.ts';
import type { PersonId } from '../people/types.ts';
import type { ActType, Refusal } from './commands.ts';
import { openPrerequisites } from './start.ts';
import type { Project, RunningNode, World } from './types.ts';

/** A date further away than this is taken for a slip of the pen. */
export const FARTHEST_DAYS = 366;

export type ActCheck =
  | { readonly ok: true; readonly node: RunningNode }
  | { readonly ok: false; readonly refusal: Refusal };

/** The checks every act on a node shares: it exists, it applies, the person may, its clock runs. */
export function checkAct(
  world: World,
  project: Project,
  act: { readonly type: ActType; readonly node: NodeCode; readonly by: PersonId },
): ActCheck {
  const node = project.nodes.get(act.node);
  if (!node) return refuse({ code: 'unknown-node', node: act.node });
  if (node.status === 'skipped') {
    return node.reason === 'decided'
      ? refuse({ code: 'node-dropped', node: node.code, by: node.by, at: node.at })
      : refuse({ code: 'node-not-applicable', node: node.code });
  }
  const who = whoMay(world, project, act.type, node.code);
  if (!who.includes(act.by)) {
    return refuse({ code: 'not-allowed', act: act.type, node: node.code, who });
  }
  if (node.status === 'done') {
    return refuse({ code: 'node-done', node: node.code, doneAt: node.doneAt, doneBy: node.doneBy });
  }
  if (node.status === 'waiting') {
    const waitsFor = openPrerequisites(world, project, node.code);
    return refuse({ code: 'node-waiting', node: node.code, waitsFor });
  }
  return { ok: true, node };
}
