import { z } from 'zod';
import type { CardAction } from '../../../cards/action.ts';
import { type extensionActions, extensionFields } from '../../../cards/extension/actions.ts';
import { noDayToast } from '../../../cards/extension/spoken.ts';
import { refusalToast } from '../../../cards/refusals.ts';
import { formIncompleteToast, staleToast } from '../../../cards/toasts.ts';
import { isDay } from '../../../domain/calendar/time.ts';
import { mayAskExtension } from '../../../domain/extension/decide.ts';
import type { Verdict } from '../../../domain/extension/types.ts';
import type { Turn } from '../../intake/origin.ts';
import { commandClick } from '../command.ts';
import { openForm } from '../open-form.ts';
import { findTarget } from '../target.ts';
import type { Clicked, Runs } from '../types.ts';

/** A date comes as `2026-04-20 +0800`. */
const day = z
  .string()
  .transform((text) => text.slice(0, 10))
  .refine(isDay);
const askForm = z.object({
  [extensionFields.day]: day,
  [extensionFields.words]: z.string(),
});
/** A day without which there is no shortening, and beside which granting is doubtful. */
const shortenForm = z.object({ [extensionFields.day]: day });
const refuseForm = z.object({ [extensionFields.words]: z.string().catch('') });

type Decision = Extract<CardAction, { request: number }>;

export const extensionRuns: Runs<typeof extensionActions> = {
  /** 延期 */
  async 'extension-form'(turn, action) {
    const target = await findTarget(turn, action);
    if (!target) return { toast: staleToast() };
    const { project, context } = target;
    const { node } = action;
    const refusal = mayAskExtension(context.world, project, node, turn.person.id);
    if (refusal) return { toast: refusalToast(context, project, refusal) };
    return openForm(turn, project.id, { kind: 'extensionForm', node, openedAt: turn.now });
  },

  /** The form's answer. */
  async 'extension-ask'(turn, { project, node }, clicked) {
    const form = askForm.safeParse(clicked.form);
    if (!form.success) return { toast: formIncompleteToast() };
    const { [extensionFields.day]: dueOn, [extensionFields.words]: words } = form.data;
    const by = turn.person.id;
    return commandClick(turn, project, { type: 'askExtension', node, dueOn, words, by }, clicked);
  },

  async 'extension-grant'(turn, action, clicked) {
    const form = shortenForm.safeParse(clicked.form);
    const picked = form.success ? { picked: form.data[extensionFields.day] } : {};
    return decide(turn, action, { kind: 'grant', ...picked }, clicked);
  },

  'extension-withdraw': (turn, { project, node, request }, clicked) =>
    commandClick(
      turn,
      project,
      { type: 'withdrawExtension', node, request, by: turn.person.id },
      clicked,
    ),

  async 'extension-shorten'(turn, action, clicked) {
    const form = shortenForm.safeParse(clicked.form);
    if (!form.success) return { toast: noDayToast() };
    const verdict = { kind: 'shorten', dueOn: form.data[extensionFields.day] } as const;
    return decide(turn, action, verdict, clicked);
  },

  async 'extension-refuse'(turn, action, clicked) {
    const { [extensionFields.words]: words } = refuseForm.parse(clicked.form);
    return decide(turn, action, { kind: 'refuse', words }, clicked);
  },
};

function decide(
  turn: Turn,
  { project, node, request }: Decision,
  verdict: Verdict,
  clicked: Clicked,
) {
  const by = turn.person.id;
  const command = { type: 'decideExtension', node, request, verdict, by } as const;
  return commandClick(turn, project, command, clicked);
}
