import type { Calendar } from '../calendar/calendar.ts';
import { addDays, dayOf, HOUR, type Instant, startOfDay } from '../calendar/time.ts';
import { stoppedLight } from '../clock/stopped.ts';
import type { Light, NodeState, RunningNode } from './types.ts';

/** 48小时倒计时自动报警; the published colour rule. Source: lifecycle rules, `colours`. */
const WARNING_WINDOW_MS = 48 * HOUR;

/** A paper that must be there some hours before the due instant, e.g. the parcel map of a listing. */
export interface Preflight {
  readonly hoursBefore: number;
  readonly isComplete: boolean;
}

/** The stretch a deadline is measured by: the start day itself is not counted. */
interface Stretch {
  readonly startedOn: string;
  readonly dueAt: Instant;
}

/**
 * When the light of a running node turns yellow by time alone.
 *
 * 48 h before the due instant, or half of the node's total time where that is shorter, so that a
 * one-day node is not born yellow. Where every day the window touches is a day off, it opens with
 * the last working day before. Source: lifecycle rules, `warningShortNode`, `warningIfWindowNonWorking`.
 */
export function warningOpensAt(calendar: Calendar, stretch: Stretch): Instant {
  const whole = stretch.dueAt - startOfDay(addDays(stretch.startedOn, 1));
  // An explicit instant on the start day itself: the day is all there is.
  const total = whole > 0 ? whole : stretch.dueAt - startOfDay(stretch.startedOn);
  const opensAt = stretch.dueAt - Math.min(WARNING_WINDOW_MS, total / 2);
  const lastDay = dayOf(stretch.dueAt - 1);
  for (let day = dayOf(opensAt); day <= lastDay; day = addDays(day, 1)) {
    if (calendar.isWorkday(day)) return opensAt;
  }
  let day = addDays(dayOf(opensAt), -1);
  while (!calendar.isWorkday(day)) day = addDays(day, -1);
  // A node never warns before its own clock has begun.
  return Math.max(startOfDay(day), startOfDay(addDays(stretch.startedOn, 1)));
}

/** Light of a running node at `now`; a pure function of its dates, its preflight papers and the time. */
export function runningLight(
  calendar: Calendar,
  node: Pick<RunningNode, 'startedOn' | 'dueAt'>,
  preflight: Preflight | null,
  now: Instant,
): 'blue' | 'yellow' | 'red' {
  if (now >= node.dueAt) return 'red';
  if (now >= warningOpensAt(calendar, node)) return 'yellow';
  if (preflight && !preflight.isComplete && now >= node.dueAt - preflight.hoursBefore * HOUR) {
    return 'yellow';
  }
  return 'blue';
}

/**
 * Light of any node at `now`. Done stays green for good, even when it was done late; a paused node
 * keeps the light it had.
 */
export function lightOf(
  calendar: Calendar,
  node: NodeState,
  preflight: Preflight | null,
  now: Instant,
): Light {
  switch (node.status) {
    case 'done':
      return 'green';
    case 'running':
      return stoppedLight(node) ?? runningLight(calendar, node, preflight, now);
    case 'waiting':
    case 'skipped':
      return 'grey';
    default:
      return node satisfies never;
  }
}
