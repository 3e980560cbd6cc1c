import { z } from 'zod';
import { type handoverActions, handoverFields } from '../../../cards/handover/actions.ts';
import { dutiesToast } from '../../../cards/handover/duties-form.ts';
import { leaveToast } from '../../../cards/handover/leave-form.ts';
import { refusalToast } from '../../../cards/refusals.ts';
import { formIncompleteToast, staleToast } from '../../../cards/toasts.ts';
import { isDay } from '../../../domain/calendar/time.ts';
import { checkAct } from '../../../domain/project/act.ts';
import { responsibleFor } from '../../../domain/project/people.ts';
import { cardContext } from '../../context.ts';
import { handOverDuties } from '../../people/duties.ts';
import { takeLeave } from '../../people/leave.ts';
import { commandClick } from '../command.ts';
import { openForm } from '../open-form.ts';
import { findTarget } from '../target.ts';
import type { Clicked, Runs } from '../types.ts';

const handOverForm = z.object({ [handoverFields.person]: z.string().min(1) });
/** A date comes as `2026-04-20 +0800`. */
const day = z
  .string()
  .transform((text) => text.slice(0, 10))
  .refine(isDay);
const leaveForm = z.object({
  [handoverFields.person]: z.string().min(1),
  [handoverFields.standIn]: z.string().min(1),
  // Left empty it comes as an empty text, or not at all.
  [handoverFields.from]: z.union([z.literal('').transform(() => undefined), day]).optional(),
  [handoverFields.until]: day,
});
const dutiesForm = z.object({
  [handoverFields.person]: z.string().min(1),
  [handoverFields.to]: z.string().min(1),
});

export const handoverRuns: Runs<typeof handoverActions> = {
  /** 转办 */
  async 'handover-form'(turn, action) {
    const target = await findTarget(turn, action);
    if (!target) return { toast: staleToast() };
    const { project, context } = target;
    const { node } = action;
    const act = { type: 'handOverNode', node, by: turn.person.id } as const;
    const check = checkAct(context.world, project, act);
    if (!check.ok) return { toast: refusalToast(context, project, check.refusal) };
    const holder = responsibleFor(context.world, project, node).person;
    return openForm(turn, project.id, {
      kind: 'handOverForm',
      node,
      holder,
      openedAt: turn.now,
    });
  },

  /** The form's answer. */
  async handover(turn, { project, node }, clicked) {
    const form = handOverForm.safeParse(clicked.form);
    if (!form.success) return { toast: formIncompleteToast() };
    const { [handoverFields.person]: to } = form.data;
    const command = { type: 'handOverNode', node, to, by: turn.person.id } as const;
    return commandClick(turn, project, command, clicked);
  },

  reopen: async (turn, { project, node }, clicked) =>
    commandClick(
      turn,
      project,
      { type: 'reopen', node, words: wordsOf(clicked), by: turn.person.id },
      clicked,
    ),

  skip: async (turn, { project, node }, clicked) =>
    commandClick(
      turn,
      project,
      { type: 'skip', node, words: wordsOf(clicked), by: turn.person.id },
      clicked,
    ),

  /** 请假: the card nobody tracks is replaced by what was recorded. */
  async leave(turn, _action, clicked) {
    const form = leaveForm.safeParse(clicked.form);
    if (!form.success) return { toast: formIncompleteToast() };
    const from = form.data[handoverFields.from];
    const recorded = await takeLeave(turn, {
      ...(from === undefined ? {} : { from }),
      person: form.data[handoverFields.person],
      standIn: form.data[handoverFields.standIn],
      until: form.data[handoverFields.until],
      by: turn.person.id,
    });
    const context = cardContext(turn.who, turn.now);
    return recorded.ok
      ? { card: recorded.card, toast: leaveToast() }
      : { toast: refusalToast(context, null, recorded.refusal) };
  },

  /** 交接: the same. */
  async duties(turn, _action, clicked) {
    const form = dutiesForm.safeParse(clicked.form);
    if (!form.success) return { toast: formIncompleteToast() };
    const { [handoverFields.person]: from, [handoverFields.to]: to } = form.data;
    const recorded = await handOverDuties(turn, from, to);
    const context = cardContext(turn.who, turn.now);
    return recorded.ok
      ? { card: recorded.card, toast: dutiesToast() }
      : { toast: refusalToast(context, null, recorded.refusal) };
  },
};

/** No reason is told by the rule itself. */
const wordsOf = ({ form }: Clicked): string =>
  z.string().catch('').parse(form[handoverFields.words]);
