import { loadProject } from '../../db/queries/projects.ts';
import { cardContext } from '../context.ts';
import type { Turn } from '../intake/origin.ts';

/**
 * The project and the node that a button names, and what cards about them are drawn against.
 * Undefined where either no longer exists: the card is stale.
 */
export async function findTarget(
  { tx, who, now }: Turn,
  button: { readonly project: string; readonly node: string },
) {
  const project = await loadProject(tx, button.project);
  const state = project?.nodes.get(button.node);
  if (!project || !state) return undefined;
  return { project, state, context: cardContext(who, now) };
}
