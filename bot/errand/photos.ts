import { contextFor } from '../../cards/context.ts';
import { doneToast } from '../../cards/done.ts';
import { notePhotoCard } from '../../cards/errand/answers.ts';
import { refusalCard } from '../../cards/notes.ts';
import { markFiled } from '../../db/queries/files.ts';
import { loadProject } from '../../db/queries/projects.ts';
import { saveUploadRequest } from '../../db/queries/upload-requests.ts';
import { MINUTE } from '../../domain/calendar/time.ts';
import { mattersOf } from '../../domain/matter/machine.ts';
import { cardContext } from '../context.ts';
import { execute } from '../execute.ts';
import type { MatterFile, Taken } from '../intake/matter-files.ts';
import type { Turn } from '../intake/origin.ts';

/** How long a picture in the own chat is meant for the note just written. */
const OPEN_FOR_MS = 30 * MINUTE;

/** The next files in the person's own chat belong to the note they have just written. */
export async function awaitNotePhotos(turn: Turn, projectId: string, node: string): Promise<void> {
  const { tx, now, person } = turn;
  const project = await loadProject(tx, projectId);
  const note = mattersOf({ matters: project?.matters ?? new Map() }, 'siteNote').findLast(
    (each) => each.node === node && each.noted.by === person.id,
  );
  if (!note) return;
  const target = { kind: 'matter', matter: note.id, what: 'photo' } as const;
  await saveUploadRequest(tx, { personId: person.id, projectId, target, until: now + OPEN_FOR_MS });
}

/** A picture of what was seen on site. */
export async function takeNotePhoto(
  turn: Turn,
  { project, matter, file }: MatterFile<'siteNote'>,
): Promise<Taken> {
  const { tx, who, now, person, cause } = turn;
  const { id, name } = file;
  const command = {
    type: 'addNotePhoto',
    matter: matter.id,
    file: { id, name },
    by: person.id,
  } as const;
  const executed = await execute(tx, who.world, project.id, command, cause, now);
  if (!executed) return undefined;
  const context = contextFor(cardContext(who, now), executed.project);
  if (!executed.ok) return refusalCard(context, executed.project, executed.refusal);
  await markFiled(tx, id, matter.id);
  return notePhotoCard(doneToast(context, executed.project, command, executed.events).content);
}
