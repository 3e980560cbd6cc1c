import type { MaterialCode } from '../catalogue/types.ts';
import type { RunningLight, RunningNode } from '../project/types.ts';
import type { NodeClock, Supplement } from './types.ts';

/** Supplements (补正) whose papers are waited for: until they are there the clock has not started. */
export const openSupplements = ({ supplements }: NodeClock): Supplement[] =>
  supplements.filter(({ completedAt }) => completedAt === null);

/** The papers that open supplements name, each once. */
export const awaitedMaterials = (clock: NodeClock): MaterialCode[] => [
  ...new Set(openSupplements(clock).flatMap(({ materials }) => materials)),
];

/** Why no time runs on a running node: it is paused, or its start waits for papers; null: time runs. */
export function stopOf({ clock }: Pick<RunningNode, 'clock'>): 'paused' | 'supplement' | null {
  if (clock.paused) return 'paused';
  return openSupplements(clock).length > 0 ? 'supplement' : null;
}

/**
 * The light of a node on which no time runs: a paused one keeps the light it had, one whose clock has
 * not started can be neither near its end nor past it. Null: time runs. Source: design, section 3.
 */
export function stoppedLight(node: Pick<RunningNode, 'clock' | 'light'>): RunningLight | null {
  switch (stopOf(node)) {
    case 'paused':
      return node.light;
    case 'supplement':
      return 'blue';
    case null:
      return null;
  }
}
