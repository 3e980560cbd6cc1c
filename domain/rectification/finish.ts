import type { NodeCode } from '../catalogue/types.ts';
import type { Refusal } from '../project/commands.ts';
import type { Project, World } from '../project/types.ts';
import { checklistOf, countTicks, itemsOf } from './checklist.ts';
import { openProblems } from './problem.ts';

/** Problems named in a refusal before the rest is counted. */
const MOST_NAMED = 3;

/**
 * Why a node cannot finish yet: a problem of it is open, or its checklist is. Undefined: neither.
 * Source: design, section 3 "Blockers"; lifecycle, section 2 "checklist".
 */
export function refusalOfFinish(
  world: World,
  project: Project,
  node: NodeCode,
): Refusal | undefined {
  const open = openProblems(project, node);
  if (open.length > 0) {
    const first = open.slice(0, MOST_NAMED).map(({ id, words }) => ({ matter: id, words }));
    return { code: 'problems-open', node, count: open.length, first };
  }
  const checklist = checklistOf(project, node);
  if (!checklist) return undefined;
  const { unchecked, failed } = countTicks(checklist, itemsOf(world, checklist));
  return unchecked + failed > 0 ? { code: 'checklist-open', node, unchecked, failed } : undefined;
}
