import { dueOn } from '../calendar/due.ts';
import type { Day, Instant } from '../calendar/time.ts';
import type { MaterialCode } from '../catalogue/types.ts';
import { definitionOf, missingMaterials } from '../project/node-view.ts';
import type { TickView } from '../project/tick.ts';
import type { RunningNode, World } from '../project/types.ts';
import { awaitedMaterials } from './stopped.ts';
import type { NodeClock } from './types.ts';

/** The day on which a node's prerequisites were done, wherever its start has moved since. */
export const readyOnOf = ({ clock, startedOn }: Pick<RunningNode, 'clock' | 'startedOn'>): Day =>
  clock.readyOn ?? startedOn;

/**
 * The last day on which missing papers may be named so that the start moves (《行政许可法》第三十二条:
 * once and completely, within 5 days, counted as working days); null: this node starts when it is
 * ready, and nothing moves its start. If nobody names any by then the start stands on the day the
 * node became ready. It is the telling that has this limit: papers named in time may come later, and
 * the clock starts with the last of them.
 * Source: design, section 3 "A node's life"; lifecycle README, section 6; rules, `supplementNoticeDays`.
 */
export function lastSupplementDay(
  world: World,
  node: Pick<RunningNode, 'code' | 'clock' | 'startedOn'>,
): Day | null {
  if (definitionOf(world, node.code).clockStart !== 'acceptance') return null;
  const within = world.catalogue.rules.clock.supplementNoticeDays;
  return dueOn(world.calendar, readyOnOf(node), within);
}

/** One time that papers were named on a node, before acceptance or as a pause. */
export interface Round {
  readonly at: Instant;
  readonly materials: readonly MaterialCode[];
  /** Those of them that the first round did not name, as it must. */
  readonly unnamed: readonly MaterialCode[];
}

/** Every time papers were named on a node, in order. */
export function roundsOf({ supplements, past, paused }: NodeClock): Round[] {
  const pauses = [...past, ...(paused ? [paused] : [])];
  const asPauses = pauses.filter(({ reason }) => reason === 'supplement');
  return [...supplements, ...asPauses].sort((a, b) => a.at - b.at);
}

/** Papers of a later round that the first one did not name although it must be complete. */
export function unnamedAtFirst(
  clock: NodeClock,
  materials: readonly MaterialCode[],
): MaterialCode[] {
  const [first] = roundsOf(clock);
  return first ? materials.filter((material) => !first.materials.includes(material)) : [];
}

/** Papers that a supplement waits for and that are still not there. */
export function stillAwaited(world: World, view: TickView, node: RunningNode): MaterialCode[] {
  const awaited = node.clock.paused?.materials ?? awaitedMaterials(node.clock);
  if (awaited.length === 0) return [];
  const missing = missingMaterials(world, view, node.code);
  return awaited.filter((material) => missing.includes(material));
}
