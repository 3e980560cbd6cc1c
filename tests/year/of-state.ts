import { isDeepStrictEqual } from 'node:util';
import { dayOf, daysBetween, type Instant } from '../../domain/calendar/time.ts';
import { ballClock } from '../../domain/clock/ball.ts';
import { isCounted, lastSettingOf } from '../../domain/clock/count.ts';
import { explainNode } from '../../domain/clock/explain.ts';
import { stopOf } from '../../domain/clock/stopped.ts';
import { readyOnOf } from '../../domain/clock/supplement.ts';
import { worldFor } from '../../domain/project/edition.ts';
import type { DoneNode, Project, RunningNode, World } from '../../domain/project/types.ts';
import { isActive } from '../../domain/standing/phase.ts';
import type { Fault } from './rules.ts';

/**
 * What must hold of a project at any moment. `told` are the nodes, as `project node`, whose red
 * warning is a card that was sent or waits for the morning.
 */
export function faultsOfState(
  around: World,
  project: Project,
  told: ReadonlySet<string>,
  now: Instant,
): Fault[] {
  const world = worldFor(around, project);
  return [...project.nodes.values()].flatMap((node): Fault[] => {
    if (node.status !== 'running' && node.status !== 'done') return [];
    const where = `${project.id} ${node.code}:`;
    const days = ballFault(world, project, node, now);
    const faults: Fault[] = days ? [{ rule: 'ball', what: `${where} ${days}` }] : [];
    if (node.status === 'done') return faults;
    if (!isExplained(world, project, node, now)) {
      faults.push({ rule: 'due', what: `${where} nothing explains ${JSON.stringify(node)}` });
    }
    const isPast = isActive(project) && node.dueAt <= now && stopOf(node) === null;
    const isTold = node.warned.red !== undefined && told.has(`${project.id} ${node.code}`);
    if (isPast && !isTold) faults.push({ rule: 'red', what: `${where} is past due` });
    return faults;
  });
}

function ballFault(world: World, project: Project, node: RunningNode | DoneNode, now: Instant) {
  if (node.startedOn === null) return undefined;
  const { unit, enterprise, upperLevel, nobody } = ballClock(world, project, node, now);
  const from = readyOnOf({ clock: node.clock, startedOn: node.startedOn });
  const to = dayOf(node.status === 'done' ? (node.doneAt ?? now) : now);
  const sum = unit + enterprise + upperLevel + nobody;
  return sum === Math.max(0, daysBetween(from, to)) ? undefined : `${sum} days ${from} to ${to}`;
}

/** Start, limit and pauses give the instant, or somebody has set it, or its project stood still. */
function isExplained(world: World, project: Project, node: RunningNode, now: Instant): boolean {
  if (explainNode(world, project, node, now).dueAt !== node.dueAt) return false;
  if (node.dueIsExplicit) return lastSettingOf(node) !== null;
  return isCounted(world, project.attributes, node) || node.clock.idle.length > 0;
}

/** Where the tables hold something else than the log folds to; undefined: nowhere. */
export function differenceOf(stored: Project, folded: Project | undefined): string | undefined {
  if (!folded) return `${stored.id} is not in the log`;
  // The demo's file says more of a project than the tables keep.
  for (const key of Object.keys(stored) as (keyof Project)[]) {
    const [one, other] = [stored[key], folded[key]];
    if (isDeepStrictEqual(one, other)) continue;
    if (!(one instanceof Map && other instanceof Map))
      return `${stored.id} ${key}: ${words(one, other)}`;
    for (const code of new Set([...one.keys(), ...other.keys()])) {
      if (isDeepStrictEqual(one.get(code), other.get(code))) continue;
      return `${stored.id} ${code}: ${words(one.get(code), other.get(code))}`;
    }
  }
  return undefined;
}

const words = (...sides: readonly unknown[]): string =>
  sides.map((side) => JSON.stringify(side) ?? 'nothing').join(' / ');
