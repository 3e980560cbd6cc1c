import type { Instant } from '../../../domain/calendar/time.ts';
import { isCounted, lastSettingOf } from '../../../domain/clock/count.ts';
import { explainNode } from '../../../domain/clock/explain.ts';
import type { ProjectEvent } from '../../../domain/project/events.ts';
import { runningNodes } from '../../../domain/project/node-view.ts';
import type { Project, RunningNode, World } from '../../../domain/project/types.ts';
import type { YearRule } from '../rule.ts';

/** Events that may move the due instant of a node whose clock runs. */
const MOVES: ReadonlySet<ProjectEvent['type']> = new Set([
  'dueSet',
  'extensionGranted',
  'nodeResumed',
  'supplementAsked',
  'supplementCompleted',
  'projectResumed',
]);

export const due: YearRule = {
  claim: 'every due instant is explained, and none moves silently',
  watch: () => ({
    event({ before, event, after }) {
      if (MOVES.has(event.type)) return [];
      return [...after.nodes].flatMap(([code, is]) => {
        const was = before.nodes.get(code);
        if (was === is || was?.status !== 'running' || is.status !== 'running') return [];
        return was.dueAt === is.dueAt ? [] : [`${event.type} moves the due instant of ${code}`];
      });
    },
    project: (project, world, now) =>
      runningNodes(project)
        .filter((node) => !isExplained(world, project, node, now))
        .map((node) => `nothing explains ${JSON.stringify(node)}`),
  }),
};

/** Start, limit and pauses give the instant, or somebody has set it, or its project stood still. */
function isExplained(world: World, project: Project, node: RunningNode, now: Instant): boolean {
  if (explainNode(world, project, node, now).dueAt !== node.dueAt) return false;
  if (node.dueIsExplicit) return lastSettingOf(node) !== null;
  return isCounted(world, project.attributes, node) || node.clock.idle.length > 0;
}
