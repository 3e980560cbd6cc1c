import { z } from 'zod';
import {
  type consultationActions,
  consultationFields as fields,
} from '../../../cards/consultation/actions.ts';
import { meetingTimes } from '../../../cards/consultation/forms.ts';
import { contextFor } from '../../../cards/context.ts';
import { refusalToast } from '../../../cards/refusals.ts';
import { formIncompleteToast, staleToast } from '../../../cards/toasts.ts';
import { loadProject } from '../../../db/queries/projects.ts';
import { instantAt, isDay } from '../../../domain/calendar/time.ts';
import { mayActOn, mayCall } from '../../../domain/consultation/may.ts';
import { worldFor } from '../../../domain/project/edition.ts';
import { cardContext } from '../../context.ts';
import type { Turn } from '../../intake/origin.ts';
import type { ClickAnswer } from '../../messenger/messenger.ts';
import { commandClick } from '../command.ts';
import { openForm } from '../open-form.ts';
import type { Runs } from '../types.ts';
import { editOutcome, readOutcomeForm, saveOutcome } from './outcome.ts';

const many = z.union([z.array(z.string()), z.string().transform((one) => [one])]);
const moment = {
  [fields.day]: z
    .string()
    .transform((text) => text.slice(0, 10))
    .refine(isDay),
  [fields.time]: z.string().refine((time) => meetingTimes.includes(time)),
};
const callForm = z.object({
  ...moment,
  words: z.string().trim().min(1),
  place: z.string().trim().optional().default(''),
  units: many.pipe(z.array(z.string()).min(1)),
  node: z
    .string()
    .regex(/^\d{4}$/)
    .optional()
    .catch(undefined),
});
const moveForm = z.object(moment);

const instantOf = (form: Record<string, unknown>) =>
  instantAt(String(form[fields.day]), String(form[fields.time]));

interface About {
  readonly project: string;
  readonly matter: string;
}

/** A form about a meeting, for whoever may answer it. */
const opens =
  (kind: 'consultationMoveForm' | 'outcomeForm', act: 'moveConsultation' | 'recordOutcome') =>
  async (turn: Turn, { project: id, matter }: About): Promise<ClickAnswer> => {
    const { tx, who, now, person } = turn;
    const project = await loadProject(tx, id);
    if (!project) return { toast: staleToast() };
    const refusal = mayActOn(
      worldFor(who.world, project),
      project,
      { type: act, matter },
      person.id,
    );
    if (refusal) {
      return { toast: refusalToast(contextFor(cardContext(who, now), project), project, refusal) };
    }
    const about = { matter, openedAt: now } as const;
    return openForm(
      turn,
      id,
      kind === 'outcomeForm' ? { kind, ...about, typed: '' } : { kind, ...about },
    );
  };

export const consultationRuns: Runs<typeof consultationActions> = {
  async 'consultation-form'(turn, { project: id }) {
    const { tx, who, now, person } = turn;
    const project = await loadProject(tx, id);
    if (!project) return { toast: staleToast() };
    const refusal = mayCall(worldFor(who.world, project), project, person.id);
    if (refusal) {
      return { toast: refusalToast(contextFor(cardContext(who, now), project), project, refusal) };
    }
    return openForm(turn, id, { kind: 'consultationForm', node: null, openedAt: now });
  },
  async 'consultation-call'(turn, { project }, clicked) {
    const form = callForm.safeParse(clicked.form);
    if (!form.success) return { toast: formIncompleteToast() };
    const { words, place, units, node } = form.data;
    const command = {
      type: 'callConsultation',
      node: node ?? null,
      words,
      place,
      meetAt: instantOf(form.data),
      units,
      by: turn.person.id,
    } as const;
    return commandClick(turn, project, command, clicked);
  },
  'consultation-move-form': opens('consultationMoveForm', 'moveConsultation'),
  async 'consultation-move'(turn, { project, matter }, clicked) {
    const form = moveForm.safeParse(clicked.form);
    if (!form.success) return { toast: formIncompleteToast() };
    const meetAt = instantOf(form.data);
    const command = { type: 'moveConsultation', matter, meetAt, by: turn.person.id } as const;
    return commandClick(turn, project, command, clicked);
  },
  'consultation-cancel': (turn, { project, matter }, clicked) =>
    commandClick(
      turn,
      project,
      { type: 'cancelConsultation', matter, by: turn.person.id },
      clicked,
    ),
  'outcome-form': opens('outcomeForm', 'recordOutcome'),
  outcome: readOutcomeForm,
  'outcome-save': saveOutcome,
  'outcome-edit': editOutcome,
};
