import { z } from 'zod';
import { rectificationFields as fields } from '../../../cards/rectification/actions.ts';
import { itemsBelowToast } from '../../../cards/rectification/notes.ts';
import { refusalToast } from '../../../cards/refusals.ts';
import { formIncompleteToast, staleToast } from '../../../cards/toasts.ts';
import { checkAct } from '../../../domain/project/act.ts';
import { checklistOf } from '../../../domain/rectification/checklist.ts';
import type { Turn } from '../../intake/origin.ts';
import type { ClickAnswer } from '../../messenger/messenger.ts';
import { commandClick } from '../command.ts';
import { openForm } from '../open-form.ts';
import { findTarget } from '../target.ts';
import type { Clicked } from '../types.ts';

interface About {
  readonly project: string;
  readonly node: string;
}

/** 现场核查: the disciplines, or the items of one, in the clicker's own chat. */
async function open(turn: Turn, about: About, discipline: string | null): Promise<ClickAnswer> {
  const target = await findTarget(turn, about);
  if (!target) return { toast: staleToast() };
  const { project, context } = target;
  const { node } = about;
  const act = { type: 'tickChecklist', node, by: turn.person.id } as const;
  const check = checkAct(turn.who.world, project, act);
  if (!check.ok) return { toast: refusalToast(context, project, check.refusal) };
  const checklist = checklistOf(project, node);
  if (!checklist) return { toast: refusalToast(context, project, { code: 'no-checklist', node }) };
  const subject = { kind: 'tickForm', node, matter: checklist.id, discipline } as const;
  return openForm(turn, project.id, subject);
}

export const openDisciplines = (turn: Turn, about: About) => open(turn, about, null);

/** Pressed in the own chat: the items come right below. */
export async function openItems(
  turn: Turn,
  about: About & { readonly discipline: string },
): Promise<ClickAnswer> {
  const answer = await open(turn, about, about.discipline);
  return answer.toast?.type === 'success' ? { toast: itemsBelowToast() } : answer;
}

const tickForm = z.object({
  [fields.items]: z
    .union([z.array(z.string()), z.string().transform((one) => [one])])
    .pipe(z.array(z.string().max(20)).min(1).max(100)),
  [fields.result]: z.enum(['passed', 'failed', 'notApplicable']),
  [fields.words]: z.string().optional().default(''),
});

/** The form's answer: what was found of the picked items. */
export async function tickItems(
  turn: Turn,
  { project, node }: About,
  clicked: Clicked,
): Promise<ClickAnswer> {
  const form = tickForm.safeParse(clicked.form);
  if (!form.success) return { toast: formIncompleteToast() };
  const { items, result: state, words } = form.data;
  const by = turn.person.id;
  return commandClick(
    turn,
    project,
    { type: 'tickChecklist', node, items, state, words, by },
    clicked,
  );
}
