import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { CardAction } from '../../../cards/action.ts';
import { blockerFields } from '../../../cards/blocker/actions.ts';
import { refusalToast } from '../../../cards/refusals.ts';
import { formIncompleteToast, staleToast } from '../../../cards/toasts.ts';
import { loadProject } from '../../../db/queries/projects.ts';
import { checkBlocker } from '../../../domain/blocker/decide.ts';
import { cardContext } from '../../context.ts';
import type { Turn } from '../../intake/origin.ts';
import type { ClickAnswer } from '../../messenger/messenger.ts';
import { commandClick } from '../command.ts';
import { openForm } from '../open-form.ts';
import type { Clicked } from '../types.ts';
import { unitList } from './units.ts';

type ActionOf<Name extends CardAction['action']> = Extract<CardAction, { action: Name }>;

/** 写进展, 转给别的单位, 请单位配合: asks in the own chat; who may not is told before that. */
export const openChangeForm =
  (
    type: 'progressBlocker' | 'moveBlocker' | 'inviteToBlocker',
    kind: 'blockerProgressForm' | 'blockerMoveForm' | 'blockerInviteForm',
  ) =>
  async (
    turn: Turn,
    { project: projectId, matter }: { project: string; matter: string },
  ): Promise<ClickAnswer> => {
    const { tx, who, now, person } = turn;
    const project = await loadProject(tx, projectId);
    if (!project) return { toast: staleToast() };
    const check = checkBlocker(who.world, project, { type, matter, by: person.id });
    if (!check.ok) return { toast: refusalToast(cardContext(who, now), project, check.refusal) };
    return openForm(turn, project.id, { kind, matter, form: randomUUID() });
  };

const progressForm = z.object({ [blockerFields.words]: z.string() });

/** 写进展: the form's answer. */
export async function tellProgress(
  turn: Turn,
  { project, matter, form }: ActionOf<'blocker-progress'>,
  clicked: Clicked,
): Promise<ClickAnswer> {
  const words = progressForm.safeParse(clicked.form).data?.[blockerFields.words];
  if (words === undefined) return { toast: formIncompleteToast() };
  const command = { type: 'progressBlocker', matter, words, form, by: turn.person.id } as const;
  return commandClick(turn, project, command, clicked);
}

const moveForm = z.object({ [blockerFields.unit]: z.string().min(1) });

/** 转给别的单位: the form's answer. */
export async function moveBlocker(
  turn: Turn,
  { project, matter, form }: ActionOf<'blocker-move'>,
  clicked: Clicked,
): Promise<ClickAnswer> {
  const unit = moveForm.safeParse(clicked.form).data?.[blockerFields.unit];
  if (unit === undefined) return { toast: formIncompleteToast() };
  const command = { type: 'moveBlocker', matter, unit, form, by: turn.person.id } as const;
  return commandClick(turn, project, command, clicked);
}

const inviteForm = z.object({ [blockerFields.units]: unitList });

/** 请单位配合: the form's answer. */
export async function inviteUnits(
  turn: Turn,
  { project, matter, form }: ActionOf<'blocker-invite'>,
  clicked: Clicked,
): Promise<ClickAnswer> {
  const units = inviteForm.safeParse(clicked.form).data?.[blockerFields.units];
  if (!units || units.length === 0) return { toast: formIncompleteToast() };
  const command = { type: 'inviteToBlocker', matter, units, form, by: turn.person.id } as const;
  return commandClick(turn, project, command, clicked);
}
