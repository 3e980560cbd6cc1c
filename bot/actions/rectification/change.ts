import { z } from 'zod';
import { rectificationFields as fields } from '../../../cards/rectification/actions.ts';
import { formIncompleteToast, staleToast } from '../../../cards/toasts.ts';
import { isDay } from '../../../domain/calendar/time.ts';
import { ENTERPRISE } from '../../../domain/project/people.ts';
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

/** 改责任或日期: the form offers what the clicker may change; where that is nothing it says so. */
export async function openChangeForm(turn: Turn, about: About): Promise<ClickAnswer> {
  const target = await findTarget(turn, about);
  if (!target) return { toast: staleToast() };
  const { person, now } = turn;
  const form = { kind: 'problemChangeForm', node: about.node, person: person.id } as const;
  return openForm(turn, target.project.id, { ...form, openedAt: now });
}

/** What was left empty comes as an empty text, or not at all. */
const left = z.literal('').transform(() => undefined);
const changeForm = z.object({
  [fields.items]: z
    .union([z.array(z.string()), z.string().transform((one) => [one])])
    .pipe(z.array(z.string().max(10)).min(1).max(100)),
  [fields.owner]: z.union([left, z.string().min(1).max(64)]).optional(),
  [fields.dueOn]: z
    .union([
      left,
      z
        .string()
        .transform((text) => text.slice(0, 10))
        .refine(isDay),
    ])
    .optional(),
});

/** The form's answer. */
export async function changeProblems(
  turn: Turn,
  { project, node }: About,
  clicked: Clicked,
): Promise<ClickAnswer> {
  const form = changeForm.safeParse(clicked.form);
  if (!form.success) return { toast: formIncompleteToast() };
  const { items: matters, owner, due_on: dueOn } = form.data;
  const command = {
    type: 'changeProblems',
    node,
    matters,
    ...(owner === undefined ? {} : owner === ENTERPRISE ? { ownerUnit: owner } : { owner }),
    ...(dueOn === undefined ? {} : { dueOn }),
    by: turn.person.id,
  } as const;
  return commandClick(turn, project, command, clicked);
}
