import { refusalCard } from '../../cards/notes.ts';
import { orderFileNote } from '../../cards/supervision/notes.ts';
import { markFiled } from '../../db/queries/files.ts';
import { guessMaterial } from '../../domain/material/guess.ts';
import { matterOf } from '../../domain/matter/machine.ts';
import { missingMaterials } from '../../domain/project/node-view.ts';
import { cardContext } from '../context.ts';
import { execute } from '../execute.ts';
import type { MatterFile, Taken } from '../intake/matter-files.ts';
import type { Turn } from '../intake/origin.ts';

/**
 * A file that was sent for an order goes on its record. Under its card the very paper that the late
 * node lacks is filed as that paper: undefined.
 */
export async function takeOrderFile(
  turn: Turn,
  { project, matter, file, what }: MatterFile<'order'>,
): Promise<Taken> {
  const { tx, who, now, person, cause } = turn;
  if (what === 'reply') {
    const guess = guessMaterial(who.world, project, matter.node, file.name);
    const missing = missingMaterials(who.world, project, matter.node);
    if (guess.kind === 'sure' && missing.includes(guess.code)) return undefined;
  }
  const { id, name } = file;
  const command = {
    type: 'addOrderFile',
    matter: matter.id,
    file: { id, name },
    by: person.id,
  } as const;
  const executed = await execute(tx, who.world, project.id, command, cause, now);
  if (!executed) return undefined;
  if (!executed.ok) return refusalCard(cardContext(who, now), executed.project, executed.refusal);
  await markFiled(tx, id, matter.id);
  const order = matterOf(executed.project, 'order', matter.id);
  return order && orderFileNote(order);
}
