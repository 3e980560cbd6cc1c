import { requestOf } from '../../domain/extension/request.ts';
import type { ExtensionSubject } from '../../domain/extension/types.ts';
import type { Drawers } from '../drawn.ts';
import { closedFormCard } from '../forms.ts';
import { isOldForm, oldNews } from '../news.ts';
import { nodeName } from '../text.ts';
import { decisionCard } from './decision.ts';
import { extensionFormCard, formEnd, sentCard, sentRequest } from './form.ts';
import { outcomeCard } from './outcome.ts';

export const extensionDrawers: Drawers<ExtensionSubject> = {
  extensionForm(ctx, project, { node, openedAt }) {
    const sent = sentRequest(project, node, openedAt);
    if (sent) return { card: sentCard(ctx, project, node, sent), isFinal: false };
    const end = formEnd(ctx, project, node, openedAt);
    const card = end
      ? closedFormCard(`延期申请 · ${nodeName(ctx.world, node)}`, end)
      : extensionFormCard(ctx, project, node);
    return { card, isFinal: end !== undefined || isOldForm(openedAt, ctx.now) };
  },
  extensionDecision(ctx, project, { node, request, isReminder }) {
    const asked = requestOf(project.nodes.get(node), request);
    if (!asked) return gone(ctx.world, node);
    if ('outcome' in asked) {
      return { card: outcomeCard(ctx, project, node, asked, { mention: [] }), isFinal: true };
    }
    return { card: decisionCard(ctx, project, node, asked, isReminder), isFinal: false };
  },
  extensionOutcome(ctx, project, { node, request }, options) {
    const asked = requestOf(project.nodes.get(node), request);
    if (!asked || !('outcome' in asked)) return gone(ctx.world, node);
    return {
      card: outcomeCard(ctx, project, node, asked, options),
      ...oldNews(asked.outcome.at, ctx.now),
    };
  },
};

/** The node was skipped or reopened since: nothing is left of what was asked for it. */
const gone = (world: Parameters<typeof nodeName>[0], node: string) => ({
  card: closedFormCard(`延期申请 · ${nodeName(world, node)}`, '节点已经变动，这份延期申请已结束。'),
  isFinal: true,
});
