import type { Instant } from '../../../domain/calendar/time.ts';
import { matterOf, mattersOf } from '../../../domain/matter/machine.ts';
import type { Directory } from '../../../domain/people/types.ts';
import { unitOfNode } from '../../../domain/project/people.ts';
import type { World } from '../../../domain/project/types.ts';
import { isActive } from '../../../domain/standing/phase.ts';
import { ownerOfOrder } from '../../../domain/supervision/people.ts';
import type { SupervisionOrder } from '../../../domain/supervision/types.ts';
import type { Seen, YearRule } from '../rule.ts';

type Missed = Extract<Seen['event'], { type: 'rungMissed' }>;

/** Who is asked where a step is missed, from there upwards. Source: lifecycle rules, `ifMissed`. */
const CLIMBS: Readonly<Record<Missed['step'], (typeof LADDER)[number]>> = {
  '1': 'unitHead',
  returned: 'unitHead',
  '3': 'portfolioLeader',
  monthly: 'portfolioLeader',
  '7': 'principalLeader',
  '1M': 'principalLeader',
};
const LADDER = ['unitHead', 'portfolioLeader', 'principalLeader'] as const;

export const rungs: YearRule = {
  claim: 'a rung is met, or missed once and at its instant, and climbs to exactly who must act',
  watch: () => {
    const missed = new Set<string>();
    const toJudge: {
      readonly seen: Seen;
      readonly event: Missed;
      readonly order: SupervisionOrder;
    }[] = [];
    let yesterday: Directory | undefined;
    return {
      event(seen) {
        const { before, event, at } = seen;
        if (event.type !== 'rungMissed') return [];
        const order = matterOf(before, 'order', event.matter);
        if (!order) return [`${event.matter} is unknown`];
        toJudge.push({ seen, event, order });
        const what = `${event.matter} ${event.step}`;
        const key = `${before.id} ${what} ${event.dueAt}`;
        const again = missed.has(key) ? [`${what} is missed twice`] : [];
        missed.add(key);
        const due = owedAt(order, event.step);
        const isDue = due === event.dueAt && due === at;
        return isDue ? again : [...again, `${what} missed at ${iso(at)}, owed ${due && iso(due)}`];
      },
      project: (project, _world, now) =>
        isActive(project)
          ? mattersOf(project, 'order').flatMap((order) =>
              steps.flatMap((step) => {
                const due = owedAt(order, step);
                return due !== undefined && due <= now
                  ? [`${order.id} ${step} was not missed`]
                  : [];
              }),
            )
          : [],
      async day({ world }) {
        const { directory } = world;
        // People may have come or gone since, on the same day.
        const then = [directory, yesterday ?? directory];
        yesterday = directory;
        return toJudge.splice(0).flatMap(({ seen, event, order }) => {
          const called = [...event.climb.called].sort().join(' ');
          const meant = then.map((one) =>
            meantBy({ ...seen.world, directory: one }, seen, order, event),
          );
          const isMeant = meant.includes(called);
          return isMeant
            ? []
            : [`${seen.before.id} ${order.id} ${event.step} climbs to ${called}, not ${meant[0]}`];
        });
      },
    };
  },
};

const steps = ['1', '3', '7', '1M', 'monthly', 'returned'] as const;

/** By when a step is owed, told anew from what the order holds; undefined: it is not owed. */
function owedAt(order: SupervisionOrder, step: Missed['step']): Instant | undefined {
  const { closed, held, completed, returned, plan, accepted, fedBack, result } = order;
  if (closed || held) return undefined;
  const withMercy = (due: Instant) => Math.max(due, order.spared?.until ?? 0);
  if (step === 'returned') {
    const isOwed = completed && returned && returned.resolvedAt === null;
    return isOwed && (order.missed.returned ?? 0) < returned.at
      ? withMercy(returned.dueAt)
      : undefined;
  }
  if (completed) return undefined;
  if (step === 'monthly') return plan?.nextAt ? withMercy(plan.nextAt) : undefined;
  const rung = order.rungs.find(({ code }) => code === step);
  const isMet = { '1': accepted, '3': fedBack ?? result, '7': result, '1M': null }[step] !== null;
  if (!rung || isMet || order.missed[step] !== undefined) return undefined;
  return withMercy(step === '1M' ? (plan?.dueAt ?? rung.dueAt) : rung.dueAt);
}

/** Whom it should climb to: whoever holds the role and is there, else the next role up. */
function meantBy(
  world: World,
  { before }: Seen,
  order: SupervisionOrder,
  { step }: Missed,
): string {
  const { directory } = world;
  const owner = ownerOfOrder(world, before, order);
  const unit = unitOfNode(world, before, order.node);
  for (const role of LADDER.slice(LADDER.indexOf(CLIMBS[step]))) {
    const there = directory.known().filter((person) => {
      const holds =
        role === 'portfolioLeader' ? person.id === before.team.lead : person.role === role;
      if (!holds || !person.active || (role === 'unitHead' && person.unit !== unit)) return false;
      const acting = directory.actingFor(person.id);
      return acting !== owner && !directory.person(acting)?.unreachable;
    });
    const called = new Set(there.map(({ id }) => directory.actingFor(id)));
    if (called.size > 0) return [...called].sort().join(' ');
  }
  return directory
    .withRole('operator')
    .map(({ id }) => id)
    .sort()
    .join(' ');
}

const iso = (at: Instant): string => new Date(at).toISOString();
