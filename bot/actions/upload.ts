import type { CardAction } from '../../cards/action.ts';
import { uploadPromptCard } from '../../cards/forms.ts';
import { refusalToast } from '../../cards/refusals.ts';
import { doneToasts, outsiderToast, staleToast } from '../../cards/toasts.ts';
import { saveUploadRequest } from '../../db/queries/upload-requests.ts';
import { mayFile } from '../../domain/access/access.ts';
import { MINUTE } from '../../domain/calendar/time.ts';
import { enqueueSay } from '../delivery/enqueue.ts';
import { personLane } from '../delivery/lane-keys.ts';
import type { Turn } from '../intake/origin.ts';
import type { ClickAnswer } from '../messenger/messenger.ts';
import { findTarget } from './target.ts';

/** How long a file in the own chat is meant for the node whose 传材料 was pressed. */
const OPEN_FOR_MS = 30 * MINUTE;

/** 传材料: the next files in the clicker's own chat belong to this node. */
export async function askForUpload(
  turn: Turn,
  action: Extract<CardAction, { action: 'upload' }>,
): Promise<ClickAnswer> {
  const { tx, who, now, person } = turn;
  const target = await findTarget(turn, action);
  if (!target) return { toast: staleToast() };
  const { project, state, context } = target;
  const { node } = action;
  if (!mayFile(who.world, project, person.id, node)) {
    return { toast: outsiderToast() };
  }
  // A promised paper may still come after the node was finished without it.
  const isOwed = [...project.materials.values()].some(
    (material) => material.status === 'promised' && material.nodes.includes(node),
  );
  if (state.status === 'done' && !isOwed) {
    const { doneAt, doneBy } = state;
    return { toast: refusalToast(context, project, { code: 'node-done', node, doneAt, doneBy }) };
  }
  const until = now + OPEN_FOR_MS;
  await saveUploadRequest(tx, {
    personId: person.id,
    projectId: project.id,
    target: { kind: 'node', node },
    until,
  });
  const prompt = uploadPromptCard(context, project, node, until);
  await enqueueSay(tx, personLane(person.id), prompt, {}, now);
  return { toast: doneToasts.sentToOwnChat() };
}
