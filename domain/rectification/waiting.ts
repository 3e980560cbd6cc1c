import type { Waiting } from '../matter/waiting.ts';
import type { PersonId } from '../people/types.ts';
import type { Project, World } from '../project/types.ts';
import { actorOf, openProblems } from './problem.ts';
import type { RectificationAct, RectificationItem } from './types.ts';

/** Problems that wait for a person to fix or to check again: one entry a node for each of the two. */
export function problemWaits(world: World, project: Project, person: PersonId): Waiting[] {
  const groups = new Map<string, RectificationItem[]>();
  for (const item of openProblems(project)) {
    if (actorOf(world, project, item) !== person) continue;
    const key = `${item.node} ${actOf(item)}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()].flatMap((items) => {
    const [first] = items;
    return first ? waitFor(first, items) : [];
  });
}

const actOf = ({ state }: RectificationItem): RectificationAct =>
  state.status === 'fixed' ? 'problems-recheck' : 'problems-fix';

const waitFor = (first: RectificationItem, items: readonly RectificationItem[]): Waiting => ({
  matter: items.length === 1 ? first.id : null,
  node: first.node,
  dueAt: Math.min(...items.map(({ dueAt }) => dueAt)),
  act: actOf(first),
  count: items.length,
});
