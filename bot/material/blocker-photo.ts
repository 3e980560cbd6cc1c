import { photoNote } from '../../cards/blocker/notes.ts';
import { IMAGE_NAME, refusalCard } from '../../cards/notes.ts';
import { markFiled } from '../../db/queries/files.ts';
import { matterOf } from '../../domain/matter/machine.ts';
import { cardContext } from '../context.ts';
import { execute } from '../execute.ts';
import type { MatterFile } from '../intake/matter-files.ts';
import type { Turn } from '../intake/origin.ts';

/** What a camera makes; anything else that is sent under the card is a paper. */
const PICTURE = /\.(jpe?g|png|gif|bmp|webp|heic|heif|mp4|mov)$/i;

/** A picture of a blocker goes on its record; undefined: it is a paper of the project. */
export async function takeBlockerPhoto(
  turn: Turn,
  { project: { id: projectId }, matter: { id: matter }, file }: MatterFile<'blocker'>,
): Promise<object | undefined> {
  if (file.name !== IMAGE_NAME && !PICTURE.test(file.name)) return undefined;
  const { tx, who, now, person, cause } = turn;
  const command = {
    type: 'addBlockerPhoto',
    matter,
    file: { id: file.id, name: file.name },
    by: person.id,
  } as const;
  const executed = await execute(tx, who.world, projectId, command, cause, now);
  if (!executed) return undefined;
  const { project } = executed;
  await markFiled(tx, file.id, 'dropped');
  if (!executed.ok) return refusalCard(cardContext(who, now), project, executed.refusal);
  const blocker = matterOf(project, 'blocker', matter);
  return blocker && photoNote(blocker);
}
