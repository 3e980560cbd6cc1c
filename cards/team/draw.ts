import { DAY_MS, HOUR } from '../../domain/calendar/time.ts';
import type { TeamSubject } from '../../domain/team/types.ts';
import type { Drawers } from '../drawn.ts';
import { teamChangedCard, teamFormCard } from './team.ts';

/** News have nothing to press: after a while nobody need draw them again, or renew them. */
const NEWS_FOR_MS = 7 * DAY_MS;
/** A form nobody has sent for so long is not renewed. */
const FORM_FOR_MS = 24 * HOUR;

export const teamDrawers: Drawers<TeamSubject> = {
  teamChanged: (ctx, project, subject, options) => ({
    card: teamChangedCard(ctx, project, subject, options),
    isFinal: ctx.now - subject.at > NEWS_FOR_MS,
  }),
  teamForm: (ctx, project, { openedAt }) => ({
    card: teamFormCard(ctx, project),
    isFinal: ctx.now - openedAt > FORM_FOR_MS,
  }),
};
