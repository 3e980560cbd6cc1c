import { mattersOf } from '../matter/machine.ts';
import type { Waiting } from '../matter/waiting.ts';
import type { PersonId } from '../people/types.ts';
import type { Project, World } from '../project/types.ts';
import { causeConfirmers, climbTo, ownerOfOrder, verifiersOf } from './people.ts';
import { isMet, owedSteps } from './rungs.ts';
import type { SupervisionAct, SupervisionOrder } from './types.ts';

const actOf = {
  accept: 'order-accept',
  feedback: 'order-feedback',
  firstResult: 'order-result',
  completion: 'order-complete',
} as const;

/** Open orders that wait for a person: the next step, a plan to decide, a result to verify. */
export const orderWaits = (world: World, project: Project, person: PersonId): Waiting[] =>
  mattersOf(project, 'order').flatMap((order) =>
    waitsOf(world, project, order, person).map((wait) => ({
      matter: order.id,
      node: order.node,
      ...wait,
    })),
  );

interface Wait {
  readonly act: SupervisionAct;
  readonly dueAt: number | null;
}

function waitsOf(
  world: World,
  project: Project,
  order: SupervisionOrder,
  person: PersonId,
): readonly Wait[] {
  const { closed, completed, plan, returned, summons } = order;
  if (closed) return [];
  const isOwner = ownerOfOrder(world, project, order) === person;
  const waits: Wait[] = [];
  if (completed) {
    const isReturned = returned !== null && returned.resolvedAt === null;
    if (isReturned && isOwner) waits.push({ act: 'order-resolve', dueAt: returned.dueAt });
    if (!isReturned && verifiersOf(world, project, order).includes(person)) {
      waits.push({ act: 'order-verify', dueAt: null });
    }
  } else if (isOwner && !order.held) {
    waits.push(...nextStep(order));
  }
  const isNamed = order.accepted?.cause === 'enterprise' && !order.asHelp;
  if (isNamed && causeConfirmers(world, project, order.node).includes(person)) {
    waits.push({ act: 'order-cause', dueAt: null });
  }
  const isPlanOpen = plan !== null && plan.decided === null && !completed;
  if (isPlanOpen && plan.to === person) waits.push({ act: 'order-plan-decide', dueAt: null });
  const isSummoned = summons !== null && summons.decided === null;
  if (
    isSummoned &&
    climbTo(world, project, order.node, 'principalLeader').called.includes(person)
  ) {
    waits.push({ act: 'order-summons', dueAt: null });
  }
  return waits;
}

/** What the owner has to do next, missed or not: the first rung that was not met. */
function nextStep(order: SupervisionOrder): readonly Wait[] {
  const rung = order.rungs.find((one) => !isMet(order, one));
  const owed = owedSteps(order)[0];
  if (owed?.step === 'monthly') return [{ act: 'order-feedback', dueAt: owed.dueAt }];
  return rung ? [{ act: actOf[rung.asks], dueAt: dueOf(order, rung) }] : [];
}

const dueOf = ({ plan }: SupervisionOrder, rung: SupervisionOrder['rungs'][number]): number =>
  (rung.asks === 'completion' ? plan?.dueAt : null) ?? rung.dueAt;
