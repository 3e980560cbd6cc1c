import { z } from 'zod';
import type { CardAction } from '../../../cards/action.ts';
import { clockFields } from '../../../cards/clock/actions.ts';
import { FORM_SIGNS } from '../../../cards/clock/forms.ts';
import { refusalToast } from '../../../cards/refusals.ts';
import { formIncompleteToast, staleToast } from '../../../cards/toasts.ts';
import { isDay } from '../../../domain/calendar/time.ts';
import { mayAskSupplement, mayPause } from '../../../domain/clock/decide.ts';
import { pauseReasons } from '../../../domain/clock/types.ts';
import type { Refusal } from '../../../domain/project/commands.ts';
import type { Turn } from '../../intake/origin.ts';
import type { ClickAnswer } from '../../messenger/messenger.ts';
import { commandClick } from '../command.ts';
import { openForm } from '../open-form.ts';
import { findTarget } from '../target.ts';
import type { Clicked } from '../types.ts';

type ActionOf<Name extends CardAction['action']> = Extract<CardAction, { action: Name }>;
type Kind = 'pauseForm' | 'supplementForm';
type Check = typeof mayPause;

const checks: Readonly<Record<Kind, Check>> = {
  pauseForm: mayPause,
  supplementForm: mayAskSupplement,
};

/** Sends a form to the own chat; who may not, and a node that has no use for it, is told at once. */
async function openClockForm(
  turn: Turn,
  about: { readonly project: string; readonly node: string },
  kind: Kind,
): Promise<ClickAnswer> {
  const { who, now, person } = turn;
  const target = await findTarget(turn, about);
  if (!target) return { toast: staleToast() };
  const { project, context } = target;
  const { node } = about;
  const refusal: Refusal | undefined = checks[kind](who.world, project, node, person.id);
  if (refusal) return { toast: refusalToast(context, project, refusal) };
  return openForm(turn, project.id, { kind, node, openedAt: now });
}

/** 暂停 */
export const openPauseForm = (turn: Turn, action: ActionOf<'clock-pause-form'>) =>
  openClockForm(turn, action, 'pauseForm');

/** 补正 */
export const openSupplementForm = (turn: Turn, action: ActionOf<'clock-supplement-form'>) =>
  openClockForm(turn, action, 'supplementForm');

const words = z.string().trim().min(1).max(FORM_SIGNS);
/** A date comes as `2026-04-20 +0800`. */
const day = z
  .string()
  .transform((text) => text.slice(0, 10))
  .refine(isDay);
/** A multi-select brings an array, a single choice a string. */
const materials = z
  .union([z.array(z.string()), z.string().transform((one) => [one])])
  .pipe(z.array(z.string()).min(1));

const pauseForm = z.object({
  [clockFields.pause.reason]: z.enum(pauseReasons),
  [clockFields.pause.date]: day,
  [clockFields.pause.words]: words,
  [clockFields.pause.paper]: z.string().trim().max(FORM_SIGNS).default(''),
});

/** 暂停: the form's answer. */
export async function pauseFromForm(
  turn: Turn,
  { project, node }: ActionOf<'clock-pause'>,
  clicked: Clicked,
): Promise<ClickAnswer> {
  const form = pauseForm.safeParse(clicked.form);
  if (!form.success) return { toast: formIncompleteToast() };
  const { reason, expected_on: expectedOn, words, paper } = form.data;
  const facts = { node, reason, expectedOn, words, paper, materials: [], by: turn.person.id };
  return commandClick(turn, project, { type: 'pause', ...facts }, clicked);
}

const supplementForm = z.object({
  [clockFields.supplement.materials]: materials,
  [clockFields.supplement.words]: words,
});

/** 补正 in time: the start of the clock waits for the papers. */
export async function askSupplement(
  turn: Turn,
  { project, node }: ActionOf<'clock-supplement'>,
  clicked: Clicked,
): Promise<ClickAnswer> {
  const form = supplementForm.safeParse(clicked.form);
  if (!form.success) return { toast: formIncompleteToast() };
  const command = { type: 'supplement', node, ...form.data, by: turn.person.id } as const;
  return commandClick(turn, project, command, clicked);
}

const papersForm = supplementForm.extend({ [clockFields.supplement.date]: day });

/** 补正 after its time: a pause that names the papers. */
export async function pauseForPapers(
  turn: Turn,
  { project, node }: ActionOf<'clock-supplement-pause'>,
  clicked: Clicked,
): Promise<ClickAnswer> {
  const form = papersForm.safeParse(clicked.form);
  if (!form.success) return { toast: formIncompleteToast() };
  const { materials, words, expected_on: expectedOn } = form.data;
  const facts = { node, expectedOn, words, paper: '', materials, by: turn.person.id };
  return commandClick(turn, project, { type: 'pause', reason: 'supplement', ...facts }, clicked);
}
