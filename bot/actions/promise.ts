import { z } from 'zod';
import { type CardAction, formFields } from '../../cards/action.ts';
import { promiseDoneCard } from '../../cards/promise-form.ts';
import { refusalToast } from '../../cards/refusals.ts';
import { formIncompleteToast, staleToast } from '../../cards/toasts.ts';
import { loadProject } from '../../db/queries/projects.ts';
import { isDay } from '../../domain/calendar/time.ts';
import { mayPromise } from '../../domain/project/promise.ts';
import { cardContext } from '../context.ts';
import { enqueueSay } from '../delivery/enqueue.ts';
import { groupLane } from '../delivery/lane-keys.ts';
import type { Turn } from '../intake/origin.ts';
import type { ClickAnswer } from '../messenger/messenger.ts';
import { commandClick } from './command.ts';
import { openForm } from './open-form.ts';
import { findTarget } from './target.ts';
import type { Clicked } from './types.ts';

/** 容缺受理: asks the unit head, in the own chat, for which papers and by when. */
export async function openPromiseForm(
  turn: Turn,
  action: Extract<CardAction, { action: 'promise-form' }>,
): Promise<ClickAnswer> {
  const { who, now, person } = turn;
  const target = await findTarget(turn, action);
  if (!target) return { toast: staleToast() };
  const { project, context } = target;
  const { node } = action;
  const refusal = mayPromise(who.world, project, node, person.id);
  if (refusal) return { toast: refusalToast(context, project, refusal) };
  return openForm(turn, project.id, { kind: 'promiseForm', node, openedAt: now });
}

/** A multi-select brings an array, a single choice a string; a date `2026-04-20 +0800`. */
const promiseForm = z.object({
  [formFields.promise.materials]: z
    .union([z.array(z.string()), z.string().transform((one) => [one])])
    .pipe(z.array(z.string()).min(1)),
  [formFields.promise.date]: z
    .string()
    .transform((text) => text.slice(0, 10))
    .refine(isDay),
});

/** The form's answer. */
export async function promiseMaterials(
  turn: Turn,
  { project: projectId, node }: Extract<CardAction, { action: 'promise' }>,
  clicked: Clicked,
): Promise<ClickAnswer> {
  const form = promiseForm.safeParse(clicked.form);
  if (!form.success) return { toast: formIncompleteToast() };
  const { tx, who, now, person } = turn;
  const materials = form.data[formFields.promise.materials] as string[];
  const promisedOn = form.data[formFields.promise.date] as string;
  const command = { type: 'promiseMaterials', node, materials, promisedOn, by: person.id } as const;
  const before = await loadProject(tx, projectId);
  const answer = await commandClick(turn, projectId, command, clicked);
  if (answer.toast?.type !== 'success') return answer;
  // Asked in the own chat, visible in the group: everybody relies on the promised date.
  const project = await loadProject(tx, projectId);
  if (!before || !project) return answer;
  const facts = { materials, promisedOn, by: person.id, before };
  const card = promiseDoneCard(cardContext(who, now), project, node, facts);
  await enqueueSay(tx, groupLane(projectId), card, {}, now);
  return answer;
}
