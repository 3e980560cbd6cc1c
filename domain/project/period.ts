import { addMonths, type Day, dayOf, type Instant, startOfDay } from '../calendar/time.ts';
import type { DoneNode, NodeState, PastPeriod, Period } from './types.ts';

// A recurring node (0603) is done once its period is, and starts again on the same day of the next
// month, until the node that ends it is done. Source: lifecycle, section 2 "recurring".

/** `2026-04` */
export const periodOf = (day: Day): Period => day.slice(0, 7);

/** Periods of a node that are over, the oldest first; the one it is done with at present is not yet. */
export const pastPeriods = (node: NodeState | undefined): readonly PastPeriod[] =>
  node && node.status !== 'skipped' ? (node.past ?? []) : [];

/** Periods that were done, the present one included. */
export const countPeriods = (node: NodeState): number =>
  pastPeriods(node).length + (node.status === 'done' && node.period !== null ? 1 : 0);

/** The periods over when a done node starts again. */
export function periodsAfter(node: NodeState | undefined): readonly PastPeriod[] {
  if (node?.status !== 'done' || node.period === null) return pastPeriods(node);
  const { period, startedOn, dueAt: due, doneAt, doneBy } = node;
  return [...pastPeriods(node), { period, startedOn, dueAt: due, doneAt, doneBy }];
}

/** When a done node starts again at the earliest; null: never. */
export function startsAgainAt(node: DoneNode): Instant | null {
  const next = nextPeriod(node);
  return next && startOfDay(next.startsOn);
}

/**
 * The same day of the next month, or its last where it has none; of a node that was done before its
 * project was entered the first. Never before the day on which the last period was done.
 */
export function nextPeriod(
  node: DoneNode,
): { readonly period: Period; readonly startsOn: Day } | null {
  if (node.period === null) return null;
  const first = [...pastPeriods(node), node].find(({ startedOn }) => startedOn !== null);
  const date = first?.startedOn?.slice(8) ?? '01';
  const period = periodOf(addMonths(`${node.period}-01`, 1));
  const month = Number(period.slice(5));
  // Counted from January, which has every day number.
  const startsOn = addMonths(`${period.slice(0, 4)}-01-${date}`, month - 1);
  const doneOn = node.doneAt === null ? startsOn : dayOf(node.doneAt);
  return { period, startsOn: doneOn > startsOn ? doneOn : startsOn };
}
