import type { CardAction } from '../../../cards/action.ts';
import { orderFileToast } from '../../../cards/documents/answers.ts';
import { staleToast } from '../../../cards/toasts.ts';
import { loadProject } from '../../../db/queries/projects.ts';
import { maySee } from '../../../domain/access/access.ts';
import { matterOf } from '../../../domain/matter/machine.ts';
import { enqueueDocument } from '../../delivery/enqueue.ts';
import { groupLane } from '../../delivery/lane-keys.ts';
import type { Turn } from '../../intake/origin.ts';
import type { ClickAnswer } from '../../messenger/messenger.ts';
import type { Clicked } from '../types.ts';

type Asked = Extract<CardAction, { action: 'order-document' }>;

/** 督办单文件: the order as a Word file, where its card stands; for whoever may see the project. */
export async function sendOrderDocument(
  { tx, who, now, person }: Turn,
  { project: projectId, matter }: Asked,
  { card }: Clicked,
): Promise<ClickAnswer> {
  const project = await loadProject(tx, projectId);
  const order = project && matterOf(project, 'order', matter);
  if (!project || !order || !maySee(who.world, project, person.id)) return { toast: staleToast() };
  const lane = card?.lane ?? groupLane(project.id);
  await enqueueDocument(tx, lane, { project: project.id, matter, of: 'order' }, now);
  return { toast: orderFileToast() };
}
