import { dayOf, HOUR, type Instant } from '../calendar/time.ts';
import { afterClockEvent } from '../clock/evolve.ts';
import { stopOf } from '../clock/stopped.ts';
import { clockChecks, tickClock } from '../clock/tick.ts';
import { extensionChecks, tickExtension } from '../extension/tick.ts';
import { expiryChecks } from '../material/expiry.ts';
import type { ProjectEvent } from './events.ts';
import { warningOpensAt } from './light.ts';
import { definitionOf, lightOfNode, missingMaterials, type PaperView } from './node-view.ts';
import { startsAgainAt } from './period.ts';
import { tickPeriod } from './recur.ts';
import type {
  MaterialState,
  NodeState,
  Project,
  PromisedMaterial,
  RunningNode,
  WarningKind,
  World,
} from './types.ts';

/** What time needs of a project to judge one node; the sweep loads no more than this. */
export type TickView = PaperView & Pick<Project, 'phase'>;

const isDue = (node: RunningNode, kind: WarningKind) => node.warned[kind] === undefined;

/**
 * Which warnings a running node owes at `now`. Yellow when the light turns; 24 h before the due
 * instant again if nobody has touched the node since; 1 h before if it is not done; the two latter
 * only where they lie inside the window; red once the instant has passed. An outage is caught up
 * with what still makes sense: never 24 h beside 1 h, never a countdown after the end.
 * Source: design, section 3 "Warnings".
 */
function warningsOwed(world: World, view: TickView, node: RunningNode, now: Instant) {
  const light = lightOfNode(world, view, node, now);
  if (light === 'red') return isDue(node, 'red') ? (['red'] as const) : [];
  if (light === 'blue') return [];
  const turns = node.light !== 'yellow' || isDue(node, 'yellow');
  const owed: WarningKind[] = turns ? ['yellow'] : [];
  const opensAt = warningOpensAt(world.calendar, node);
  const [h24At, h1At] = [node.dueAt - 24 * HOUR, node.dueAt - HOUR];
  const yellowAt = node.warned.yellow;
  const isSilent =
    !turns && yellowAt !== undefined && yellowAt < h24At && node.touchedAt <= yellowAt;
  if (h24At > opensAt && now >= h24At && now < h1At && isSilent && isDue(node, 'h24')) {
    owed.push('h24');
  }
  if (h1At > opensAt && now >= h1At && isDue(node, 'h1')) owed.push('h1');
  return owed;
}

/** What passing time does to one node at `now`. Twice at the same `now` adds nothing. */
export function tickNode(
  world: World,
  view: TickView,
  node: NodeState,
  now: Instant,
): ProjectEvent[] {
  if (node.status === 'done') return tickPeriod(world, view, node, now);
  return node.status === 'running' ? tickRunning(world, view, node, now) : [];
}

function tickRunning(
  world: World,
  view: TickView,
  node: RunningNode,
  now: Instant,
): ProjectEvent[] {
  const ofClock = tickClock(world, view, node, now);
  const current = ofClock.reduce((state, event) => afterClockEvent(state, event, now), node);
  const events: ProjectEvent[] = [...ofClock];
  const light = lightOfNode(world, view, current, now);
  if (light !== current.light) {
    events.push({ type: 'lightTurned', node: node.code, from: current.light, to: light });
  }
  // Nothing counts down while the clock stands still.
  const owed = stopOf(current) === null ? warningsOwed(world, view, current, now) : [];
  for (const warning of owed) {
    const missing = missingMaterials(world, view, node.code);
    events.push({ type: 'warned', node: node.code, warning, missing });
  }
  events.push(...tickExtension(world, current, now));
  return events;
}

/** A promise (容缺受理) has a deadline of its own: a notice when it nears and when it is broken. */
export function tickPromise(
  world: World,
  material: PromisedMaterial,
  now: Instant,
): ProjectEvent[] {
  const { code, warned } = material;
  // The node it was promised on last: its responsible person is called.
  const node = material.nodes.at(-1) ?? '';
  if (now >= material.dueAt) {
    return warned.red ? [] : [{ type: 'promiseWarned', material: code, node, warning: 'red' }];
  }
  const isNear = now >= warningOpensAt(world.calendar, stretchOf(material));
  return isNear && !warned.yellow
    ? [{ type: 'promiseWarned', material: code, node, warning: 'yellow' }]
    : [];
}

/** Whether nobody waits for a promised paper any more: every node it was promised to was skipped. */
export const isMoot = (project: Pick<Project, 'nodes'>, { nodes }: PromisedMaterial): boolean =>
  nodes.every((code) => project.nodes.get(code)?.status === 'skipped');

const stretchOf = (material: PromisedMaterial) => ({
  startedOn: dayOf(material.promisedAt),
  dueAt: material.dueAt,
});

/** The next instant after `now` at which a node must be looked at again; null: never. */
export function nextNodeCheck(world: World, node: NodeState, now: Instant): Instant | null {
  if (node.status === 'done') return earliestAfter(now, [startsAgainAt(node) ?? now]);
  if (node.status !== 'running') return null;
  if (stopOf(node) !== null) {
    return earliestAfter(now, [...clockChecks(world, node), ...extensionChecks(world, node)]);
  }
  const preflight = definitionOf(world, node.code).preflight;
  const opensAt = warningOpensAt(world.calendar, node);
  const h24At = node.dueAt - 24 * HOUR;
  return earliestAfter(now, [
    opensAt,
    ...(preflight ? [node.dueAt - preflight.hoursBefore * HOUR] : []),
    ...(h24At > opensAt ? [h24At] : []),
    node.dueAt - HOUR,
    node.dueAt,
    ...extensionChecks(world, node),
  ]);
}

/** The next instant after `now` at which a material must be looked at again; null: never. */
export function nextMaterialCheck(
  world: World,
  material: MaterialState,
  now: Instant,
): Instant | null {
  if (material.status === 'accepted') return earliestAfter(now, expiryChecks(material));
  if (material.status !== 'promised') return null;
  return earliestAfter(now, [warningOpensAt(world.calendar, stretchOf(material)), material.dueAt]);
}

function earliestAfter(now: Instant, instants: readonly Instant[]): Instant | null {
  const ahead = instants.filter((instant) => instant > now);
  return ahead.length > 0 ? Math.min(...ahead) : null;
}
