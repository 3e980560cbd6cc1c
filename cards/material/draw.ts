import type { MaterialSubject } from '../../domain/material/types.ts';
import type { Drawers } from '../drawn.ts';
import { isOldForm } from '../news.ts';
import { expiringOf, expiryCard } from './expiry.ts';
import { rejectedCard, rejectFormCard, rejectFormEnd, rejectionOf } from './rejected.ts';

export const materialDrawers: Drawers<MaterialSubject> = {
  rejected: (ctx, project, subject, options) => ({
    card: rejectedCard(ctx, project, subject, options),
    isFinal: rejectionOf(project, subject) === undefined,
  }),
  rejectForm: (ctx, project, { node, openedAt }) => ({
    card: rejectFormCard(ctx, project, node, openedAt),
    isFinal:
      rejectFormEnd(ctx, project, node, openedAt) !== undefined || isOldForm(openedAt, ctx.now),
  }),
  expiry: (ctx, project, subject, options) => ({
    card: expiryCard(ctx, project, subject, options),
    isFinal: expiringOf(project, subject) === undefined,
  }),
};
