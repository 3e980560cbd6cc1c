import { doneToasts } from '../../cards/toasts.ts';
import type { TrackedSubject } from '../../db/schema/index.ts';
import type { ProjectId } from '../../domain/project/types.ts';
import { enqueueTracked } from '../delivery/enqueue.ts';
import { personLane } from '../delivery/lane-keys.ts';
import type { Turn } from '../intake/origin.ts';
import type { ClickAnswer } from '../messenger/messenger.ts';

/** Posts a form in the clicker's own chat: inputs are not for a card that a whole group shares. */
export async function openForm(
  { tx, now, person }: Turn,
  projectId: ProjectId,
  subject: TrackedSubject,
): Promise<ClickAnswer> {
  const about = subject as { readonly node?: string | null; readonly matter?: string };
  await enqueueTracked(
    tx,
    {
      lane: personLane(person.id),
      projectId,
      node: about.node ?? null,
      matter: about.matter ?? null,
      subject,
      mention: [],
    },
    now,
  );
  return { toast: doneToasts.sentToOwnChat() };
}
