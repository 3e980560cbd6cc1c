import { isEnded } from '../../domain/standing/phase.ts';
import type { StandingSubject } from '../../domain/standing/types.ts';
import type { Drawers } from '../drawn.ts';
import { isOldNews } from '../news.ts';
import { archivedCard, endedCard, resumedCard, suspendedCard } from './news.ts';

export const standingDrawers: Drawers<StandingSubject> = {
  suspended: (ctx, project, { at }, options) => ({
    card: suspendedCard(ctx, project, at, options),
    isFinal: project.phase.status !== 'suspended' || isOldNews(at, ctx.now),
  }),
  resumed: (ctx, project, { since, at }, options) => ({
    card: resumedCard(ctx, project, since, at, options),
    isFinal: isOldNews(at, ctx.now),
  }),
  ended: (ctx, project, _subject, options) => ({
    card: endedCard(ctx, project, options),
    isFinal: !isEnded(project.phase) || isOldNews(project.phase.at, ctx.now),
  }),
  archived: (ctx, project) => ({
    card: archivedCard(ctx, project),
    isFinal:
      !isEnded(project.phase) || isOldNews(project.phase.archivedAt ?? project.phase.at, ctx.now),
  }),
};
