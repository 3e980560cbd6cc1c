import type { Instant } from '../calendar/time.ts';
import { DAY_MS } from '../calendar/time.ts';
import type { MatterMachine } from '../matter/machine.ts';
import type { SupervisionEvent } from './events.ts';
import { climbTo, ownerOfOrder } from './people.ts';
import { nextRedDayAt, redDaysOwed } from './red-days.ts';
import { nextMonthly, owedSteps } from './rungs.ts';
import type { SupervisionOrder } from './types.ts';

/**
 * An order climbs by itself: a step that was not taken by its instant is missed, once, and goes to
 * the next role up. What its node does to it is `pressing.ts`. Source: design, section 3.
 */
export const orderMachine: MatterMachine<'order'> = {
  isOpen: ({ closed }) => closed === null,
  tick(world, view, order, now) {
    const missed = owedSteps(order)
      .filter(({ dueAt }) => now >= dueAt)
      .map(
        ({ step, dueAt, climbsTo }): SupervisionEvent => ({
          type: 'rungMissed',
          matter: order.id,
          step,
          dueAt,
          climb: climbTo(world, view, order.node, climbsTo, ownerOfOrder(world, view, order)),
          // Nobody of a unit is talked to about what the enterprise has to do.
          summons: !order.asHelp && proposesSummons(world.catalogue.rules.supervision.ladder, step),
          ...(step === 'monthly' ? { nextAt: nextMonthly(world, now) } : {}),
        }),
      );
    return [...missed, ...redDaysOwed(world, order, view.nodes.get(order.node), now)];
  },
  nextCheck(world, order, now) {
    const redDayAt = nextRedDayAt(world, order, now);
    const ahead = [
      ...owedSteps(order)
        .map(({ dueAt }) => dueAt)
        .filter((at) => at > now),
      ...(redDayAt === null ? [] : [redDayAt]),
    ];
    return ahead.length > 0 ? Math.min(...ahead) : null;
  },
  postpone: (order, days) => postponed(order, days * DAY_MS),
};

const proposesSummons = (
  ladder: readonly { readonly code: string; readonly summons: boolean }[],
  step: string,
): boolean => ladder.some(({ code, summons }) => code === step && summons);

/** The project stood still: all that is not over is owed so much later. */
function postponed(order: SupervisionOrder, ms: number): SupervisionOrder {
  const shift = (at: Instant | null) => (at === null ? null : at + ms);
  const { plan, returned } = order;
  return {
    ...order,
    rungs: order.rungs.map((rung) =>
      order.missed[rung.code] === undefined ? { ...rung, dueAt: rung.dueAt + ms } : rung,
    ),
    plan: plan && { ...plan, dueAt: shift(plan.dueAt), nextAt: shift(plan.nextAt) },
    returned: returned && { ...returned, dueAt: returned.dueAt + ms },
  };
}
