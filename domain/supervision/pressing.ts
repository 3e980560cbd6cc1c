import { dayOf, daysBetween, type Instant } from '../calendar/time.ts';
import { stopOf } from '../clock/stopped.ts';
import { mattersOf, nextMatterId } from '../matter/machine.ts';
import { definitionOf } from '../project/node-view.ts';
import type { NodeState, Project, RunningNode, World } from '../project/types.ts';
import type { SupervisionEvent } from './events.ts';
import { askedAgain, firstAsked, verification } from './people.ts';
import { later, laterRungs, rungsFrom } from './rungs.ts';
import type { SupervisionOrder } from './types.ts';

/** What it takes to judge the orders of a project: its orders, and the nodes that are at hand. */
export type OrderView = Pick<Project, 'id' | 'location' | 'team' | 'nodes' | 'matters'>;

/**
 * Why an order does not press its node at the moment; null: it does. A node without an end to be
 * late for is not pressed: its clock stands still, or it got a later end.
 * Source: lifecycle README, section 9 ("not deducted": while paused).
 */
const heldBecause = (node: RunningNode, now: Instant): 'paused' | 'due-moved' | null => {
  if (stopOf(node) !== null) return 'paused';
  return now < node.dueAt ? 'due-moved' : null;
};

/**
 * What the nodes of a project mean for its orders at `now`: a red node without an open order opens
 * one, a done one completes its order, one that stands still holds it. Twice at the same `now` adds
 * nothing. Source: design, section 3 "Supervision": one open order a node.
 */
export function tickOrders(world: World, view: OrderView, now: Instant): SupervisionEvent[] {
  const open = mattersOf(view, 'order').filter(({ closed }) => closed === null);
  let opened = 0;
  return [...view.nodes.values()].flatMap((node): SupervisionEvent[] => {
    const orders = open.filter((order) => order.node === node.code);
    const events = orders.flatMap((order) => eventsFor(world, view, order, node, now));
    if (node.status !== 'running' || heldBecause(node, now) !== null) return events;
    // Of a monthly node each period has an order of its own.
    if (orders.some(({ period }) => period === node.period)) return events;
    opened += 1;
    return [...events, openedFor(world, view, node, opened, now)];
  });
}

function openedFor(
  world: World,
  view: OrderView,
  node: RunningNode,
  nth: number,
  now: Instant,
): SupervisionEvent {
  const next = Number(nextMatterId(view, 'S').slice(1));
  return {
    type: 'orderOpened',
    matter: `S${next + nth - 1}`,
    node: node.code,
    period: node.period,
    missedAt: node.dueAt,
    asHelp: definitionOf(world, node.code).clockOwner === 'enterprise',
    rungs: rungsFrom(world, now),
    climb: firstAsked(world, view, node.code),
  };
}

function eventsFor(
  world: World,
  view: OrderView,
  order: SupervisionOrder,
  node: NodeState,
  now: Instant,
): SupervisionEvent[] {
  const { id: matter, completed } = order;
  if (node.status === 'running' && node.period === order.period) {
    return whileRunning(world, view, order, node, now);
  }
  if (node.status === 'waiting' || completed) return [];
  if (node.status === 'skipped') return [{ type: 'orderDropped', matter }];
  // Done, or in the next period of a monthly node, which only begins when the last is done.
  return [{ type: 'orderCompleted', matter, climb: verification(world, view, order) }];
}

function whileRunning(
  world: World,
  view: OrderView,
  order: SupervisionOrder,
  node: RunningNode,
  now: Instant,
): SupervisionEvent[] {
  const { id: matter, held, completed, plan } = order;
  const why = heldBecause(node, now);
  if (why !== null) return held || completed ? [] : [{ type: 'orderHeld', matter, why }];
  const since = held?.since ?? completed?.at;
  if (since === undefined) return [];
  const climb = askedAgain(world, view, order);
  // Completed, and its node was reopened: what was still ahead then is owed anew.
  if (completed) {
    const again = { ...order, completed: null };
    return [{ type: 'orderReopened', matter, rungs: laterRungs(world, again, since, now), climb }];
  }
  const days = daysBetween(dayOf(since), dayOf(now));
  return [
    {
      type: 'orderWentOn',
      matter,
      rungs: laterRungs(world, order, since, now),
      ...(plan?.dueAt ? { planDueAt: later(world, plan.dueAt, days) } : {}),
      ...(plan?.nextAt ? { nextAt: later(world, plan.nextAt, days) } : {}),
      climb,
    },
  ];
}
