import { z } from 'zod';
import { type CardAction, formFields } from '../../cards/action.ts';
import {
  doneToasts,
  fileSettledToast,
  formIncompleteToast,
  outsiderToast,
  staleToast,
} from '../../cards/toasts.ts';
import { findFileForChange, markFiled } from '../../db/queries/files.ts';
import { loadProject } from '../../db/queries/projects.ts';
import { mayFile } from '../../domain/access/access.ts';
import { cardContext } from '../context.ts';
import { enqueueFileRefresh } from '../delivery/enqueue.ts';
import { renderCard } from '../delivery/render.ts';
import type { Turn } from '../intake/origin.ts';
import { fileMaterial } from '../material/file.ts';
import type { ClickAnswer } from '../messenger/messenger.ts';
import type { Clicked } from './types.ts';

type FileAction<Name extends CardAction['action']> = Extract<CardAction, { action: Name }>;

/** One of the material names under a file whose place was uncertain. */
export const fileAs = (turn: Turn, action: FileAction<'file-as'>, clicked: Clicked) =>
  place(turn, action, action.material, clicked);

const pickForm = z.object({ [formFields.filePick.material]: z.string().regex(/^M\d{3}$/) });

/** The same from the select of the form. */
export async function pickFile(
  turn: Turn,
  action: FileAction<'file-pick'>,
  clicked: Clicked,
): Promise<ClickAnswer> {
  const form = pickForm.safeParse(clicked.form);
  const material = form.data?.[formFields.filePick.material];
  if (!material) return { toast: formIncompleteToast() };
  return place(turn, action, material, clicked);
}

/** 不是材料 */
export const dropFile = (turn: Turn, action: FileAction<'file-drop'>, clicked: Clicked) =>
  place(turn, action, 'dropped', clicked);

async function place(
  turn: Turn,
  { file: fileId, project: projectId }: FileAction<'file-drop' | 'file-pick' | 'file-as'>,
  material: string,
  { card }: Clicked,
): Promise<ClickAnswer> {
  const { tx, who, now, person } = turn;
  const file = await findFileForChange(tx, fileId);
  const before = await loadProject(tx, projectId);
  if (!before || file?.projectId !== projectId) return { toast: staleToast() };
  if (!mayFile(who.world, before, person.id, file.node)) return { toast: outsiderToast() };
  const context = cardContext(who, now);
  if (file.filedAs) return { toast: fileSettledToast() };
  if (material === 'dropped') await markFiled(tx, fileId, material);
  const toast =
    material === 'dropped' ? doneToasts.drop() : await fileMaterial(turn, file, material);
  await enqueueFileRefresh(tx, { id: fileId, projectId }, now);
  const project = await loadProject(tx, projectId);
  if (!card || !project) return { toast };
  return { toast, card: await renderCard(tx, context, project, card) };
}
