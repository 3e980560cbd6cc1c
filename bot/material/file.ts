import { fileFiledCard } from '../../cards/forms.ts';
import { refusalToast } from '../../cards/refusals.ts';
import { doneToasts, staleToast, type Toast } from '../../cards/toasts.ts';
import { type FileRecord, markFiled } from '../../db/queries/files.ts';
import { nodesDemanding } from '../../domain/project/node-view.ts';
import { cardContext } from '../context.ts';
import { execute } from '../execute.ts';
import type { Turn } from '../intake/origin.ts';

/** Files a stored file as a material, for a click: the outcome as a toast. */
export async function fileMaterial(turn: Turn, file: FileRecord, material: string): Promise<Toast> {
  const { who, now } = turn;
  const executed = await place(turn, file, material);
  if (!executed) return staleToast();
  const context = cardContext(who, now);
  return executed.ok
    ? doneToasts.file(context, executed.project, material)
    : refusalToast(context, executed.project, executed.refusal);
}

/** The same for a message: the outcome as a card that says where it was filed and what it saved. */
export async function fileForMessage(turn: Turn, file: FileRecord, material: string) {
  const { who, now, person } = turn;
  const executed = await place(turn, file, material);
  if (!executed) return undefined;
  const context = cardContext(who, now);
  if (!executed.ok) return { refusal: executed.refusal, project: executed.project };
  const { project } = executed;
  const state = project.materials.get(material);
  const users = nodesDemanding(who.world, project, material);
  const otherNodes = users.filter((code) => code !== file.node);
  return {
    card: fileFiledCard(context, project, material, {
      version: state?.status === 'accepted' ? state.version : 1,
      fileName: file.name,
      by: person.id,
      otherNodes,
    }),
  };
}

async function place(turn: Turn, file: FileRecord, material: string) {
  const { tx, who, now, person, cause } = turn;
  const executed = await execute(
    tx,
    who.world,
    file.projectId,
    {
      type: 'fileMaterial',
      material,
      node: file.node,
      file: { id: file.id, name: file.name },
      by: person.id,
    },
    cause,
    now,
  );
  if (executed?.ok) await markFiled(tx, file.id, material);
  return executed;
}
