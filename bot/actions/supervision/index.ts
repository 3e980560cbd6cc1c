import { z } from 'zod';
import { type supervisionActions, supervisionFields } from '../../../cards/supervision/actions.ts';
import { formIncompleteToast } from '../../../cards/toasts.ts';
import { isDay } from '../../../domain/calendar/time.ts';
import type { SupervisionCommand } from '../../../domain/supervision/commands.ts';
import { delayCauses } from '../../../domain/supervision/types.ts';
import type { Turn } from '../../intake/origin.ts';
import type { ClickAnswer } from '../../messenger/messenger.ts';
import { commandClick } from '../command.ts';
import type { Clicked, Runs } from '../types.ts';
import { sendOrderDocument } from './document.ts';
import { askForOrderFile, awaitOrderFiles, openOrderForm } from './open.ts';

/** What a form of this part may bring; an input that was left empty comes empty, or not at all. */
const filled = z.object({
  [supervisionFields.words]: z.string().default(''),
  [supervisionFields.person]: z.string().min(1).optional(),
  [supervisionFields.cause]: z.enum(delayCauses).optional(),
  [supervisionFields.result]: z.enum(['solved', 'plan']).optional(),
  [supervisionFields.day]: z
    .string()
    .optional()
    .transform((text) => text?.slice(0, 10) || undefined)
    .refine((day) => day === undefined || isDay(day)),
});

/** What every answer carries. */
interface Answer {
  readonly matter: string;
  readonly form: string | null;
  readonly by: string;
}
type Filled = z.infer<typeof filled>;

/** Carries out what a form says; undefined: something it asks for is missing. */
const answer =
  (read: (about: Answer, form: Filled) => SupervisionCommand | undefined) =>
  async (
    turn: Turn,
    { project, matter, form }: { project: string; matter: string; form: string | null },
    clicked: Clicked,
  ): Promise<ClickAnswer> => {
    const parsed = filled.safeParse(clicked.form);
    const about = { matter, form, by: turn.person.id };
    const command = parsed.success ? read(about, parsed.data) : undefined;
    return command
      ? commandClick(turn, project, command, clicked)
      : { toast: formIncompleteToast() };
  };

/** The same of words that files may come with, right after them in the own chat. */
const answerWithFiles =
  (read: (about: Answer, form: Filled) => SupervisionCommand | undefined) =>
  async (turn: Turn, action: Parameters<ReturnType<typeof answer>>[1], clicked: Clicked) => {
    const said = await answer(read)(turn, action, clicked);
    if (said.toast?.type === 'success') await awaitOrderFiles(turn, action.project, action.matter);
    return said;
  };

/** A button that is a command and nothing else. */
const plain =
  (type: 'noteOrder' | 'confirmCause') =>
  (turn: Turn, { project, matter }: { project: string; matter: string }, clicked: Clicked) =>
    commandClick(turn, project, { type, matter, by: turn.person.id }, clicked);

export const supervisionRuns: Runs<typeof supervisionActions> = {
  'order-form': openOrderForm,
  'order-accept': answerWithFiles((about, { person, cause, words }) =>
    person && cause
      ? { type: 'acceptOrder', ...about, responsible: person, cause, words }
      : undefined,
  ),
  'order-feedback': answerWithFiles((about, { words }) => ({
    type: 'feedBackOrder',
    ...about,
    words,
  })),
  'order-result': answerWithFiles((about, { result, words }) =>
    result ? { type: 'giveResult', ...about, result, words } : undefined,
  ),
  'order-plan': answer((about, { day, words }) =>
    day ? { type: 'proposePlan', ...about, on: day, words } : undefined,
  ),
  'order-plan-approve': answer((about, { words }) => ({
    type: 'decidePlan',
    ...about,
    approve: true,
    words,
  })),
  'order-plan-refuse': answer((about, { words }) => ({
    type: 'decidePlan',
    ...about,
    approve: false,
    words,
  })),
  'order-spare': answer((about, { day, words }) =>
    day ? { type: 'spareOrder', ...about, until: day, words } : undefined,
  ),
  'order-assign': answer((about, { person }) =>
    person ? { type: 'assignOrder', ...about, to: person } : undefined,
  ),
  'order-solved': answer((about, { words }) => ({
    type: 'answerOrder',
    ...about,
    satisfied: true,
    words,
  })),
  'order-unsolved': answer((about, { words }) => ({
    type: 'answerOrder',
    ...about,
    satisfied: false,
    words,
  })),
  'order-close': answer((about, { words }) => ({ type: 'closeOrder', ...about, words })),
  'order-return': answer((about, { words }) => ({ type: 'returnOrder', ...about, words })),
  'order-resolve': answerWithFiles((about, { words }) => ({
    type: 'resolveOrder',
    ...about,
    words,
  })),
  'order-summons-hold': answer((about, { words }) => ({
    type: 'decideSummons',
    ...about,
    decision: 'hold',
    words,
  })),
  'order-summons-drop': answer((about, { words }) => ({
    type: 'decideSummons',
    ...about,
    decision: 'drop',
    words,
  })),
  'order-note': plain('noteOrder'),
  'order-cause': plain('confirmCause'),
  'order-file': askForOrderFile,
  'order-document': sendOrderDocument,
};
