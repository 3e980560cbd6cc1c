import { z } from 'zod';
import { type errandActions, noteFields } from '../../../cards/errand/actions.ts';
import { formIncompleteToast, staleToast } from '../../../cards/toasts.ts';
import { awaitNotePhotos } from '../../errand/photos.ts';
import { commandClick } from '../command.ts';
import { openForm } from '../open-form.ts';
import { findTarget } from '../target.ts';
import type { Runs } from '../types.ts';

const noteForm = z.object({ [noteFields.words]: z.string().trim().min(1) });

export const errandRuns: Runs<typeof errandActions> = {
  'errand-ask': (turn, { project, node }, clicked) =>
    commandClick(turn, project, { type: 'askErrand', node, by: turn.person.id }, clicked),
  'errand-take': (turn, { project, matter }, clicked) =>
    commandClick(turn, project, { type: 'takeErrand', matter, by: turn.person.id }, clicked),
  'errand-done': (turn, { project, matter }, clicked) =>
    commandClick(turn, project, { type: 'finishErrand', matter, by: turn.person.id }, clicked),
  async 'note-form'(turn, action) {
    const target = await findTarget(turn, action);
    if (!target) return { toast: staleToast() };
    const { node } = action;
    return openForm(turn, target.project.id, { kind: 'noteForm', node, openedAt: turn.now });
  },
  async note(turn, { project, node }, clicked) {
    const form = noteForm.safeParse(clicked.form);
    if (!form.success) return { toast: formIncompleteToast() };
    const words = form.data[noteFields.words] as string;
    const command = { type: 'noteOnSite', node, words, by: turn.person.id } as const;
    const answer = await commandClick(turn, project, command, clicked);
    if (answer.toast?.type === 'success') await awaitNotePhotos(turn, project, node);
    return answer;
  },
};
