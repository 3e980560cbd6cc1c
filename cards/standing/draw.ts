import { DAY_MS, type Instant } from '../../domain/calendar/time.ts';
import { isEnded } from '../../domain/standing/phase.ts';
import type { StandingSubject } from '../../domain/standing/types.ts';
import type { Drawers } from '../drawn.ts';
import { archivedCard, endedCard, resumedCard, suspendedCard } from './news.ts';

/** News have nothing to press: after a while nobody need draw them again, or renew them. */
const NEWS_FOR_MS = 7 * DAY_MS;

const isOld = (since: Instant, now: Instant): boolean => now - since > NEWS_FOR_MS;

export const standingDrawers: Drawers<StandingSubject> = {
  suspended: (ctx, project, { at }, options) => ({
    card: suspendedCard(ctx, project, at, options),
    isFinal: project.phase.status !== 'suspended' || isOld(at, ctx.now),
  }),
  resumed: (ctx, project, { since, at }, options) => ({
    card: resumedCard(ctx, project, since, at, options),
    isFinal: isOld(at, ctx.now),
  }),
  ended: (ctx, project, _subject, options) => ({
    card: endedCard(ctx, project, options),
    isFinal: !isEnded(project.phase) || isOld(project.phase.at, ctx.now),
  }),
  archived: (ctx, project) => ({
    card: archivedCard(ctx, project),
    isFinal:
      !isEnded(project.phase) || isOld(project.phase.archivedAt ?? project.phase.at, ctx.now),
  }),
};
