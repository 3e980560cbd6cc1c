import type { HandoverSubject } from '../../domain/handover/types.ts';
import { responsibleFor } from '../../domain/project/people.ts';
import type { Drawers } from '../drawn.ts';
import { isOldForm, oldNews } from '../news.ts';
import { droppedCard, reopenedCard } from './decided.ts';
import { handOverFormCard, reasonFormCard } from './forms.ts';
import { dutiesCard, handedOverCard } from './handed-over.ts';

export const handoverDrawers: Drawers<HandoverSubject> = {
  handOverForm(ctx, project, { node, holder, openedAt }) {
    const { card, isAnswered } = handOverFormCard(ctx, project, node, holder);
    return { card, isFinal: isAnswered || isOldForm(openedAt, ctx.now) };
  },
  // Once it is accepted, or went on to somebody else, the node's own card has everything.
  handedOver(ctx, project, subject, options) {
    const state = project.nodes.get(subject.node);
    const isTheirs = responsibleFor(ctx.world, project, subject.node).person === subject.to;
    const isOpen = state?.status === 'running' && state.accepted === null && isTheirs;
    return { card: handedOverCard(ctx, project, subject, isOpen, options), isFinal: !isOpen };
  },
  dutiesHandedOver: (ctx, project, subject) => ({
    card: dutiesCard(ctx, project, subject),
    ...oldNews(subject.at, ctx.now),
  }),
  nodeReopened: (ctx, project, { node, at }) => ({
    card: reopenedCard(ctx, project, node, at),
    ...oldNews(at, ctx.now),
  }),
  nodeDropped: (ctx, project, { node, at }) => ({
    card: droppedCard(ctx, project, node, at),
    ...oldNews(at, ctx.now),
  }),
  reopenForm(ctx, project, { node, openedAt }) {
    const { card, isAnswered } = reasonFormCard(ctx, project, node, 'reopen');
    return { card, isFinal: isAnswered || isOldForm(openedAt, ctx.now) };
  },
  skipForm(ctx, project, { node, openedAt }) {
    const { card, isAnswered } = reasonFormCard(ctx, project, node, 'skip');
    return { card, isFinal: isAnswered || isOldForm(openedAt, ctx.now) };
  },
};
