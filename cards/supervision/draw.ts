import type { Instant } from '../../domain/calendar/time.ts';
import { matterOf } from '../../domain/matter/machine.ts';
import type { Project } from '../../domain/project/types.ts';
import { isOrderCallOver, isStepOver } from '../../domain/supervision/calls.ts';
import type { SupervisionSubject } from '../../domain/supervision/subjects.ts';
import type { SupervisionOrder } from '../../domain/supervision/types.ts';
import type { Drawers } from '../drawn.ts';
import { oldNews } from '../news.ts';
import { orderCallCard } from './call.ts';
import { planDecisionCard, summonedCard, summonsCard } from './decisions.ts';
import { orderFormCard } from './forms.ts';
import { orderLeaderCard } from './leader.ts';
import { orderCard } from './order.ts';
import { orderEnterpriseCard, orderVerifyCard } from './verify.ts';

/** An order is never taken away again: one that is not there cannot have a card. */
function known(project: Project, { matter }: { readonly matter: string }): SupervisionOrder {
  const order = matterOf(project, 'order', matter);
  if (!order) throw new Error(`${project.id} has no order ${matter}`);
  return order;
}

/** Decided, or never to be: its node is done, the order closed, or a newer plan was proposed since. */
const isPlanOver = ({ closed, completed, plan }: SupervisionOrder, at: Instant): boolean =>
  closed !== null ||
  completed !== null ||
  plan === null ||
  plan.decided !== null ||
  plan.proposed.at > at;

/** The verdict was given, or its node runs again; after a return a card of its own asks anew. */
const isVerified = ({ closed, completed, returned }: SupervisionOrder, at: Instant): boolean =>
  closed !== null || completed === null || (returned !== null && returned.at >= at);

export const supervisionDrawers: Drawers<SupervisionSubject> = {
  order(ctx, project, subject, options) {
    const order = known(project, subject);
    return { card: orderCard(ctx, project, order, options), isFinal: order.closed !== null };
  },
  orderCall(ctx, project, subject, options) {
    const order = known(project, subject);
    const isOver = isOrderCallOver(order, subject, subject.at);
    return {
      card: orderCallCard(ctx, project, order, subject, options),
      ...(isOver ? { isFinal: true } : oldNews(subject.at, ctx.now)),
    };
  },
  orderLeader(ctx, project, subject) {
    const order = known(project, subject);
    return {
      card: orderLeaderCard(ctx, project, order, subject),
      isFinal: isStepOver(order, subject.step, subject.at),
    };
  },
  planDecision(ctx, project, subject) {
    const order = known(project, subject);
    const isFinal = isPlanOver(order, subject.at);
    return { card: planDecisionCard(ctx, project, order, isFinal), isFinal };
  },
  orderVerify(ctx, project, subject) {
    const order = known(project, subject);
    const isFinal = isVerified(order, subject.at);
    return { card: orderVerifyCard(ctx, project, order, isFinal), isFinal };
  },
  orderEnterprise(ctx, project, subject) {
    const order = known(project, subject);
    const isAskedAnew = (order.returned?.resolvedAt ?? subject.at) > subject.at;
    return {
      card: orderEnterpriseCard(ctx, project, order, isAskedAnew),
      isFinal:
        isAskedAnew || order.answered !== null || order.closed !== null || order.completed === null,
    };
  },
  summons(ctx, project, subject) {
    const order = known(project, subject);
    const isFinal = order.closed !== null || order.summons?.decided !== null;
    return { card: summonsCard(ctx, project, order, subject.at, isFinal), isFinal };
  },
  summoned: (ctx, project, subject) => ({
    card: summonedCard(ctx, project, known(project, subject), subject.at),
    ...oldNews(subject.at, ctx.now),
  }),
  orderForm: (ctx, project, subject) =>
    orderFormCard(ctx, project, known(project, subject), subject),
};
