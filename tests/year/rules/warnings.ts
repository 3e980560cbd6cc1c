import { remindsAt } from '../../../domain/clock/remind.ts';
import { stopOf } from '../../../domain/clock/stopped.ts';
import type { ProjectEvent } from '../../../domain/project/events.ts';
import type { Project, World } from '../../../domain/project/types.ts';
import { isActive } from '../../../domain/standing/phase.ts';
import type { YearRule } from '../rule.ts';

export const warnings: YearRule = {
  claim: 'no deadline is warned of twice, and none while its clock stands still',
  watch: () => {
    const warned = new Set<string>();
    return {
      event({ world, before, event }) {
        if (!isWarning(event)) return [];
        const faults: string[] = [];
        const node = 'node' in event && event.node ? before.nodes.get(event.node) : undefined;
        const isOfClock = event.type === 'warned' && node?.status === 'running';
        if (isOfClock && stopOf(node) !== null) {
          faults.push(`${node.code} warned while its clock stands still`);
        }
        if (!isActive(before)) faults.push(`${event.type} while the project stands still`);
        const key = `${before.id} ${JSON.stringify(deadlineOf(world, before, event))}`;
        if (warned.has(key)) faults.push(`warned twice: ${key}`);
        warned.add(key);
        return faults;
      },
    };
  },
};

/** Events with which somebody is called because of a deadline. */
const isWarning = ({ type }: ProjectEvent): boolean => /warned$|reminded$/i.test(type);

/** What was warned of: the warning, with the dates that it is about. */
function deadlineOf(world: World, project: Project, event: ProjectEvent): unknown {
  if (event.type === 'warned') {
    const node = project.nodes.get(event.node);
    if (node?.status !== 'running') return event;
    // What is missing may have changed; a reopened node has its deadline anew.
    const { startedOn, dueAt, reopened = null } = node;
    return [event.node, event.warning, startedOn, dueAt, reopened];
  }
  if (event.type === 'supplementReminded') {
    // A week of silence later they are reminded again: of another instant.
    const node = project.nodes.get(event.node);
    return [event, node?.status === 'running' ? remindsAt(world, node) : null];
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
