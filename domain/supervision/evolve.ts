import { dayOf, type Instant } from '../calendar/time.ts';
import { matterOf } from '../matter/machine.ts';
import type { MatterId } from '../matter/types.ts';
import type { PersonId } from '../people/types.ts';
import { type Appliers, withMatter } from '../project/applier.ts';
import type { Project } from '../project/types.ts';
import type { SupervisionEvent } from './events.ts';
import type { Climb, FormId, OrderLine, SupervisionOrder } from './types.ts';

/** Lines kept with an order; its card shows the last few, the log has all. */
const KEPT_LINES = 12;

/** Throws where the log contradicts itself. */
function change(
  project: Project,
  id: MatterId,
  to: (order: SupervisionOrder) => Partial<SupervisionOrder>,
): Project {
  const order = matterOf(project, 'order', id);
  if (!order) throw new Error(`${project.id} has no order ${id}`);
  return withMatter(project, { ...order, ...to(order) });
}

interface Acted {
  readonly by: PersonId;
  readonly form?: FormId | null;
  readonly said?: { readonly words: string };
}

const calledBy = ({ called }: SupervisionOrder, { called: more }: Climb) => ({
  called: [...new Set([...called, ...more])],
});

const answered = ({ forms }: SupervisionOrder, { form }: Acted) => ({
  forms: form ? [...forms, form] : forms,
});

/** A line of what was told, and that its author had a hand in the work. */
const worked = (
  order: SupervisionOrder,
  event: Acted,
  what: OrderLine['what'],
  at: Instant,
): Partial<SupervisionOrder> => ({
  ...told(order, event, what, at),
  doers: [...new Set([...order.doers, event.by])],
});

const told = (
  order: SupervisionOrder,
  event: Acted,
  what: OrderLine['what'],
  at: Instant,
  more: Pick<OrderLine, 'satisfied'> = {},
): Partial<SupervisionOrder> => {
  const line = { by: event.by, at, what, words: event.said?.words ?? '', ...more };
  return { lines: [...order.lines, line].slice(-KEPT_LINES), ...answered(order, event) };
};

/** The same where it may be said without a word: no line then. */
const toldIfSaid = (
  order: SupervisionOrder,
  event: Acted,
  what: OrderLine['what'],
  at: Instant,
): Partial<SupervisionOrder> =>
  event.said ? told(order, event, what, at) : answered(order, event);

/** From then on it is red again: that day was not red from its beginning. */
const redAnew = ({ redDays }: SupervisionOrder, at: Instant) => ({
  redDays: { count: redDays?.count ?? 0, upTo: dayOf(at) },
});

/** Who finished the node of an order, in the period that was late. */
function doneBy({ nodes }: Project, { node: code, period }: SupervisionOrder): PersonId | null {
  const node = nodes.get(code);
  if (node?.status === 'done' && node.period === period) return node.doneBy;
  const past = node && 'past' in node ? node.past : undefined;
  return past?.find((one) => one.period === period)?.doneBy ?? null;
}

