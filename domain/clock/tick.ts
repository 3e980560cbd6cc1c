import { addDays, dayOf, type Instant, instantAt } from '../calendar/time.ts';
import type { MaterialCode } from '../catalogue/types.ts';
import type { TickView } from '../project/tick.ts';
import type { RunningNode, World } from '../project/types.ts';
import { dueAfterSupplement } from './count.ts';
import { endPause } from './decide.ts';
import { remindsAt } from './remind.ts';
import { stopOf } from './stopped.ts';
import { stillAwaited } from './supplement.ts';
import type { ClockEvent, Pause } from './types.ts';

/** When a pause that should have ended is called to mind: the morning after its expected end. */
const REMIND_AT = '07:00';

const remindAt = ({ expectedOn }: Pause): Instant => instantAt(addDays(expectedOn, 1), REMIND_AT);

/**
 * What becomes of a clock that stands still: it starts, or goes on, when the last paper it waited for
 * is there, and whoever owes it is reminded; a pause that lasts longer than was said, or than the
 * node's limit, is called to mind once each. Source: lifecycle README, section 6.
 */
export function tickClock(
  world: World,
  view: TickView,
  node: RunningNode,
  now: Instant,
): ClockEvent[] {
  const { paused } = node.clock;
  if (stopOf(node) === 'supplement') {
    const awaited = stillAwaited(world, view, node);
    if (awaited.length > 0) return remind(world, node, awaited, now);
    const startedOn = dayOf(now);
    const dueAt = dueAfterSupplement(world, view.attributes, node, startedOn);
    return [{ type: 'supplementCompleted', node: node.code, startedOn, dueAt }];
  }
  if (!paused) return [];
  const awaited = paused.reason === 'supplement' ? stillAwaited(world, view, node) : [];
  if (paused.reason === 'supplement' && awaited.length === 0) {
    return endPause(world, view, node, null, now);
  }
  const warnings = (
    [
      ['ended', remindAt(paused)],
      ['tooLong', paused.longAt],
    ] as const
  ).filter(([warning, at]) => now >= at && paused.warned[warning] === undefined);
  return [
    ...warnings.map(([warning]) => ({ type: 'pauseWarned', node: node.code, warning }) as const),
    ...remind(world, node, awaited, now),
  ];
}

/** Whoever owes papers that a clock waits for is called when it is time. */
function remind(
  world: World,
  node: RunningNode,
  materials: readonly MaterialCode[],
  now: Instant,
): ClockEvent[] {
  const at = remindsAt(world, node);
  return at !== null && now >= at
    ? [{ type: 'supplementReminded', node: node.code, materials }]
    : [];
}

/** Instants at which time changes something about a clock that stands still; none for a running one. */
export function clockChecks(world: World, node: RunningNode): Instant[] {
  const { paused } = node.clock;
  const reminder = remindsAt(world, node);
  return [
    ...(paused ? [remindAt(paused), paused.longAt] : []),
    ...(reminder === null ? [] : [reminder]),
  ];
}
