import { z } from 'zod';
import { contextFor } from '../../../cards/context.ts';
import { itemFields as fields, type itemActions } from '../../../cards/item/actions.ts';
import { itemsDoneToast } from '../../../cards/item/answers.ts';
import { refusalWords } from '../../../cards/refusals.ts';
import { formIncompleteToast, staleToast } from '../../../cards/toasts.ts';
import { cardContext } from '../../context.ts';
import { execute } from '../../execute.ts';
import { awaitResultFiles } from '../../item/result-files.ts';
import { commandClick } from '../command.ts';
import { openForm } from '../open-form.ts';
import type { Runs } from '../types.ts';
import {
  changeInstruction,
  confirmInstruction,
  openInstruction,
  sendInstruction,
} from './instruct.ts';
import { changeMeeting, dropMeeting, rereadMeeting, saveMeeting } from './meeting.ts';

/** A multi-select brings an array, a single choice a string. */
const several = z
  .union([z.array(z.string()), z.string().transform((one) => [one])])
  .pipe(z.array(z.string()).min(1).max(80));
const itemForm = z.object({ [fields.items]: several });
const resultForm = z.object({ [fields.words]: z.string().trim().min(1) });

export const itemRuns: Runs<typeof itemActions> = {
  'item-done': (turn, { project, matter }, clicked) =>
    commandClick(turn, project, { type: 'finishItem', matter, by: turn.person.id }, clicked),
  'item-form': (turn, { project, matter }) =>
    openForm(turn, project, { kind: 'itemForm', matter, openedAt: turn.now }),
  async 'items-done'(turn, { project: id }, clicked) {
    const form = itemForm.safeParse(clicked.form);
    if (!form.success) return { toast: formIncompleteToast() };
    const { tx, who, now, person, cause } = turn;
    const refused: string[] = [];
    for (const matter of form.data.items) {
      const command = { type: 'finishItem', matter, by: person.id } as const;
      const executed = await execute(tx, who.world, id, command, cause, now);
      if (!executed) return { toast: staleToast() };
      const context = contextFor(cardContext(who, now), executed.project);
      if (!executed.ok) refused.push(refusalWords(context, executed.project, executed.refusal));
    }
    return { toast: itemsDoneToast(form.data.items.length - refused.length, refused) };
  },
  'item-result-form': (turn, { project, matter }) =>
    openForm(turn, project, { kind: 'itemResultForm', matter, openedAt: turn.now }),
  async 'item-result'(turn, { project, matter }, clicked) {
    const form = resultForm.safeParse(clicked.form);
    if (!form.success) return { toast: formIncompleteToast() };
    const { words } = form.data;
    const command = { type: 'finishItem', matter, words, by: turn.person.id } as const;
    const answer = await commandClick(turn, project, command, clicked);
    if (answer.toast?.type === 'success') await awaitResultFiles(turn, project, matter);
    return answer;
  },
  'withdraw-form': (turn, { project, matter }) =>
    openForm(turn, project, { kind: 'withdrawForm', matter, openedAt: turn.now }),
  async 'withdraw-send'(turn, { project, matter }, clicked) {
    const form = resultForm.safeParse(clicked.form);
    if (!form.success) return { toast: formIncompleteToast() };
    const { words } = form.data;
    const command = { type: 'withdrawInstruction', matter, words, by: turn.person.id } as const;
    return commandClick(turn, project, command, clicked);
  },
  instruct: openInstruction,
  'instruct-send': sendInstruction,
  'instruct-confirm': confirmInstruction,
  'instruct-change': changeInstruction,
  'meeting-save': saveMeeting,
  'meeting-change': changeMeeting,
  'meeting-lines': rereadMeeting,
  'meeting-drop': dropMeeting,
};