export const supervisionAppliers: Appliers<SupervisionEvent> = {
  orderOpened: (project, { matter, node, period, missedAt, asHelp, rungs, climb }, at) =>
    withMatter(project, {
      kind: 'order',
      id: matter,
      node,
      period,
      openedAt: at,
      missedAt,
      asHelp,
      grade: 'ordinary',
      rungs,
      accepted: null,
      causeConfirmed: null,
      fedBack: null,
      result: null,
      plan: null,
      missed: {},
      climb,
      noted: [],
      assigned: null,
      spared: null,
      held: null,
      completed: null,
      answered: null,
      returned: null,
      summons: null,
      closed: null,
      lines: [],
      files: 0,
      doers: [],
      called: climb.called,
      forms: [],
    }),
  orderAccepted: (project, event, at) =>
    change(project, event.matter, (order) => {
      const { by, responsible, cause } = event;
      const line = worked(order, event, 'accepted', at);
      const doers = [...new Set([...order.doers, by, responsible])];
      return { ...line, doers, accepted: { by, at, responsible, cause } };
    }),
  orderFedBack: (project, event, at) =>
    change(project, event.matter, (order) => ({
      ...worked(order, event, 'feedback', at),
      fedBack: order.fedBack ?? { by: event.by, at },
      plan: order.plan && event.nextAt ? { ...order.plan, nextAt: event.nextAt } : order.plan,
    })),
  resultGiven: (project, event, at) =>
    change(project, event.matter, (order) => ({
      ...worked(order, event, 'result', at),
      fedBack: order.fedBack ?? { by: event.by, at },
      result: { by: event.by, at, result: event.result },
      grade: event.result === 'plan' ? 'major' : order.grade,
    })),
  orderFileAdded: (project, { matter }) =>
    change(project, matter, ({ files }) => ({ files: files + 1 })),
  planProposed: (project, event, at) =>
    change(project, event.matter, (order) => ({
      ...worked(order, event, 'plan', at),
      grade: 'major',
      plan: {
        proposed: { by: event.by, at },
        on: event.on,
        to: event.to,
        decided: null,
        dueAt: order.plan?.dueAt ?? null,
        nextAt: order.plan?.nextAt ?? null,
      },
    })),
  planDecided: (project, event, at) =>
    change(project, event.matter, (order) => {
      const { by, approved, dueAt, nextAt } = event;
      const decided = { by, at, approved };
      const plan = order.plan && {
        ...order.plan,
        decided,
        ...(approved ? { dueAt: dueAt ?? null, nextAt: nextAt ?? null } : {}),
      };
      const result = order.result ?? (approved ? { by, at, result: 'plan' as const } : null);
      const fedBack = order.fedBack ?? (approved ? { by, at } : null);
      // The plan's own date takes the place of the month, which may be missed anew.
      const { '1M': _, ...missed } = order.missed;
      const told = toldIfSaid(order, event, 'planDecided', at);
      return { plan, result, fedBack, ...(approved ? { missed } : {}), ...told };
    }),
  rungMissed: (project, { matter, step, climb, summons, nextAt }, at) =>
    change(project, matter, (order) => ({
      ...calledBy(order, climb),
      missed: { ...order.missed, [step]: at },
      climb,
      noted: [],
      summons: summons ? { proposedAt: at, decided: null } : order.summons,
      plan: order.plan && nextAt ? { ...order.plan, nextAt } : order.plan,
    })),
  redDayCounted: (project, { matter, day, nth }) =>
    change(project, matter, () => ({ redDays: { count: nth, upTo: day } })),
  orderSpared: (project, event, at) =>
    change(project, event.matter, (order) => ({
      spared: { by: event.by, at, until: event.until },
      ...answered(order, event),
    })),
  orderAssigned: (project, event) =>
    change(project, event.matter, (order) => ({
      assigned: event.to,
      called: [...new Set([...order.called, event.to])],
      ...answered(order, event),
    })),
  orderNoted: (project, { matter, by }) =>
    change(project, matter, ({ noted }) => ({ noted: [...noted, by] })),
  causeConfirmed: (project, { matter, by }, at) =>
    change(project, matter, () => ({ causeConfirmed: { by, at }, asHelp: true })),
  orderAnswered: (project, event, at) =>
    change(project, event.matter, (order) => ({
      answered: { by: event.by, at, satisfied: event.satisfied },
      // On record without words, too: after a return the enterprise is asked anew.
      ...told(order, event, 'answered', at, { satisfied: event.satisfied }),
    })),
  orderHeld: (project, { matter, why }, at) =>
    change(project, matter, () => ({ held: { since: at, why } })),
  orderWentOn: (project, { matter, rungs, planDueAt, nextAt, climb }, at) =>
    change(project, matter, (order) => ({
      ...calledBy(order, climb),
      ...redAnew(order, at),
      held: null,
      rungs,
      plan: order.plan && {
        ...order.plan,
        dueAt: planDueAt ?? order.plan.dueAt,
        nextAt: nextAt ?? order.plan.nextAt,
      },
    })),
  orderCompleted: (project, { matter, climb }, at) =>
    change(project, matter, (order) => {
      const by = doneBy(project, order);
      return {
        completed: { at, by },
        held: null,
        climb,
        doers: by === null ? order.doers : [...new Set([...order.doers, by])],
      };
    }),
  orderReopened: (project, { matter, rungs, climb }, at) =>
    change(project, matter, (order) => ({
      ...calledBy(order, climb),
      ...redAnew(order, at),
      completed: null,
      returned: null,
      answered: null,
      rungs,
    })),
  orderClosed: (project, event, at) =>
    change(project, event.matter, (order) => ({
      closed: { at, by: event.by, why: 'verified' },
      ...toldIfSaid(order, event, 'closed', at),
    })),
  orderReturned: (project, event, at) =>
    change(project, event.matter, (order) => ({
      ...told(order, event, 'returned', at),
      ...calledBy(order, event.climb),
      returned: { by: event.by, at, dueAt: event.dueAt, resolvedAt: null },
    })),
  orderResolved: (project, event, at) =>
    change(project, event.matter, (order) => ({
      ...worked(order, event, 'resolved', at),
      returned: order.returned && { ...order.returned, resolvedAt: at },
      // What the enterprise said was about what was sent back: it is asked anew.
      answered: null,
      climb: event.climb,
    })),
  orderDropped: (project, { matter }, at) =>
    change(project, matter, () => ({ closed: { at, by: null, why: 'dropped' } })),
  summonsDecided: (project, event, at) =>
    change(project, event.matter, (order) => ({
      summons: order.summons && {
        ...order.summons,
        decided: { by: event.by, at, decision: event.decision },
      },
      ...toldIfSaid(order, event, 'summons', at),
    })),
};
