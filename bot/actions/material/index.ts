import { z } from 'zod';
import { type materialActions, rejectFields } from '../../../cards/material/actions.ts';
import { refusalToast } from '../../../cards/refusals.ts';
import { formIncompleteToast, staleToast } from '../../../cards/toasts.ts';
import { checkAct } from '../../../domain/project/act.ts';
import { commandClick } from '../command.ts';
import { openForm } from '../open-form.ts';
import { findTarget } from '../target.ts';
import type { Runs } from '../types.ts';

const rejectForm = z.object({
  [rejectFields.material]: z.string().regex(/^M\d{3}$/),
  [rejectFields.words]: z.string().catch(''),
});

export const materialRuns: Runs<typeof materialActions> = {
  /** 退回材料 */
  async 'reject-form'(turn, action) {
    const target = await findTarget(turn, action);
    if (!target) return { toast: staleToast() };
    const { project, context } = target;
    const act = { type: 'rejectMaterial', node: action.node, by: turn.person.id } as const;
    const check = checkAct(context.world, project, act);
    if (!check.ok) return { toast: refusalToast(context, project, check.refusal) };
    return openForm(turn, project.id, {
      kind: 'rejectForm',
      node: action.node,
      openedAt: turn.now,
    });
  },

  /** The form's answer. */
  async reject(turn, { project, node }, clicked) {
    const form = rejectForm.safeParse(clicked.form);
    if (!form.success) return { toast: formIncompleteToast() };
    const { [rejectFields.material]: material, [rejectFields.words]: words } = form.data;
    const by = turn.person.id;
    const command = { type: 'rejectMaterial', node, material, words, by } as const;
    return commandClick(turn, project, command, clicked);
  },
};
