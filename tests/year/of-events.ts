import { stopOf } from '../../domain/clock/stopped.ts';
import { worldFor } from '../../domain/project/edition.ts';
import type { ProjectEvent } from '../../domain/project/events.ts';
import { missingMaterials } from '../../domain/project/node-view.ts';
import { openPrerequisites } from '../../domain/project/start.ts';
import type { Project, World } from '../../domain/project/types.ts';
import { refusalOfFinish } from '../../domain/rectification/finish.ts';
import { isActive } from '../../domain/standing/phase.ts';
import type { Fault, Rule } from './rules.ts';

/** Events that may move the due instant of a node whose clock runs. */
const MOVES: ReadonlySet<ProjectEvent['type']> = new Set([
  'dueSet',
  'extensionGranted',
  'nodeResumed',
  'supplementAsked',
  'supplementCompleted',
  'projectResumed',
]);

/** Events with which somebody is called because of a deadline. */
const isWarning = ({ type }: ProjectEvent): boolean => /warned$|reminded$/i.test(type);

/** Holds every event against the state that it met; `warned` remembers what was warned of. */
export function createEventChecks() {
  const warned = new Set<string>();

  return (around: World, before: Project, event: ProjectEvent, after: Project): Fault[] => {
    const world = worldFor(around, before);
    const faults: Fault[] = [];
    const fault = (rule: Rule, what: string) => {
      const node = 'node' in event && event.node ? ` ${event.node}` : '';
      faults.push({ rule, what: `${before.id}${node}: ${what}` });
    };
    if (event.type === 'nodeFinished') checkFinish(world, before, event.node, fault);
    if (isWarning(event)) {
      const node = 'node' in event && event.node ? before.nodes.get(event.node) : undefined;
      const isOfClock = event.type === 'warned' && node?.status === 'running';
      if (isOfClock && stopOf(node) !== null)
        fault('warnings', 'warned while its clock stands still');
      if (!isActive(before)) fault('warnings', `${event.type} while the project stands still`);
      const key = `${before.id} ${JSON.stringify(deadlineOf(before, event))}`;
      if (warned.has(key)) fault('warnings', `warned twice: ${key}`);
      warned.add(key);
    }
    for (const [code, is] of after.nodes) {
      const was = before.nodes.get(code);
      if (was?.status !== 'running' || is.status !== 'running' || was.dueAt === is.dueAt) continue;
      if (!MOVES.has(event.type)) fault('due', `${event.type} moves the due instant of ${code}`);
    }
    return faults;
  };
}

type Tell = (rule: Rule, what: string) => void;

function checkFinish(world: World, before: Project, code: string, fault: Tell): void {
  // Where an operator opened a node again, or a period began, what had started goes on.
  const open = openPrerequisites(world, before, code).filter((prerequisite) => {
    const node = before.nodes.get(prerequisite);
    return !(node && (('reopened' in node && node.reopened) || ('past' in node && node.past)));
  });
  if (open.length > 0) fault('finished', `done with open prerequisites ${open}`);
  const missing = missingMaterials(world, before, code);
  if (missing.length > 0) fault('finished', `done with missing papers ${missing}`);
  const refusal = refusalOfFinish(world, before, code);
  if (refusal) fault('finished', `done although ${refusal.code}`);
}

/** What was warned of: the warning, with the dates that it is about. */
function deadlineOf(project: Project, event: ProjectEvent): unknown {
  if (event.type === 'warned') {
    const node = project.nodes.get(event.node);
    if (node?.status !== 'running') return event;
    // What is missing may have changed; a reopened node has its deadline anew.
    const { startedOn, dueAt, reopened = null } = node;
    return [event.node, event.warning, startedOn, dueAt, reopened];
  }
  const matter = 'matter' in event && event.matter ? project.matters.get(event.matter) : undefined;
  const paper = 'material' in event ? project.materials.get(event.material) : undefined;
  const node = 'node' in event && event.node ? project.nodes.get(event.node) : undefined;
  return [event, withoutWarnings(matter ?? paper ?? node ?? null)];
}

/** All that a thing holds but which warnings it has had. */
const withoutWarnings = (value: object | null): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, each) =>
      /warn|remind|called|light/i.test(key) ? undefined : each,
    ),
  );
