import { z } from 'zod';
import type { CardAction } from '../../../cards/action.ts';
import { contextFor } from '../../../cards/context.ts';
import { itemFields as fields } from '../../../cards/item/actions.ts';
import { instructedCard, notYourInstructionToast } from '../../../cards/item/answers.ts';
import { refusalToast } from '../../../cards/refusals.ts';
import { formIncompleteToast, staleToast } from '../../../cards/toasts.ts';
import { loadProject } from '../../../db/queries/projects.ts';
import { isDay } from '../../../domain/calendar/time.ts';
import { personProposed } from '../../../domain/item/target.ts';
import type { InstructionDraft, ItemAbout, ItemCommand } from '../../../domain/item/types.ts';
import { cardContext } from '../../context.ts';
import type { Turn } from '../../intake/origin.ts';
import { openInstructionForm } from '../../item/instruction-form.ts';
import type { ClickAnswer } from '../../messenger/messenger.ts';
import { commandClick } from '../command.ts';
import type { Clicked } from '../types.ts';

type ActionOf<Name extends CardAction['action']> = Extract<CardAction, { action: Name }>;

/** 批示 on any card: the form comes to the leader's own chat. */
export const openInstruction = (
  turn: Turn,
  { project, about }: ActionOf<'instruct'>,
): Promise<ClickAnswer> => open(turn, project, about, {});

/** 改 on a sentence that was read: the form, filled with what was read. */
export async function changeInstruction(
  turn: Turn,
  { project, about, words, unit, owner, dueOn, by }: ActionOf<'instruct-change'>,
): Promise<ClickAnswer> {
  if (!isAuthor(turn, by)) return { toast: notYourInstructionToast() };
  const draft = { words, dueOn, ...(unit ? { unit } : {}), ...(owner ? { owner } : {}) };
  return open(turn, project, about, draft);
}

const isAuthor = ({ who, person }: Turn, by: string): boolean =>
  person.id === by || who.world.directory.actingFor(by) === person.id;

async function open(
  turn: Turn,
  projectId: string,
  about: ItemAbout,
  draft: InstructionDraft,
): Promise<ClickAnswer> {
  const project = await loadProject(turn.tx, projectId);
  if (!project) return { toast: staleToast() };
  const answer = await openInstructionForm(turn, project, about, draft);
  if (!('refusal' in answer)) return answer;
  const context = contextFor(cardContext(turn.who, turn.now), project);
  return { toast: refusalToast(context, project, answer.refusal) };
}

/** What was left empty comes as an empty text, or not at all. */
const optional = z
  .string()
  .optional()
  .transform((text) => text || undefined);
const instructionForm = z.object({
  [fields.words]: z.string().trim().min(1),
  [fields.unit]: optional,
  [fields.owner]: optional,
  [fields.day]: z
    .string()
    .transform((text) => text.slice(0, 10))
    .refine(isDay),
});

/** The form's answer. */
export async function sendInstruction(
  turn: Turn,
  { project, about, form, beside }: ActionOf<'instruct-send'>,
  clicked: Clicked,
): Promise<ClickAnswer> {
  const parsed = instructionForm.safeParse(clicked.form);
  if (!parsed.success) return { toast: formIncompleteToast() };
  const { words, unit: picked, day } = parsed.data;
  const owner = await ownerMeant(turn, { project, about }, parsed.data);
  // A person answers for their own unit, whatever the form was filled with.
  const unit = owner ? turn.who.world.directory.person(owner)?.unit : picked;
  const command: Extract<ItemCommand, { type: 'instruct' }> = {
    type: 'instruct',
    about,
    words,
    dueOn: day,
    form,
    by: turn.person.id,
    ...(beside ? { beside } : {}),
    ...(unit ? { unit } : {}),
    ...(owner ? { owner } : {}),
  };
  return commandClick(turn, project, command, clicked);
}

/**
 * The person picked; nobody where another unit was picked and the person whom the form proposed was
 * left in it.
 */
async function ownerMeant(
  { tx, who: { world } }: Turn,
  of: { readonly project: string; readonly about: ItemAbout },
  { unit, owner }: { readonly unit?: string | undefined; readonly owner?: string | undefined },
): Promise<string | undefined> {
  if (!owner || !unit || world.directory.person(owner)?.unit === unit) return owner;
  const project = await loadProject(tx, of.project);
  const isProposed = project && personProposed(world, project, of.about) === owner;
  return isProposed ? undefined : owner;
}

/** A sentence that its author confirmed: the question is replaced by what it became. */
export async function confirmInstruction(
  turn: Turn,
  { project, about, words, unit, owner, dueOn, form, beside, by }: ActionOf<'instruct-confirm'>,
  clicked: Clicked,
): Promise<ClickAnswer> {
  if (!isAuthor(turn, by)) return { toast: notYourInstructionToast() };
  const command = {
    type: 'instruct',
    about,
    words,
    dueOn,
    form,
    by: turn.person.id,
    ...(beside ? { beside } : {}),
    ...(unit ? { unit } : {}),
    ...(owner ? { owner } : {}),
  } as const;
  const answer = await commandClick(turn, project, command, clicked);
  const { toast } = answer;
  const isGiven = toast?.type === 'success' || toast?.type === 'warning';
  const after = isGiven ? await loadProject(turn.tx, project) : undefined;
  const isKnown =
    after &&
    [...after.matters.values()].some(
      (matter) =>
        matter.kind === 'datedItem' &&
        matter.source.kind === 'instruction' &&
        matter.source.form === form,
    );
  return isKnown && toast ? { ...answer, card: instructedCard(toast) } : answer;
}
