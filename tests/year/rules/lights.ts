import type { Instant } from '../../../domain/calendar/time.ts';
import { HOUR } from '../../../domain/calendar/time.ts';
import { stopOf } from '../../../domain/clock/stopped.ts';
import type { ProjectEvent } from '../../../domain/project/events.ts';
import { warningOpensAt } from '../../../domain/project/light.ts';
import { runningNodes } from '../../../domain/project/node-view.ts';
import type { RunningNode, World } from '../../../domain/project/types.ts';
import { isActive } from '../../../domain/standing/phase.ts';
import type { YearRule } from '../rule.ts';

/** What time alone brings about. */
const BY_TIME =
  /warned$|reminded$|lightTurned|orderOpened|orderHeld|orderWentOn|rungMissed|redDay/i;

export const lights: YearRule = {
  claim: 'a light turns once and at its instant, and none stays behind',
  watch: () => {
    const reddened = new Set<string>();
    /** When somebody last did something in a project: a light may turn with it. */
    const touched = new Map<string, Instant>();
    return {
      event({ world, before, event, at }) {
        if (!BY_TIME.test(event.type)) touched.set(before.id, at);
        if (event.type !== 'lightTurned') return [];
        const node = before.nodes.get(event.node);
        if (node?.status !== 'running') return [`${event.node} turns and does not run`];
        const isWithAct = touched.get(before.id) === at;
        return [
          ...(isWithAct || isItsInstant(world, node, event, at)
            ? []
            : [`${node.code} turns ${event.to} at ${iso(at)}, due ${iso(node.dueAt)}`]),
          ...(event.to === 'red' ? twice(reddened, before.id, node) : []),
        ];
      },
      project: (project, _world, now) =>
        runningNodes(project).flatMap((node) => {
          if (!isActive(project) || stopOf(node) !== null) return [];
          return (node.light === 'red') === node.dueAt <= now
            ? []
            : [`${node.code} is ${node.light}, due ${iso(node.dueAt)}`];
        }),
    };
  },
};

function twice(reddened: Set<string>, project: string, node: RunningNode): string[] {
  const { code, startedOn, dueAt, reopened = null } = node;
  const key = JSON.stringify([project, code, startedOn, dueAt, reopened]);
  if (reddened.has(key)) return [`${code} turns red twice`];
  reddened.add(key);
  return [];
}

function isItsInstant(
  { calendar, catalogue }: World,
  node: RunningNode,
  { to }: Extract<ProjectEvent, { type: 'lightTurned' }>,
  at: Instant,
): boolean {
  if (to === 'red') return at === node.dueAt;
  if (to !== 'yellow') return false;
  const preflight = catalogue.nodes.get(node.code)?.preflight?.hoursBefore;
  return (
    at === warningOpensAt(calendar, node) ||
    (preflight !== undefined && at === node.dueAt - preflight * HOUR)
  );
}

const iso = (at: Instant): string => new Date(at).toISOString();
