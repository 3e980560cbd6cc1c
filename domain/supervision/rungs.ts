import { dueAt } from '../calendar/due.ts';
import {
  addDays,
  dayOf,
  daysBetween,
  type Instant,
  instantAt,
  startOfDay,
} from '../calendar/time.ts';
import type { World } from '../project/types.ts';
import type { MissedStep, OwedRung, SupervisionOrder } from './types.ts';

/**
 * The rungs of an order that opens at `openedAt` (T0), each with the instant by which it is owed:
 * T0's day is not counted, and a last day off rolls to the next working day.
 * Source: lifecycle rules, `supervision13710`; design, section 3 "Supervision".
 */
export const rungsFrom = ({ catalogue, calendar }: World, openedAt: Instant): OwedRung[] =>
  catalogue.rules.supervision.ladder.map(({ code, asks, within, climbsTo, grade }) => ({
    code,
    asks,
    dueAt: dueAt(calendar, dayOf(openedAt), within),
    climbsTo,
    ...(grade ? { grade } : {}),
  }));

/** Whether a rung asks for nothing any more: it was met, or is for matters of another weight. */
export function isMet(order: SupervisionOrder, rung: OwedRung): boolean {
  if (rung.grade && rung.grade !== order.grade) return true;
  switch (rung.asks) {
    case 'accept':
      return order.accepted !== null;
    case 'feedback':
      return order.fedBack !== null || order.result !== null;
    case 'firstResult':
      return order.result !== null;
    case 'completion':
      return order.completed !== null;
    default:
      return rung.asks satisfies never;
  }
}

/** A step that is owed, by when, and to whom it climbs where it is missed. */
export interface OwedStep {
  readonly step: MissedStep;
  readonly dueAt: Instant;
  readonly climbsTo: OwedRung['climbsTo'];
}

/**
 * What is owed on an order, by date: rungs that are neither met nor missed, the monthly feedback of
 * an approved plan, a new result after it was sent back. Nothing while it is held or closed. Where
 * it is left alone (spared), nothing is missed before that ends.
 */
export function owedSteps(order: SupervisionOrder): OwedStep[] {
  if (order.closed || order.held) return [];
  const { returned, completed, missed, plan } = order;
  if (completed) {
    return returned && returned.resolvedAt === null && (missed.returned ?? 0) < returned.at
      ? spared(order, [{ step: 'returned', dueAt: returned.dueAt, climbsTo: 'unitHead' }])
      : [];
  }
  const rungs = order.rungs
    .filter((rung) => missed[rung.code] === undefined && !isMet(order, rung))
    .map((rung) => ({
      step: rung.code,
      dueAt: (rung.asks === 'completion' ? plan?.dueAt : null) ?? rung.dueAt,
      climbsTo: rung.climbsTo,
    }));
  const nextAt = plan?.nextAt ?? null;
  const monthly =
    nextAt === null
      ? []
      : [{ step: 'monthly' as const, dueAt: nextAt, climbsTo: 'portfolioLeader' as const }];
  return spared(order, [...rungs, ...monthly]).sort((a, b) => a.dueAt - b.dueAt);
}

const spared = ({ spared: mercy }: SupervisionOrder, steps: readonly OwedStep[]): OwedStep[] =>
  steps.map((step) => ({ ...step, dueAt: Math.max(step.dueAt, mercy?.until ?? 0) }));

/** The same dates so many calendar days later, on working days, for what is not yet owed. */
export function later({ calendar }: World, dueAtBefore: Instant, days: number): Instant {
  const day = dayOf(dueAtBefore);
  let to = addDays(day, days);
  while (!calendar.isWorkday(to)) to = addDays(to, 1);
  return startOfDay(to) + (dueAtBefore - startOfDay(day));
}

/** Rungs after the order stood still from `since` to `now`: what was missed or met keeps its date. */
export function laterRungs(
  world: World,
  order: SupervisionOrder,
  since: Instant,
  now: Instant,
): OwedRung[] {
  const days = daysBetween(dayOf(since), dayOf(now));
  return order.rungs.map((rung) =>
    order.missed[rung.code] !== undefined || isMet(order, rung)
      ? rung
      : { ...rung, dueAt: later(world, rung.dueAt, days) },
  );
}

/** When the monthly feedback of a plan is owed next: the same day of the next month, at close. */
export const nextMonthly = ({ calendar }: World, now: Instant): Instant =>
  dueAt(calendar, dayOf(now), { months: 1 });

/** The end of a day at which somebody may have promised something. */
export const endOf = (day: string): Instant => instantAt(day, '17:30');
