import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { CardAction } from '../../../cards/action.ts';
import { blockerFields } from '../../../cards/blocker/actions.ts';
import { PHOTO_MINUTES, raisedCard } from '../../../cards/blocker/forms.ts';
import { lateAnswerCard } from '../../../cards/notes.ts';
import { refusalToast } from '../../../cards/refusals.ts';
import { formIncompleteToast, staleToast } from '../../../cards/toasts.ts';
import { loadProject } from '../../../db/queries/projects.ts';
import { saveUploadRequest } from '../../../db/queries/upload-requests.ts';
import { whoMay } from '../../../domain/access/access.ts';
import { categoryIn, otherCategory } from '../../../domain/blocker/category.ts';
import { answeredBy } from '../../../domain/blocker/raise.ts';
import type { Blocker, BlockerCommand } from '../../../domain/blocker/types.ts';
import { dayOf, isDay, MINUTE } from '../../../domain/calendar/time.ts';
import type { BlockerCategoryCode, Catalogue } from '../../../domain/catalogue/types.ts';
import type { Project } from '../../../domain/project/types.ts';
import { cardContext } from '../../context.ts';
import { targetOf } from '../../delivery/lane-keys.ts';
import type { Turn } from '../../intake/origin.ts';
import type { ClickAnswer } from '../../messenger/messenger.ts';
import { commandClick } from '../command.ts';
import { openForm } from '../open-form.ts';
import type { Clicked } from '../types.ts';
import { unitList } from './units.ts';

type ActionOf<Name extends CardAction['action']> = Extract<CardAction, { action: Name }>;

/** 报堵点: asks in the clicker's own chat what is wrong. */
export async function openRaiseForm(
  turn: Turn,
  { project: projectId, node }: ActionOf<'blocker-form'>,
  { card }: Clicked,
): Promise<ClickAnswer> {
  const { tx, who, now, person } = turn;
  const project = await loadProject(tx, projectId);
  if (!project || (node !== null && !project.nodes.has(node))) return { toast: staleToast() };
  const fromGroup = targetOf(card?.lane ?? '')?.kind === 'group';
  const may = whoMay(who.world, project, 'raiseBlocker', null);
  if (!fromGroup && !may.includes(person.id)) {
    const refusal = { code: 'not-allowed', act: 'raiseBlocker', node: null, who: may } as const;
    return { toast: refusalToast(cardContext(who, now), project, refusal) };
  }
  return openForm(turn, project.id, { kind: 'blockerForm', form: randomUUID(), node, fromGroup });
}

/** What was left empty comes as an empty text, or not at all. */
const raiseForm = z.object({
  [blockerFields.words]: z.string(),
  [blockerFields.category]: z.string().optional(),
  [blockerFields.units]: unitList,
  [blockerFields.since]: z
    .string()
    .optional()
    .transform((text) => text?.slice(0, 10) || undefined)
    .refine((day) => day === undefined || isDay(day)),
});

/** The kind of a report for which none was chosen: what its words are about, else the rest. */
export const categoryOf = (catalogue: Catalogue, words: string): BlockerCategoryCode =>
  categoryIn(catalogue, words) ?? otherCategory(catalogue).code;

/** The form's answer. */
export async function raiseFromForm(
  turn: Turn,
  { project, form: formId, node, fromGroup }: ActionOf<'blocker-raise'>,
  clicked: Clicked,
): Promise<ClickAnswer> {
  const parsed = raiseForm.safeParse(clicked.form);
  if (!parsed.success) return { toast: formIncompleteToast() };
  const { words, category, units, since } = parsed.data;
  return raise(turn, project, clicked, {
    category: category || categoryOf(turn.who.world.catalogue, words),
    units,
    words,
    since: since ?? dayOf(turn.now),
    node,
    fromGroup,
    form: formId,
  });
}

/** A sentence that somebody confirmed to be a report: the question is replaced by what it became. */
export async function raiseFromProposal(
  turn: Turn,
  { project: projectId, form, category, words, fromGroup }: ActionOf<'blocker-propose'>,
  clicked: Clicked,
): Promise<ClickAnswer> {
  const answer = await raise(turn, projectId, clicked, {
    category,
    units: [],
    words,
    since: dayOf(turn.now),
    node: null,
    fromGroup,
    form,
  });
  const { tx, who, now } = turn;
  const project = await loadProject(tx, projectId);
  const raised = project && answeredBy(project, form);
  if (raised) return { ...answer, card: raisedCard(cardContext(who, now), project, raised) };
  // Whoever may not report leaves the question to the others; else nothing can come of it any more.
  const { toast } = answer;
  return toast && toast.type !== 'error' ? { ...answer, card: lateAnswerCard(toast) } : answer;
}

type Raised = Omit<Extract<BlockerCommand, { type: 'raiseBlocker' }>, 'type' | 'by'>;

async function raise(
  turn: Turn,
  projectId: string,
  clicked: Clicked,
  facts: Raised,
): Promise<ClickAnswer> {
  const { tx, person } = turn;
  const command = { type: 'raiseBlocker', ...facts, by: person.id } as const;
  const answer = await commandClick(turn, projectId, command, clicked);
  const project = answer.toast?.type === 'success' ? await loadProject(tx, projectId) : undefined;
  const raised = project && answeredBy(project, facts.form);
  if (raised) await expectPhotos(turn, project, raised);
  return answer;
}

/** What the reporter sends right afterwards in the own chat belongs to the blocker. */
export const expectPhotos = (
  { tx, now, person }: Turn,
  project: Project,
  blocker: Blocker,
): Promise<void> =>
  saveUploadRequest(tx, {
    personId: person.id,
    projectId: project.id,
    target: { kind: 'matter', matter: blocker.id, what: 'photo' },
    until: now + PHOTO_MINUTES * MINUTE,
  });
