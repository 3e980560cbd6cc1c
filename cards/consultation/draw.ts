import { DAY_MS, HOUR } from '../../domain/calendar/time.ts';
import type { Consultation, ConsultationSubject } from '../../domain/consultation/types.ts';
import { matterOf } from '../../domain/matter/machine.ts';
import type { Project } from '../../domain/project/types.ts';
import type { Drawers } from '../drawn.ts';
import { consultationCallCard, consultationCard } from './consultation.ts';
import { consultationFormCard, moveFormCard, outcomeFormCard } from './forms.ts';

/** News have nothing to press: after a while nobody need draw them again, or renew them. */
const NEWS_FOR_MS = 7 * DAY_MS;
/** A form nobody has sent for so long is not renewed. */
const FORM_FOR_MS = 24 * HOUR;

/** Neither is ever taken away again: one that is not there cannot have a card. */
function known(project: Project, { matter }: { readonly matter: string }): Consultation {
  const meeting = matterOf(project, 'consultation', matter);
  if (!meeting) throw new Error(`${project.id} has no consultation ${matter}`);
  return meeting;
}

const isOver = (project: Project, { state, items }: Consultation): boolean =>
  state === 'cancelled' ||
  (state === 'held' && items.every((id) => matterOf(project, 'datedItem', id)?.done));

export const consultationDrawers: Drawers<ConsultationSubject> = {
  consultation(ctx, project, subject, options) {
    const meeting = known(project, subject);
    const card = consultationCard(ctx, project, meeting, options);
    return { card, isFinal: isOver(project, meeting) };
  },
  consultationCall(ctx, project, subject, options) {
    const { call, at } = subject;
    const meeting = known(project, subject);
    const isSettled = call === 'outcome' && meeting.state !== 'planned';
    return {
      card: consultationCallCard(ctx, project, meeting, call, options),
      isFinal: isSettled || ctx.now - at > NEWS_FOR_MS,
    };
  },
  consultationForm: (ctx, project, { openedAt }) => ({
    card: consultationFormCard(ctx, project),
    isFinal: ctx.now - openedAt > FORM_FOR_MS,
  }),
  consultationMoveForm: (ctx, project, subject) => ({
    card: moveFormCard(ctx, project, known(project, subject)),
    isFinal: ctx.now - subject.openedAt > FORM_FOR_MS,
  }),
  outcomeForm: (ctx, project, subject) => ({
    card: outcomeFormCard(ctx, project, known(project, subject), subject.typed),
    isFinal: ctx.now - subject.openedAt > FORM_FOR_MS,
  }),
};
