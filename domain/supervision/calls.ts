import type { Instant } from '../calendar/time.ts';
import type { OrderCall } from './subjects.ts';
import type { Climb, MissedStep, SupervisionOrder } from './types.ts';

/**
 * Whether a short card about an order has nothing left to ask: what it calls for was done, or a later
 * one goes on. `at` is when it was written.
 */
export function isOrderCallOver(order: SupervisionOrder, call: OrderCall, at: Instant): boolean {
  if (order.closed) return true;
  switch (call.call) {
    case 'missed':
      return isStepOver(order, call.step, at);
    case 'wentOn':
    case 'reopened':
    case 'spared':
    case 'planApproved':
    case 'planRefused':
    case 'assigned':
    case 'named':
      return order.completed !== null;
    case 'causeNamed':
      return order.asHelp;
    case 'returned':
      return order.returned?.at !== at || order.returned.resolvedAt !== null;
    default:
      return call satisfies never;
  }
}

/** Whether a missed step was caught up with, or a later one has climbed higher. */
export function isStepOver(order: SupervisionOrder, step: MissedStep, at: Instant): boolean {
  if (order.closed) return true;
  const latest = Math.max(...Object.values(order.missed));
  if (latest > at) return true;
  if (step === 'returned') return order.returned === null || order.returned.resolvedAt !== null;
  if (order.completed) return true;
  switch (step) {
    case '1':
      return order.accepted !== null;
    case '3':
      return order.fedBack !== null || order.result !== null;
    case '7':
      return order.result !== null;
    case '1M':
    case 'monthly':
      return false;
    default:
      return step satisfies never;
  }
}

/** The step whose miss stands highest at an instant, where several come up at once. */
export const highestMissedAt = (order: SupervisionOrder, at: Instant): MissedStep | undefined =>
  (['1M', 'monthly', '7', '3', '1', 'returned'] as const).find((step) => order.missed[step] === at);

/** Whether a step was missed at the same instant as a higher one, which holds the order's climb. */
const isBelow = (order: SupervisionOrder, step: MissedStep, at: Instant): boolean =>
  (highestMissedAt(order, at) ?? step) !== step;

/**
 * How far a step has climbed that was missed at `at`. Below a higher one of the same instant it calls
 * somebody only where its own role is held: nobody was passed over.
 */
export function climbOf(
  order: SupervisionOrder,
  step: MissedStep,
  at: Instant,
): Pick<Climb, 'role' | 'skipped'> | null {
  if (!isBelow(order, step, at)) return order.climb;
  const rung = order.rungs.find(({ code }) => code === step);
  return { role: rung?.climbsTo ?? 'unitHead', skipped: [] };
}

/** Whom a missed step calls: whoever a higher one of the same instant calls is called by that alone. */
export const calledBy = (
  order: SupervisionOrder,
  { step, climb }: { readonly step: MissedStep; readonly climb: Climb },
  at: Instant,
): Climb['called'] =>
  isBelow(order, step, at)
    ? climb.called.filter((person) => !order.climb?.called.includes(person))
    : climb.called;
