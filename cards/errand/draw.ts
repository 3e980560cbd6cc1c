import { DAY_MS, HOUR } from '../../domain/calendar/time.ts';
import type { Errand, ErrandSubject } from '../../domain/errand/types.ts';
import { matterOf } from '../../domain/matter/machine.ts';
import type { Project } from '../../domain/project/types.ts';
import type { Drawers } from '../drawn.ts';
import { errandCallCard, errandCard, isCallOver, noteFormCard } from './errand.ts';

/** News have nothing to press: after a while nobody need draw them again, or renew them. */
const NEWS_FOR_MS = 7 * DAY_MS;
/** A form nobody has sent for so long is not renewed. */
const FORM_FOR_MS = 24 * HOUR;

/** An errand is never taken away again: one that is not there cannot have a card. */
function known(project: Project, { matter }: { readonly matter: string }): Errand {
  const errand = matterOf(project, 'errand', matter);
  if (!errand) throw new Error(`${project.id} has no errand ${matter}`);
  return errand;
}

export const errandDrawers: Drawers<ErrandSubject> = {
  errand(ctx, project, subject, options) {
    const errand = known(project, subject);
    return { card: errandCard(ctx, project, errand, options), isFinal: errand.done !== null };
  },
  errandCall(ctx, project, subject, options) {
    const errand = known(project, subject);
    const { call, at } = subject;
    return {
      card: errandCallCard(ctx, project, errand, call, options),
      isFinal: isCallOver(errand, call) || ctx.now - at > NEWS_FOR_MS,
    };
  },
  noteForm: (ctx, project, { node, openedAt }) => ({
    card: noteFormCard(ctx, project, node),
    isFinal: ctx.now - openedAt > FORM_FOR_MS,
  }),
};
