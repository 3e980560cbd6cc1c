import { dueAt } from '../calendar/due.ts';
import { dayOf, type Instant } from '../calendar/time.ts';
import { limitOf } from '../catalogue/applies.ts';
import type { NodeCode } from '../catalogue/types.ts';
import { openedWith } from '../rectification/checklist.ts';
import type { ProjectEvent } from './events.ts';
import { definitionOf } from './node-view.ts';
import { periodAt } from './recur.ts';
import type { Project, World } from './types.ts';

/** Prerequisites of a node still open. One that does not apply counts as satisfied. */
export function openPrerequisites(world: World, project: Project, code: NodeCode): NodeCode[] {
  return definitionOf(world, code).prerequisites.filter((prerequisite) => {
    const status = project.nodes.get(prerequisite)?.status;
    return status === 'waiting' || status === 'running';
  });
}

/**
 * Starts every waiting node whose prerequisites are complete; its clock runs from that day, and what
 * belongs to it begins with it.
 */
export function startReady(world: World, project: Project, now: Instant): ProjectEvent[] {
  const startedOn = dayOf(now);
  return [...project.nodes.values()]
    .filter((node) => node.status === 'waiting')
    .filter((node) => openPrerequisites(world, project, node.code).length === 0)
    .flatMap(({ code, period }) => [
      {
        type: 'nodeStarted' as const,
        node: code,
        startedOn,
        dueAt: dueAt(
          world.calendar,
          startedOn,
          limitOf(definitionOf(world, code), project.attributes),
        ),
        limitOverride: null,
        ...(period ? { period } : periodAt(world, code, startedOn)),
      },
      ...openedWith(world, project, code),
    ]);
}
