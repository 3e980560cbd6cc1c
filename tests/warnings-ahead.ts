import { HOUR, type Instant } from '../domain/calendar/time.ts';
import { warningOpensAt } from '../domain/project/light.ts';
import { missingPreflight, preflightOf } from '../domain/project/node-view.ts';
import type { Project, RunningNode, WarningKind, World } from '../domain/project/types.ts';

/** When the group must hear what of a node while the clock moves and nobody touches the node. */
export function warningsAhead(
  world: World,
  project: Project,
  node: RunningNode,
): [WarningKind, Instant][] {
  const { dueAt } = node;
  const opensAt = warningOpensAt(world.calendar, node);
  const preflight = preflightOf(world, project, node.code);
  const isIncomplete = missingPreflight(world, project, node.code).length > 0;
  const checkedAt = preflight && isIncomplete ? dueAt - preflight.hoursBefore * HOUR : dueAt;
  const yellowAt = Math.min(opensAt, checkedAt);
  // Whoever acted after the light turned is not reminded.
  const isSilent = !(node.warned.yellow && node.touchedAt > node.warned.yellow);
  const isReminded = isSilent && dueAt - 24 * HOUR > opensAt;
  const known: [WarningKind, Instant][] = [
    ['yellow', yellowAt],
    ...(isReminded ? [['h24', dueAt - 24 * HOUR] as [WarningKind, Instant]] : []),
    ['red', dueAt],
  ];
  return known;
}
