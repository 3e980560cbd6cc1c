import { contextFor } from '../../cards/context.ts';
import { doneToast } from '../../cards/done.ts';
import { itemFileCard } from '../../cards/item/answers.ts';
import { refusalCard } from '../../cards/notes.ts';
import { markFiled } from '../../db/queries/files.ts';
import { saveUploadRequest } from '../../db/queries/upload-requests.ts';
import { MINUTE } from '../../domain/calendar/time.ts';
import { guessMaterial } from '../../domain/material/guess.ts';
import type { MatterId } from '../../domain/matter/types.ts';
import type { ProjectId } from '../../domain/project/types.ts';
import { cardContext } from '../context.ts';
import { execute } from '../execute.ts';
import type { MatterFile, Taken } from '../intake/matter-files.ts';
import type { Turn } from '../intake/origin.ts';

/** How long a file in the own chat is meant for the result just written. */
const OPEN_FOR_MS = 30 * MINUTE;

/** The next files in the person's own chat belong to the item. */
export async function awaitResultFiles(
  { tx, now, person }: Turn,
  projectId: ProjectId,
  matter: MatterId,
): Promise<void> {
  const target = { kind: 'matter', matter, what: 'result' } as const;
  await saveUploadRequest(tx, { personId: person.id, projectId, target, until: now + OPEN_FOR_MS });
}

/**
 * A file under the card of an item is its result. One that is surely a paper that the project waits
 * for is filed as that, too: it is submitted once.
 */
export async function takeItemFile(
  turn: Turn,
  { project: { id: projectId }, matter, file }: MatterFile<'datedItem'>,
): Promise<Taken> {
  const { tx, who, now, person, cause } = turn;
  const { id, name } = file;
  const about = { matter: matter.id, file: { id, name }, by: person.id } as const;
  const command = { type: 'addItemFile', ...about } as const;
  const executed = await execute(tx, who.world, projectId, command, cause, now);
  if (!executed) return undefined;
  const { project } = executed;
  const guess = guessMaterial(who.world, project, file.node, name);
  if (guess.kind === 'sure') return undefined;
  await markFiled(tx, id, executed.ok ? matter.id : 'dropped');
  const context = contextFor(cardContext(who, now), project);
  return executed.ok
    ? itemFileCard(doneToast(context, project, command, executed.events).content)
    : refusalCard(context, project, executed.refusal);
}
