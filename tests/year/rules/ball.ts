import { dayOf, daysBetween, type Instant } from '../../../domain/calendar/time.ts';
import { ballClock } from '../../../domain/clock/ball.ts';
import { readyOnOf } from '../../../domain/clock/supplement.ts';
import type { DoneNode, Project, RunningNode, World } from '../../../domain/project/types.ts';
import type { YearRule } from '../rule.ts';

export const ball: YearRule = {
  claim: 'the days of a node all belong to somebody',
  watch: () => {
    /** Done nodes that were counted: states are replaced, never changed, and theirs have ended. */
    const counted = new WeakSet<DoneNode>();
    return {
      project: (project, world, now) =>
        [...project.nodes.values()].flatMap((node) => {
          if (node.status === 'running') return unaccounted(world, project, node, now) ?? [];
          if (node.status !== 'done' || counted.has(node)) return [];
          counted.add(node);
          return unaccounted(world, project, node, now) ?? [];
        }),
    };
  },
};

function unaccounted(world: World, project: Project, node: RunningNode | DoneNode, now: Instant) {
  if (node.startedOn === null) return undefined;
  const { unit, enterprise, upperLevel, nobody } = ballClock(world, project, node, now);
  const from = readyOnOf({ clock: node.clock, startedOn: node.startedOn });
  const to = dayOf(node.status === 'done' ? (node.doneAt ?? now) : now);
  const sum = unit + enterprise + upperLevel + nobody;
  if (sum === Math.max(0, daysBetween(from, to))) return undefined;
  return `${node.code}: ${sum} days ${from} to ${to}`;
}
