import type { clockActions } from '../../../cards/clock/actions.ts';
import { whyCard } from '../../../cards/clock/why.ts';
import { doneToasts, outsiderToast, staleToast } from '../../../cards/toasts.ts';
import { maySee } from '../../../domain/access/access.ts';
import { enqueueSay } from '../../delivery/enqueue.ts';
import { personLane } from '../../delivery/lane-keys.ts';
import { commandClick } from '../command.ts';
import { findTarget } from '../target.ts';
import type { Runs } from '../types.ts';
import {
  askSupplement,
  openPauseForm,
  openSupplementForm,
  pauseForPapers,
  pauseFromForm,
} from './forms.ts';

export const clockRuns: Runs<typeof clockActions> = {
  'clock-pause-form': openPauseForm,
  'clock-pause': pauseFromForm,
  'clock-resume': (turn, { project, node, nth }, clicked) =>
    commandClick(turn, project, { type: 'resume', node, nth, by: turn.person.id }, clicked),
  'clock-supplement-form': openSupplementForm,
  'clock-supplement': askSupplement,
  'clock-supplement-pause': pauseForPapers,
  /** 时限说明: in the own chat, since it is long and only the asker's. */
  async 'clock-why'(turn, action) {
    const { tx, who, now, person } = turn;
    const target = await findTarget(turn, action);
    if (!target) return { toast: staleToast() };
    const { project, context } = target;
    if (!maySee(who.world, project, person.id)) return { toast: outsiderToast() };
    await enqueueSay(tx, personLane(person.id), whyCard(context, project, action.node), {}, now);
    return { toast: doneToasts.sentToOwnChat() };
  },
};
